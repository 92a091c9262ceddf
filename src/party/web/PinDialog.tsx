import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { pinKinds } from '#party/contract.ts'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import type { MessageOf, PinOf } from './room-state.ts'
import { showPin, useRoom } from './room-store.ts'

interface PinDialogProps {
  /** What is pinned; absent when a pin is changed. */
  readonly message?: MessageOf
  /** The pin that is changed. */
  readonly pin?: PinOf
  readonly onClose: () => void
  readonly onDone?: ((pin: PinOf) => void) | undefined
}

/** A message becomes a decision, a next move, a promise or a doubt; or such a pin is changed. */
export const PinDialog = ({ message, pin, onClose, onDone }: PinDialogProps) => {
  const [kind, setKind] = useState(pin?.kind ?? 'decision')
  const [form, setForm] = useState({
    what: pin?.what ?? message?.text ?? '',
    why: pin?.why ?? '',
    ownerId: pin?.ownerId ?? '',
    due: localTime(pin?.dueAt ?? null),
    saidBy: '',
  })
  const keep = useMutation({
    mutationFn: () => keepPin({ message, pin, kind, form }),
    onSuccess: (kept) => {
      showPin(kept)
      onDone?.(kept)
      onClose()
      if (!pin) sayDone(t('pin.kept', { label: kept.label }), () => unpin(kept))
    },
  })
  const title = pin
    ? t('pin.change', { label: pin.label })
    : t('pin.dialog', { name: message?.author ?? '' })
  const ready = form.what.trim() !== '' && !keep.isPending
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <button
            type="button"
            className="btn primary"
            aria-disabled={!ready}
            onClick={() => ready && keep.mutate()}
          >
            {pin ? t('pin.keepChange') : t('pin.keep')}
          </button>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </>
      }
    >
      <div className="stack">
        {!pin && (
          <Segments
            label={t('pin.kind')}
            value={kind}
            options={pinKinds.map((value) => ({ value, text: t(`pin.${value}`) }))}
            onChoose={setKind}
          />
        )}
        <PinFields kind={kind} isNew={!pin} form={form} onChange={setForm} />
        {keep.isError && <ErrorNote error={keep.error} />}
      </div>
    </Dialog>
  )
}

interface PinForm {
  readonly what: string
  readonly why: string
  readonly ownerId: string
  readonly due: string
  readonly saidBy: string
}

interface PinFieldsProps {
  readonly kind: PinOf['kind']
  readonly isNew: boolean
  readonly form: PinForm
  readonly onChange: (form: PinForm) => void
}

const PinFields = ({ kind, isNew, form, onChange }: PinFieldsProps) => {
  const { room } = useRoom()
  return (
    <>
      <TextField
        label={t('pin.what')}
        rows={3}
        value={form.what}
        onChange={(what) => onChange({ ...form, what })}
      />
      <TextField
        label={t('pin.why')}
        optional
        rows={2}
        value={form.why}
        onChange={(why) => onChange({ ...form, why })}
      />
      {kind === 'doubt' && isNew && (
        <Field
          label={t('pin.saidBy')}
          optional
          value={form.saidBy}
          onChange={(event) => onChange({ ...form, saidBy: event.target.value })}
        />
      )}
      <div className="rm-two">
        <OwnerField
          label={t(`pin.owner.${kind}`)}
          people={room?.people ?? []}
          value={form.ownerId}
          onChange={(ownerId) => onChange({ ...form, ownerId })}
        />
        <Field
          label={t(`pin.due.${kind}`)}
          type="datetime-local"
          optional
          value={form.due}
          onChange={(event) => onChange({ ...form, due: event.target.value })}
        />
      </div>
    </>
  )
}

interface OwnerFieldProps {
  readonly label: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly value: string
  readonly onChange: (id: string) => void
}

const OwnerField = ({ label, people, value, onChange }: OwnerFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('pin.nobody')}</option>
        {people.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}

interface Kept {
  readonly message: MessageOf | undefined
  readonly pin: PinOf | undefined
  readonly kind: PinOf['kind']
  readonly form: PinForm
}

const keepPin = async ({ message, pin, kind, form }: Kept): Promise<PinOf> => {
  const fields = {
    what: form.what,
    why: form.why,
    ownerId: form.ownerId === '' ? null : form.ownerId,
    dueAt: form.due === '' ? null : new Date(form.due).toISOString(),
  }
  const answer = pin
    ? await api.party.changePin({ pinId: pin.id, version: pin.version, ...fields })
    : await api.party.pin({ messageId: message?.id ?? '', kind, saidBy: form.saidBy, ...fields })
  return answer.pin
}

const unpin = async (pin: PinOf): Promise<void> => {
  const answer = await api.party.unpin({ pinId: pin.id, version: pin.version })
  showPin(answer.pin)
}

/** A moment as a field of date and time wants it, in the zone of the reader. */
const localTime = (iso: string | null): string => {
  if (iso === null) return ''
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
