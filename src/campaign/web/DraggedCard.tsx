import { t } from '#ui/texts/text.ts'
import { Tier } from '#ui/parts/Tier.tsx'
import type { Drop } from './drop-at.ts'
import type { ProspectShown } from './list-queries.ts'
import { stageName } from './stage-texts.ts'

interface DraggedCardProps {
  readonly dragging: {
    readonly line: ProspectShown
    readonly x: number
    readonly y: number
    readonly drop: Drop | null
  }
}

/** The card in the hand, and where it would go. */
export const DraggedCard = ({ dragging: { line, x, y, drop } }: DraggedCardProps) => (
  <div
    className="card in-hand"
    aria-hidden="true"
    style={{ transform: `translate(${String(x + 8)}px, ${String(y + 8)}px)` }}
  >
    <div className="row card-name">
      <Tier tier={line.tier} />
      <span className="b cut">{line.name}</span>
    </div>
    <span className="m">
      {drop && drop.stage !== line.stage
        ? t('list.to', { stage: stageName(drop.stage) })
        : stageName(line.stage)}
    </span>
  </div>
)
