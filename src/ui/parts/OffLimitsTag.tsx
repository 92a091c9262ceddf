import { IconShield } from '@tabler/icons-react'
import { t } from '../texts/text.ts'

interface OffLimitsTagProps {
  /** Which clause, and until when: `No-hire with Corvid Reasoning, until 2 Nov 2027.` */
  readonly sentence: string
  /** Who overruled it for this one; null while it stops. */
  readonly overruledBy: string | null
}

/** A clause that holds somebody, or held them until it was overruled. Never without its words. */
export const OffLimitsTag = ({ sentence, overruledBy }: OffLimitsTagProps) => (
  <span className={`off-limits ${overruledBy === null ? 'stops' : ''}`}>
    <IconShield className="icon s" aria-hidden="true" />
    <span>
      {overruledBy === null ? (
        <b>{sentence}</b>
      ) : (
        <>
          <b>{t('offLimits.overruled', { by: overruledBy })}</b> {sentence}
        </>
      )}
    </span>
  </span>
)
