import './gallery.css'
import type { ReactNode } from 'react'
import { InventedMark } from '../parts/Invented.tsx'
import { t } from '../texts/text.ts'
import { ClocksShown } from './clocks-shown.tsx'
import { ControlsShown } from './controls-shown.tsx'
import { EdgesShown } from './edges-shown.tsx'
import { EvidenceShown } from './evidence-shown.tsx'
import { FindingShown } from './finding-shown.tsx'
import { ListShown } from './list-shown.tsx'
import { PeopleShown } from './people-shown.tsx'
import { VotesShown } from './votes-shown.tsx'

/** Every shared part in every state, light and dark: what one designs with and tests look at. */
export const GalleryPage = (): ReactNode => (
  <div className="page-pad gallery">
    <header className="row wrap">
      <h1 className="grow">{t('nav.gallery')}</h1>
      <InventedMark />
    </header>
    <div className="gallery-columns">
      <PeopleShown />
      <EvidenceShown />
      <ControlsShown />
      <FindingShown />
      <ListShown />
      <ClocksShown />
      <VotesShown />
      <EdgesShown />
    </div>
  </div>
)
