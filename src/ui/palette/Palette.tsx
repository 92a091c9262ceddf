import { Dialog } from '../parts/Dialog.tsx'
import { t } from '../texts/text.ts'

/** Search or do. */
export const Palette = ({ typed, onClose }: { typed: string; onClose: () => void }) => (
  <Dialog bare title={t('palette.label')} onClose={onClose} className="palette">
    <input defaultValue={typed} />
  </Dialog>
)
