import { IconCheck, IconStar, IconStarFilled, IconX } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { Keys } from '../keyboard/Keys.tsx'
import { t } from '../texts/text.ts'

export type VoteWord = 'pass' | 'check' | 'star'

/** In the order of the keys 1, 2, 3. */
export const voteWords: readonly VoteWord[] = ['pass', 'check', 'star']

const icons: Readonly<Record<VoteWord, Icon>> = { pass: IconX, check: IconCheck, star: IconStar }

interface VoteButtonsProps {
  /** Said to a screen reader: `Your vote on Sofía Quintanar`. */
  readonly label: string
  readonly choice: VoteWord | null
  readonly pending?: boolean
  /** Shows the keys 1, 2, 3, where the screen has them. */
  readonly keys?: boolean
  readonly onVote: (choice: VoteWord) => void
}

/** Pass, Check, Star: three equal buttons, one tap each; the chosen one stays pressed. */
export const VoteButtons = ({ label, choice, pending, keys, onVote }: VoteButtonsProps) => (
  <div className="vote-buttons" role="group" aria-label={label} aria-busy={pending || undefined}>
    {voteWords.map((word, index) => {
      const Shown = word === 'star' && choice === 'star' ? IconStarFilled : icons[word]
      return (
        <button
          key={word}
          type="button"
          className="btn line"
          aria-pressed={choice === word}
          onClick={() => {
            if (!pending) onVote(word)
          }}
        >
          <Shown className="icon s" aria-hidden="true" /> {t(`vote.${word}`)}
          {keys && <Keys keys={String(index + 1)} />}
        </button>
      )
    })}
  </div>
)

/** Votes as glyphs: stars first, then checks, then passes; said in words as well. */
export const VoteGlyphs = ({ choices }: { readonly choices: readonly VoteWord[] }) => {
  const sorted = voteWords.toReversed().flatMap((word) => choices.filter((one) => one === word))
  const said = voteWords
    .toReversed()
    .map((word) => ({ word, count: choices.filter((one) => one === word).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => t('vote.counted', { count, choice: t(`vote.${word}`) }))
    .join(', ')
  return (
    <span className="vote-glyphs">
      <span className="sr">{said}</span>
      {sorted.map((word, index) => {
        const Shown = word === 'star' ? IconStarFilled : icons[word]
        // oxlint-disable-next-line react/no-array-index-key -- glyphs of one word are alike
        return <Shown key={`${word}${String(index)}`} className="icon s" aria-hidden="true" />
      })}
    </span>
  )
}
