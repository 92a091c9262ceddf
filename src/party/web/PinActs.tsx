import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { endsOf } from '#party/contract.ts'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { PinDialog } from './PinDialog.tsx'
import type { PinOf } from './room-state.ts'
import { showPin } from './room-store.ts'

interface PinActsProps {
  readonly pin: PinOf
  readonly memberId: string | null
  readonly onChanged?: ((pin: PinOf) => void) | undefined
}

type End = (typeof endsOf)[keyof typeof endsOf][number]
type PinAct = 'for' | 'dissent' | 'hear' | 'open' | 'change' | 'unpin' | End

/** Acts that ask for some words first. */
const asking = [
  'dissent',
  'decided',
  'done',
  'kept',
  'broken',
  'answered',
  'resolved',
  'hear',
] as const
type Asking = (typeof asking)[number]
const isAsking = (act: PinAct): act is Asking => asking.some((one) => one === act)
/** Words without which these cannot be done. */
const mustSay: readonly PinAct[] = ['dissent', 'kept', 'answered']

/** What may be done with a pin as it stands, the likeliest first. */
const actsOf = (pin: PinOf, memberId: string | null): readonly PinAct[] => {
  if (pin.state !== 'open') {
    return pin.kind === 'doubt' ? ['hear', 'open', 'change'] : ['open', 'change']
  }
  const stances: readonly PinAct[] =
    pin.kind === 'decision' && memberId !== null ? ['for', 'dissent'] : []
  const heard: readonly PinAct[] = pin.kind === 'doubt' ? ['hear'] : []
  return [...stances, ...heard, ...endsOf[pin.kind], 'change', 'unpin']
}

/** Two buttons at hand, the rest in a menu. */
export const PinActs = ({ pin, memberId, onChanged }: PinActsProps) => {
  const [open, setOpen] = useState<Asking | 'change' | null>(null)
  const act = useMutation({
    mutationFn: ({ one, text }: { one: PinAct; text: string }) => doAct(pin, one, text),
    onSuccess: (changed, { one }) => {
      setOpen(null)
      showPin(changed)
      onChanged?.(changed)
      if (one === 'unpin') {
        sayDone(t('pin.unpinned', { label: pin.label }), async () => {
          const { pin: back } = await api.party.repin({ pinId: pin.id, version: changed.version })
          showPin(back)
          onChanged?.(back)
        })
      }
    },
  })
  const begin = (one: PinAct): void => {
    if (one === 'change') setOpen('change')
    else if (isAsking(one)) setOpen(one)
    else act.mutate({ one, text: '' })
  }
  const acts = actsOf(pin, memberId)
  return (
    <div className="rm-pin-acts">
      <div className="row wrap">
        {acts.slice(0, 2).map((one) => (
          <button key={one} type="button" className="btn line small" onClick={() => begin(one)}>
            {t(`pin.act.${one}`)}
          </button>
        ))}
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <button
              type="button"
              className="btn quiet small"
              aria-label={t('pin.more', { label: pin.label })}
            >
              <IconDots className="icon s" aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {acts.slice(2).map((one) => (
              <Menu.Item key={one} onClick={() => begin(one)}>
                {t(`pin.act.${one}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {open !== null && open !== 'change' && (
        <AskWords
          act={open}
          pending={act.isPending}
          onSay={(text) => act.mutate({ one: open, text })}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'change' && (
        <PinDialog pin={pin} onClose={() => setOpen(null)} onDone={onChanged} />
      )}
      {act.isError && <ErrorNote error={act.error} />}
    </div>
  )
}

interface AskWordsProps {
  readonly act: Asking
  readonly pending: boolean
  readonly onSay: (text: string) => void
  readonly onCancel: () => void
}

const AskWords = ({ act, pending, onSay, onCancel }: AskWordsProps) => (
  <form
    className="rm-ask"
    onSubmit={onSend((form) => {
      const text = formText(form, 'words')
      if (!pending && (text !== '' || !mustSay.includes(act))) onSay(text)
    })}
  >
    <label>
      <span className="m">{t(`pin.ask.${act}`)}</span>
      <input className="input" name="words" autoFocus required={mustSay.includes(act)} />
    </label>
    <div className="row">
      <button type="submit" className="btn primary small" aria-disabled={pending}>
        {t(`pin.act.${act}`)}
      </button>
      <button type="button" className="btn quiet small" onClick={onCancel}>
        {t('common.cancel')}
      </button>
    </div>
  </form>
)

const doAct = async (pin: PinOf, act: PinAct, text: string): Promise<PinOf> => {
  const seen = { pinId: pin.id, version: pin.version }
  switch (act) {
    case 'for':
    case 'dissent':
      return (await api.party.stance({ ...seen, stance: act, sentence: text })).pin
    case 'hear':
      return (await api.party.hear({ ...seen, saidBy: text })).pin
    case 'unpin':
      return (await api.party.unpin(seen)).pin
    case 'change':
      return pin // has a dialog of its own
    case 'open':
    case 'decided':
    case 'done':
    case 'kept':
    case 'broken':
    case 'answered':
    case 'resolved':
      return (await api.party.settlePin({ ...seen, state: act, outcome: text })).pin
  }
}
