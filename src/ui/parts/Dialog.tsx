import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { t } from '../texts/text.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the primary one first. */
  readonly foot?: ReactNode
  readonly className?: string
  /** The title is drawn by the content itself (the palette's is its input). */
  readonly bare?: boolean
}

/** A modal dialog, shown as long as it is rendered. Focus goes in, stays, and comes back by itself. */
export const Dialog = ({ title, onClose, children, foot, className, bare }: DialogProps) => {
  const id = useId()
  const closeOnGround = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget) onClose()
  }
  return (
    <dialog
      ref={openModal}
      className={`dialog ${className ?? ''}`}
      aria-labelledby={bare ? undefined : id}
      aria-label={bare ? title : undefined}
      onClose={onClose}
      onMouseDown={closeOnGround}
    >
      {bare ? (
        children
      ) : (
        <>
          <header className="row dialog-head">
            <h2 id={id} className="grow">
              {title}
            </h2>
            <button
              type="button"
              className="btn quiet small"
              onClick={onClose}
              aria-label={t('common.close')}
            >
              <IconX className="icon" aria-hidden="true" />
            </button>
          </header>
          <div className="dialog-body">{children}</div>
          {foot && <footer className="row wrap dialog-foot">{foot}</footer>}
        </>
      )}
    </dialog>
  )
}

// A ref callback and no effect: the element itself opens when it arrives and closes when it goes.
const openModal = (dialog: HTMLDialogElement | null): (() => void) | undefined => {
  if (!dialog) return undefined
  if (!dialog.open) dialog.showModal()
  return () => dialog.close()
}
