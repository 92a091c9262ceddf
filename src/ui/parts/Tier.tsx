import { t } from '../texts/text.ts'

interface TierProps {
  /** A, B or C; null while nobody has said. */
  readonly tier: string | null
}

/** How much somebody matters: A filled, B outlined, C dashed; a form before a colour. */
export const Tier = ({ tier }: TierProps) =>
  tier === null ? null : (
    <span className={`tier ${tier.toLowerCase()}`} title={t('tier.is', { tier })}>
      <span className="sr">{t('tier.is', { tier })}</span>
      <span aria-hidden="true">{tier}</span>
    </span>
  )
