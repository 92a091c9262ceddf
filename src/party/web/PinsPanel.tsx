import { Empty } from '#ui/parts/Empty.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { PinBlock } from './PinBlock.tsx'
import { isLate } from './pin-words.ts'
import type { PinOf, RoomState } from './room-state.ts'

/** Beside the stream: what is open, late first. */
export const PinsPanel = ({ state }: { state: RoomState }) => (
  <aside className="rm-side" aria-label={t('pin.pinned')}>
    <div className="row">
      <h2 className="grow">{t('pin.pinned')}</h2>
      <SpaLink className="m" href={paths.roomDecisions()}>
        {t('pin.all')}
      </SpaLink>
    </div>
    <OpenPins state={state} />
  </aside>
)

/** Open pins of all rooms that one is in: late ones first, then by when they are due. */
export const OpenPins = ({ state }: { state: RoomState }) => {
  const now = new Date()
  const pins = [...state.pins.values()]
    .filter((pin) => pin.state === 'open' && pin.removedAt === null)
    .toSorted((a, b) => Number(isLate(b, now)) - Number(isLate(a, now)) || byDue(a, b))
  if (pins.length === 0) return <Empty missing={t('pin.none')} why={t('pin.noneWhy')} />
  return (
    <ul className="rm-pins">
      {pins.map((pin) => (
        <li key={pin.id}>
          <PinBlock pin={pin} memberId={state.memberId} withMessage />
        </li>
      ))}
    </ul>
  )
}

const byDue = (a: PinOf, b: PinOf): number =>
  (a.dueAt ?? 'z').localeCompare(b.dueAt ?? 'z') || b.createdAt.localeCompare(a.createdAt)
