import { useState } from 'react'
import { DecisionBlock } from '../parts/DecisionBlock.tsx'
import { OffLimitsTag } from '../parts/OffLimitsTag.tsx'
import { VoteButtons, VoteGlyphs } from '../parts/VoteButtons.tsx'
import type { VoteWord } from '../parts/VoteButtons.tsx'
import { t } from '../texts/text.ts'
import { Shown } from './Shown.tsx'

/** Votes, decisions, and what is off-limits. */
export const VotesShown = () => {
  const [choice, setChoice] = useState<VoteWord | null>(null)
  return (
    <div className="stack">
      <Shown name="gallery.votes">
        <div className="stack">
          <VoteButtons label={t('gallery.voteLabel')} choice={choice} keys onVote={setChoice} />
          <VoteButtons label={t('gallery.votedLabel')} choice="star" onVote={() => undefined} />
          <p className="m">{t('vote.hidden', { voted: 2, of: 4 })}</p>
          <VoteGlyphs choices={['star', 'pass', 'check', 'star']} />
        </div>
      </Shown>
      <Shown name="gallery.decision">
        <div className="stack">
          <DecisionBlock
            what="Waive the loop"
            why="Eleven schedulers, all read. Two references say the same thing unprompted."
            byLine="Amara Vestergaard, Tue 24 Nov"
            votes={['star', 'star', 'check', 'pass']}
            dissent={[{ name: 'Priya Raghunathan-Ek', sentence: 'Too early.' }]}
          />
          <DecisionBlock
            what="Wait until spring"
            why="A child is on the way."
            byLine="Joaquín Ibarra, Mon 23 Nov"
            votes={[]}
            dissent={[]}
          />
        </div>
      </Shown>
      <Shown name="gallery.offLimits">
        <div className="stack">
          <OffLimitsTag
            sentence="No-hire with Corvid Reasoning, until 2 Nov 2027."
            overruledBy={null}
          />
          <OffLimitsTag
            sentence="Kestrel Systems is off-limits until 25 Nov 2027."
            overruledBy="Amara Vestergaard"
          />
        </div>
      </Shown>
    </div>
  )
}
