import { t } from '../texts/text.ts'

/** The mark of the invented world: foot of the rail, head of every phone screen, exports. */
export const InventedMark = ({ short }: { short?: boolean }) => (
  <span className="invented" title={t('invented.title')}>
    {short ? t('invented.short') : t('invented.world')}
  </span>
)
