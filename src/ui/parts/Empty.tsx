import type { ReactNode } from 'react'

interface EmptyProps {
  /** One bold sentence: what is missing. */
  readonly missing: string
  /** One sentence: what it is for. */
  readonly why: string
  /** One button. */
  readonly children?: ReactNode
}

/** Nothing here yet: said, explained, and with the way to change it. */
export const Empty = ({ missing, why, children }: EmptyProps) => (
  <div className="box note">
    <p>
      <b>{missing}</b> {why}
    </p>
    {children}
  </div>
)
