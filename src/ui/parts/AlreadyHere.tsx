import type { ReactNode } from 'react'
import { SpaLink } from './SpaLink.tsx'

/** Somebody or something that may be what is being written down. */
export interface Alike {
  readonly id: string
  readonly name: string
  readonly href: string
  /** Said to a screen reader in place of the name. */
  readonly linkLabel?: string
  readonly line: string
  /** Why it looks alike, in a sentence. */
  readonly why: string
  /** Set when it surely is the same: the words that say so. */
  readonly certain: string | null
  readonly lead?: ReactNode
}

interface AlreadyHereProps {
  readonly title: string
  /** Said while there is nothing to show: waiting, or none found; empty when there is. */
  readonly said: string
  readonly alike: readonly Alike[]
}

/** What is here already under such a name, beside the form that would add it once more. */
export const AlreadyHere = ({ title, said, alike }: AlreadyHereProps) => (
  <aside className="already" aria-label={title}>
    <h2>{title}</h2>
    <p className="m" role="status">
      {said}
    </p>
    <ul className="co">
      {alike.map((one) => (
        <li key={one.id}>
          {one.lead}
          <div className="grow">
            <SpaLink className="co-name block" href={one.href} aria-label={one.linkLabel}>
              <bdi>{one.name}</bdi>
            </SpaLink>
            <span className="m block">{one.line}</span>
            <span className="m2 block">{one.why}</span>
          </div>
          {one.certain !== null && <span className="state warn">{one.certain}</span>}
        </li>
      ))}
    </ul>
  </aside>
)
