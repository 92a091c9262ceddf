import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../texts/text.ts'

interface ChipProps {
  readonly children: ReactNode
  /** What the chip is about, for the name of its cross. */
  readonly name: string
  readonly kind?: 'on' | 'not' | 'plain'
  readonly onRemove: () => void
}

/** A filter or a part of a brief that acts, with the way to leave it out. */
export const Chip = ({ children, name, kind = 'plain', onRemove }: ChipProps) => (
  <span className={`chip ${kind}`}>
    {children}
    <button type="button" aria-label={t('chip.remove', { what: name })} onClick={onRemove}>
      <IconX className="icon s" aria-hidden="true" />
    </button>
  </span>
)
