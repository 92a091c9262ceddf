interface MeterProps {
  /** 0 to 1. */
  readonly share: number
  /** Said instead of the bar: "86 % of the best". Without it the figure beside it says all. */
  readonly label?: string
  /** In the accent: something that goes on now. */
  readonly now?: boolean
}

/** A thin bar, filled to a share. */
export const Meter = ({ share, label, now }: MeterProps) => (
  <span
    className={now ? 'meter now' : 'meter'}
    role={label === undefined ? undefined : 'img'}
    aria-label={label}
    aria-hidden={label === undefined}
  >
    <i style={{ '--part': Math.min(1, Math.max(0, share)) }} />
  </span>
)
