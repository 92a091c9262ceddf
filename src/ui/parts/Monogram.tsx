import { initials } from '../format.ts'

interface MonogramProps {
  readonly name: string
  readonly me?: boolean
  readonly large?: boolean
  /** Acts for somebody else. */
  readonly delegate?: boolean
}

/** A member of the Party: a ring with initials; filled for oneself, dashed for a delegate. */
export const Monogram = ({ name, me, large, delegate }: MonogramProps) => (
  <span
    className={`who ${me ? 'me' : ''} ${large ? 'l' : ''} ${delegate ? 'delegate' : ''}`}
    aria-hidden="true"
  >
    {initials(name)}
  </span>
)
