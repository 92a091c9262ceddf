import { VoteGlyphs } from '#ui/parts/VoteButtons.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'

/** The votes on a line as far as one may see them; how many have voted while they are hidden. */
export const LineVotes = ({ line }: { line: ProspectShown }) => {
  const { votes } = line
  if (votes === null) return null
  if (votes.asksMe) return <span className="m warn nw">{t('list.yourVote')}</span>
  return votes.choices.length > 0 ? (
    <VoteGlyphs choices={votes.choices} />
  ) : (
    <span className="m tn nw">{t('list.voted', { voted: votes.voted, of: votes.of })}</span>
  )
}
