import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { VoteButtons, VoteGlyphs } from '#ui/parts/VoteButtons.tsx'
import type { VoteWord } from '#ui/parts/VoteButtons.tsx'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign } from './charter-queries.ts'
import type { Round } from './charter-queries.ts'

/** Gives or changes one's vote; the version seen is that of the own vote. */
export const useVote = (round: Round) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (vote: { choice: VoteWord; reason?: string }) =>
      api.campaign.vote({ id: round.id, version: round.mine?.version ?? 0, ...vote }),
    onSuccess: async () => forgetCampaign(client),
    // Somebody was quicker, or time is over: what stands now is read.
    onError: () => forgetCampaign(client),
  })
}

interface VoteOnRoundProps {
  readonly round: Round
  readonly name: string
  /** Shows the keys of the voting screen. */
  readonly keys?: boolean
}

/** One question: my vote, then a line why, then what the others chose. */
export const VoteOnRound = ({ round, name, keys }: VoteOnRoundProps) => {
  const vote = useVote(round)
  const mine = round.mine?.choice ?? null
  const choice = vote.isPending ? vote.variables.choice : mine
  return (
    <div className="vote-round stack">
      {round.question !== '' && (
        <p className="serif vote-question" dir="auto">
          {round.question}
        </p>
      )}
      {round.state === 'open' && round.mine !== null && (
        <VoteButtons
          label={t('votes.yours', { name })}
          choice={choice}
          pending={vote.isPending}
          {...(keys ? { keys } : {})}
          onVote={(word) => vote.mutate({ choice: word })}
        />
      )}
      {mine !== null && !vote.isPending && maySayWhy(round) && (
        <Reason
          key={`${mine}${round.mine?.reason ?? ''}`}
          start={round.mine?.reason ?? ''}
          onSay={(reason) =>
            vote.mutate(
              { choice: mine, reason },
              { onSuccess: () => sayDone(t('votes.reasonKept')) },
            )
          }
        />
      )}
      {vote.isError && <ErrorNote error={vote.error} />}
      <Others round={round} />
    </div>
  )
}

/** For a day after the end too: whoever votes last completes the round by it. */
const reasonForMs = 24 * 3_600_000
const maySayWhy = (round: Round): boolean =>
  round.state === 'open' ||
  (round.completedAt !== null && Date.now() - Date.parse(round.completedAt) < reasonForMs)

/** One line, if one wants to; the vote itself is given already. */
const Reason = ({ start, onSay }: { start: string; onSay: (reason: string) => void }) => {
  const id = useId()
  const [text, setText] = useState(start)
  return (
    <form
      className="row vote-reason"
      onSubmit={onSend(() => {
        if (text.trim() !== start) onSay(text.trim())
      })}
    >
      <label className="sr" htmlFor={id}>
        {t('votes.reason')}
      </label>
      <input
        id={id}
        className="input grow"
        placeholder={t('votes.reason')}
        value={text}
        dir="auto"
        autoComplete="off"
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== start && (
        <button type="submit" className="btn line">
          {t('votes.keepReason')}
        </button>
      )}
    </form>
  )
}

const Others = ({ round }: { round: Round }) => {
  if (!round.seesVotes) {
    return (
      <p className="m">
        {round.mine === null
          ? t('votes.hiddenToYou', { voted: round.voted, of: round.of })
          : t('vote.hidden', { voted: round.voted, of: round.of })}{' '}
        {t('votes.closes', { moment: formatMoment(round.closesAt) })}
      </p>
    )
  }
  const missing = round.voters.filter(({ hasVoted }) => !hasVoted).map(({ name }) => name)
  return (
    <div className="stack vote-others">
      <div className="row wrap">
        <VoteGlyphs choices={round.votes.map(({ choice }) => choice)} />
        <span className="m">
          {round.state === 'complete'
            ? t(round.completedBecause === 'time is over' ? 'votes.timeOver' : 'votes.complete')
            : t('votes.counted', { voted: round.voted, of: round.of })}
          {missing.length > 0 && ` ${t('votes.missing', { names: missing.join(', ') })}`}
        </span>
      </div>
      <ul className="vote-list">
        {round.votes.map((one) => (
          <li key={one.memberId}>
            <b>{one.name}</b> <span className="m2">{t(`vote.${one.choice}`)}</span>
            {one.reason !== '' && (
              <span className="serif" dir="auto">
                {' '}
                “{one.reason}”
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
