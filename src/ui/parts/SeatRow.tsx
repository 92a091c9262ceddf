import { t } from '../texts/text.ts'
import { NumberDoor } from './NumberDoor.tsx'

interface SeatRowProps {
  readonly area: string
  readonly seats: number
  readonly filled: number
  readonly offered: number
  readonly free: number
  /** Shows the people of the area. */
  readonly href: string
  /** Whether the people of this area are what is shown now. */
  readonly chosen?: boolean
}

/** More squares are not counted by eye; the rest is a number. */
const mostSquares = 24

/** The seats of one area: filled, offered, free; opens its people. */
export const SeatRow = (props: SeatRowProps) => {
  const { area, seats, filled, offered, free, href, chosen } = props
  const shown = Math.min(seats, mostSquares)
  return (
    <div className="seat-row" data-chosen={chosen || undefined}>
      <span className="m nw">
        <NumberDoor href={href}>
          {area} <b className="tn">{free}</b> {t('seats.free')}
          <span className="sr">{t('seats.more', { filled, offered, seats })}</span>
        </NumberDoor>
      </span>
      <span className="squares" aria-hidden="true">
        {Array.from({ length: shown }, (_, seat) => (
          <i key={seat} className={kindOf(seat, filled, offered)} />
        ))}
        {seats > shown && <span className="m">+{seats - shown}</span>}
      </span>
    </div>
  )
}

const kindOf = (seat: number, filled: number, offered: number): string => {
  if (seat < filled) return 'filled'
  return seat < filled + offered ? 'offered' : ''
}
