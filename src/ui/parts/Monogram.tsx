import { initials } from '../format.ts'

/** A member of the Party: a ring with initials; filled for the one who is signed in. */
export const Monogram = ({ name, me, large }: { name: string; me?: boolean; large?: boolean }) => (
  <span className={`who ${me ? 'me' : ''} ${large ? 'l' : ''}`} aria-hidden="true">
    {initials(name)}
  </span>
)
