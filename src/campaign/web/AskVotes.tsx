import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign, membersHereQuery } from './charter-queries.ts'
import type { MemberShown } from './charter-queries.ts'

interface AskVotesProps {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

/** Days that a question stays open unless one says otherwise. */
const usualDays = 3
const dayMs = 86_400_000

/** The evening of a day some days from now, as the field for a moment writes it. */
const inDays = (days: number): string => {
  const day = new Date(Date.now() + days * dayMs)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}T18:00`
}

/** Whom to ask, what, and until when. */
export const AskVotes = ({ id, name, onClose }: AskVotesProps) => {
  const client = useQueryClient()
  const members = useQuery(membersHereQuery).data?.members ?? []
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const [question, setQuestion] = useState('')
  const [closes, setCloses] = useState(() => inDays(usualDays))
  const voters = chosen ?? members.map((one) => one.id)
  const ask = useMutation({
    mutationFn: () =>
      api.campaign.askVotes({
        id,
        question,
        voters: [...voters],
        closesAt: new Date(closes).toISOString(),
      }),
    onSuccess: async ({ round }) => {
      onClose()
      await forgetCampaign(client)
      sayDone(t('votes.asked', { count: round.of }), async () => {
        await api.campaign.withdrawVotes({ id: round.id, version: round.version })
        await forgetCampaign(client)
      })
    },
  })
  const canAsk = voters.length > 0 && closes !== ''
  return (
    <Dialog title={t('votes.askTitle', { name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={onSend(() => {
          if (canAsk && !ask.isPending) ask.mutate()
        })}
      >
        <Field
          label={t('votes.question')}
          optional
          value={question}
          autoComplete="off"
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Voters members={members} voters={voters} onChoose={setChosen} />
        <Field
          label={t('votes.closesAt')}
          hint={t('votes.closesHint')}
          type="datetime-local"
          value={closes}
          onChange={(event) => setCloses(event.target.value)}
        />
        {ask.isError && <ErrorNote error={ask.error} />}
        <div className="row wrap">
          <button type="submit" className="btn primary" aria-disabled={!canAsk || ask.isPending}>
            {t('votes.ask')}
          </button>
          {!canAsk && <span className="m">{t('votes.askWhyNot')}</span>}
        </div>
      </form>
    </Dialog>
  )
}

interface VotersProps {
  readonly members: readonly MemberShown[]
  readonly voters: readonly string[]
  readonly onChoose: (voters: readonly string[]) => void
}

const Voters = ({ members, voters, onChoose }: VotersProps) => (
  <div role="group" aria-label={t('votes.voters')}>
    <p className="label">{t('votes.voters')}</p>
    {members.map(({ id, name }) => (
      <label key={id} className="check">
        <input
          type="checkbox"
          checked={voters.includes(id)}
          onChange={() =>
            onChoose(voters.includes(id) ? voters.filter((other) => other !== id) : [...voters, id])
          }
        />
        {name}
      </label>
    ))}
  </div>
)
