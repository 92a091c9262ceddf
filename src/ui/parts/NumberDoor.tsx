import type { ReactNode } from 'react'
import { SpaLink } from './SpaLink.tsx'

interface NumberDoorProps {
  readonly children: ReactNode
  /** Where what it counts is listed. */
  readonly href?: string
  /** Opens what it counts on this screen. */
  readonly onOpen?: () => void
  readonly loading?: boolean
  readonly className?: string
  /** Said to a screen reader when the figure alone says too little. */
  readonly label?: string
}

/** A number with its evidence behind it: dotted underline, opens what it counts. */
export const NumberDoor = (props: NumberDoorProps) => {
  const { children, href, onOpen, loading, className, label } = props
  const classes = `num ${className ?? ''}`
  const shared = { className: classes, 'aria-label': label, 'aria-busy': loading === true }
  return href === undefined ? (
    <button type="button" {...shared} onClick={onOpen}>
      {children}
    </button>
  ) : (
    <SpaLink {...shared} href={href}>
      {children}
    </SpaLink>
  )
}
