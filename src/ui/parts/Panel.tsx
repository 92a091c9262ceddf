import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useKeys } from '../keyboard/keys.ts'
import { t } from '../texts/text.ts'
import { desk, useMedia } from './media.ts'
import { useDrag } from './use-drag.ts'

interface PanelProps {
  /** Name of the region: "Evidence of Linh Đặng Thu". */
  readonly label: string
  readonly onClose: () => void
  /** Sideways on the phone. */
  readonly onNext?: () => void
  readonly onPrevious?: () => void
  readonly children: ReactNode
  /** Actions, the primary one first; they stay in sight. */
  readonly foot?: ReactNode
}

/** The detail beside a list: a panel on the desk, below 1100 px a sheet over the list. */
export const Panel = (props: PanelProps) => {
  const beside = useMedia(desk)
  useKeys(props.label, [
    { keys: 'Escape', text: t('panel.close'), run: props.onClose, quiet: true },
  ])
  return beside ? (
    <section className="panel" aria-label={props.label}>
      <div className="panel-body">{props.children}</div>
      {props.foot && <footer className="panel-foot">{props.foot}</footer>}
    </section>
  ) : (
    <Sheet {...props} />
  )
}

const Sheet = ({ label, onClose, onNext, onPrevious, children, foot }: PanelProps) => {
  const [tall, setTall] = useState(false)
  const drag = useDrag({
    up: () => setTall(true),
    down: () => (tall ? setTall(false) : onClose()),
    left: () => onNext?.(),
    right: () => onPrevious?.(),
  })
  // Up and down in the body is reading; sideways turns to the next person there too.
  const turn = useDrag({
    up: () => undefined,
    down: () => undefined,
    left: () => onNext?.(),
    right: () => onPrevious?.(),
  })
  return (
    <section className="sheet" data-tall={tall || undefined} aria-label={label}>
      <div className="sheet-head" {...drag}>
        <StepButtons onNext={onNext} onPrevious={onPrevious} />
        <button
          type="button"
          className="grab"
          aria-label={tall ? t('panel.shrink') : t('panel.grow')}
          aria-expanded={tall}
          onClick={() => setTall(!tall)}
        />
        <button
          type="button"
          className="sheet-close"
          aria-label={t('panel.close')}
          onClick={onClose}
        >
          <IconX className="icon" aria-hidden="true" />
        </button>
      </div>
      <div className="panel-body" {...turn}>
        {children}
      </div>
      {foot && <footer className="panel-foot">{foot}</footer>}
    </section>
  )
}

/** Every swipe also has a button. */
const StepButtons = ({
  onNext,
  onPrevious,
}: {
  onNext: (() => void) | undefined
  onPrevious: (() => void) | undefined
}) =>
  onNext && onPrevious ? (
    <div className="sheet-steps">
      <button type="button" aria-label={t('panel.previous')} onClick={onPrevious}>
        <IconChevronLeft className="icon" aria-hidden="true" />
      </button>
      <button type="button" aria-label={t('panel.next')} onClick={onNext}>
        <IconChevronRight className="icon" aria-hidden="true" />
      </button>
    </div>
  ) : null
