import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { ApiError } from '#ui/api.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign, membersHereQuery } from './charter-queries.ts'
import type { MemberShown } from './charter-queries.ts'
import { who } from './use-list-changes.ts'

interface AskVotesProps {
  /** On whom; each gets a question of its own. */
  readonly lines: readonly { readonly id: string; readonly name: string }[]
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
export const AskVotes = ({ lines, onClose }: AskVotesProps) => {
  const members = useQuery(membersHereQuery).data?.members ?? []
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const [question, setQuestion] = useState('')
  const [closes, setCloses] = useState(() => inDays(usualDays))
  const voters = chosen ?? members.map((one) => one.id)
  const ask = useAsk(lines, onClose)
  const canAsk = voters.length > 0 && closes !== ''
  return (
    <Dialog title={t('votes.askTitle', { name: who(lines) })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={onSend(() => {
          if (canAsk && !ask.isPending) {
            ask.mutate({ question, voters: [...voters], closesAt: new Date(closes).toISOString() })
          }
        })}
      >
        <Field
          label={t('votes.question')}
          optional
          autoFocus
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

interface Question {
  readonly question: string
  readonly voters: string[]
  readonly closesAt: string
}

/** Asks on each line; one on which others vote already stays as it is and is named. */
const useAsk = (lines: AskVotesProps['lines'], onClose: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (given: Question) => {
      const rounds = []
      const underWay: string[] = []
      for (const { id, name } of lines) {
        try {
          rounds.push((await api.campaign.askVotes({ id, ...given })).round)
        } catch (error) {
          const isOpen = error instanceof ApiError && error.code === 'votes_under_way'
          if (!isOpen || lines.length === 1) throw error
          underWay.push(name)
        }
      }
      return { rounds, underWay }
    },
    onSuccess: async ({ rounds, underWay }) => {
      onClose()
      await forgetCampaign(client)
      const said = t('votes.asked', { count: rounds[0]?.of ?? 0 })
      const names = underWay.join(', ')
      sayDone(
        underWay.length === 0 ? said : `${said} ${t('votes.underWay', { names })}`,
        async () => {
          for (const { id, version } of rounds) await api.campaign.withdrawVotes({ id, version })
          await forgetCampaign(client)
        },
      )
    },
    // Those asked before the refusal stay asked, and show it.
    onError: () => forgetCampaign(client),
  })
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
