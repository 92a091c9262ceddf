import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Act, Card } from '#party/contract.ts'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'

type CardOf = z.output<typeof Card>
type ActOf = z.output<typeof Act>

interface CardBoxProps {
  readonly card: CardOf
  /** Something was done: what is shown may be old. */
  readonly onDone: () => void
}

/** A thing of another room, and what can be done with it from here. */
export const CardBox = ({ card, onDone }: CardBoxProps) => (
  <div className="rm-card">
    <div className="row wrap">
      <SpaLink className="b" href={card.path}>
        {card.title}
      </SpaLink>
    </div>
    {card.line !== '' && <p className="m2">{card.line}</p>}
    <Acts acts={card.acts ?? []} onDone={onDone} />
  </div>
)

/** The buttons of what can be done at once; a reason is asked for where one is wanted. */
export const Acts = ({
  acts,
  onDone,
}: {
  readonly acts: readonly ActOf[]
  readonly onDone: () => void
}) => {
  const [asking, setAsking] = useState<ActOf | null>(null)
  const act = useMutation({
    mutationFn: ({ one, input }: { one: ActOf; input: Record<string, unknown> }) =>
      ask(one.operation, { ...one.input, ...input }),
    onSuccess: (_answer, { one }) => {
      setAsking(null)
      sayDone(t('room.actDone', { label: one.label }))
      onDone()
    },
  })
  if (acts.length === 0) return null
  const begin = (one: ActOf): void => (one.asks ? setAsking(one) : act.mutate({ one, input: {} }))
  return (
    <div className="rm-acts">
      <div className="row wrap">
        {acts.map((one) => (
          <button
            key={one.label}
            type="button"
            className="btn line small"
            aria-disabled={act.isPending}
            aria-expanded={one.asks ? asking === one : undefined}
            onClick={() => begin(one)}
          >
            {one.label}
          </button>
        ))}
      </div>
      {asking?.asks && (
        <form
          className="row wrap"
          onSubmit={onSend((form) => {
            const { field, required } = asking.asks ?? { field: '', required: false }
            const text = formText(form, 'asked')
            if (text === '' && required) return
            act.mutate({ one: asking, input: text === '' ? {} : { [field]: text } })
          })}
        >
          <label className="grow">
            <span className="m">{asking.asks.label}</span>
            <input className="input" name="asked" autoFocus required={asking.asks.required} />
          </label>
          <button type="submit" className="btn primary small" aria-disabled={act.isPending}>
            {asking.label}
          </button>
        </form>
      )}
      {act.isError && <ErrorNote error={act.error} />}
    </div>
  )
}

/** Asks an operation by its name; a card names only operations that a browser may call. */
const ask = async (operation: string, input: Record<string, unknown>): Promise<unknown> => {
  const [room = '', verb = ''] = operation.split('.')
  const ofRoom: unknown = Reflect.get(api, room)
  const run: unknown =
    typeof ofRoom === 'object' && ofRoom !== null ? Reflect.get(ofRoom, verb) : undefined
  if (typeof run !== 'function') throw new Error(`No operation is called ${operation}.`)
  return Reflect.apply(run, undefined, [input])
}
