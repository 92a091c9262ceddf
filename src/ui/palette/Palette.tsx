import './palette.css'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { InventedMark } from '../parts/Invented.tsx'
import { workspaceStatus } from '../queries.ts'
import { t } from '../texts/text.ts'
import { choiceGroups } from './choice.ts'
import type { Choice } from './choice.ts'
import { PaletteFoot } from './PaletteFoot.tsx'
import { PaletteGroup } from './PaletteGroup.tsx'
import { useChoices } from './use-choices.ts'

interface PaletteProps {
  readonly typed: string
  readonly onClose: () => void
}

/** People, works, commands and places in one list; the selected one offers what can be done with it. */
export const Palette = ({ typed: begun, onClose }: PaletteProps) => {
  const router = useRouter()
  const listId = useId()
  const [typed, setTyped] = useState(begun)
  const [selected, setSelected] = useState<string | null>(null)
  const { data: status } = useQuery(workspaceStatus)
  const { mode, choices, busy } = useChoices(typed)
  // What can be done with a thing stays in sight while one walks through its actions.
  const owner = choices.find(
    (one) => one.id === selected || one.actions?.some((act) => act.id === selected),
  )
  const shown = withActions(choices, owner ?? choices[0])
  const current = shown.find((one) => one.id === selected) ?? shown[0]
  const move = (by: number) => {
    const at = shown.findIndex((one) => one.id === current?.id)
    setSelected(shown[(at + by + shown.length) % shown.length]?.id ?? null)
  }
  const take = (choice: Choice | undefined, beside: boolean) => {
    if (!choice || choice.impossible !== undefined) return
    if (choice.href !== undefined && beside) window.open(choice.href, '_blank', 'noopener')
    onClose()
    if (beside && choice.href !== undefined) return
    if (choice.href !== undefined) router.history.push(choice.href)
    else choice.run?.()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const atEnd = event.currentTarget.selectionStart === typed.length
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') take(current, event.ctrlKey || event.metaKey)
    else if (event.key === 'ArrowRight' && atEnd && current?.actions)
      setSelected(current.actions[0]?.id ?? null)
    else if (event.key === 'ArrowLeft' && current?.group === 'doWith')
      setSelected(owner?.id ?? null)
    else return
    event.preventDefault()
  }
  return (
    <Dialog bare title={t('palette.label')} onClose={onClose} className="palette">
      <div className="row palette-head">
        <IconSearch className="icon dim" aria-hidden="true" />
        <input
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current ? optionId(listId, current) : undefined}
          aria-autocomplete="list"
          aria-label={t('palette.input')}
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setSelected(null)
          }}
          onKeyDown={onKeyDown}
        />
        <span className="only-phone">{status?.invented && <InventedMark short />}</span>
        <span className="m nw only-desk">{t(`palette.in.${mode}`)}</span>
        <button type="button" className="palette-close" onClick={onClose}>
          <span className="only-phone">{t('common.close')}</span>
          <kbd>Esc</kbd>
        </button>
      </div>
      <div
        className="palette-body"
        role="listbox"
        id={listId}
        aria-label={t('palette.label')}
        aria-busy={busy}
      >
        {choiceGroups.map((group) => (
          <PaletteGroup
            key={group}
            group={group}
            ownerName={owner?.text ?? choices[0]?.text ?? ''}
            choices={shown.filter((one) => one.group === group)}
            current={current}
            optionId={(choice) => optionId(listId, choice)}
            onTake={take}
            onPoint={(choice) => setSelected(choice.id)}
          />
        ))}
      </div>
      {shown.length === 0 && !busy && (
        <p className="note palette-none">
          <b>{t('palette.nothing')}</b> {t('palette.nothingWhy')}
        </p>
      )}
      <p className="sr" role="status">
        {busy ? t('palette.searching') : t('palette.found', { count: shown.length })}
      </p>
      <PaletteFoot />
    </Dialog>
  )
}

const optionId = (listId: string, choice: Choice): string => `${listId}-${choice.id}`

/** The selected thing's actions follow its group. */
const withActions = (choices: readonly Choice[], owner: Choice | undefined): readonly Choice[] => {
  if (!owner?.actions) return choices
  const last = choices.findLastIndex((one) => one.group === owner.group)
  return [...choices.slice(0, last + 1), ...owner.actions, ...choices.slice(last + 1)]
}
