import { t } from '../texts/text.ts'

/** Every shared part in every state. */
export const GalleryPage = () => (
  <div className="page-pad">
    <h1>{t('nav.gallery')}</h1>
  </div>
)
