import './literature.css'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useKeys } from '#ui/keyboard/keys.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { Admire } from './Admire.tsx'
import { DropZone } from './DropZone.tsx'
import { InventedWorld } from './InventedWorld.tsx'
import { literatureStatus } from './queries.ts'
import { useInventedWorld } from './use-invented-world.ts'

/** The first screen of an empty workspace: three ways in, three steps, where data lies. */
export const FirstRunPage = (): ReactNode => {
  const world = useInventedWorld()
  useKeys(t('nav.firstRun'), [{ keys: 'i', text: t('first.worldOpen'), run: world.open }])
  return (
    <div className="first">
      <header>
        <h1 className="h-display">{t('first.title')}</h1>
        <p className="lead">{t('first.why')}</p>
      </header>
      <Moving />
      <div className="ways">
        <Admire />
        <div className="stack">
          <DropZone title={t('first.drop')} primary={false} />
          <InventedWorld world={world} />
        </div>
      </div>
      <p className="m2 or">
        {t('first.or')} <SpaLink href={paths.openAlex()}>{t('first.byTopic')}</SpaLink>,{' '}
        <SpaLink href={paths.csv()}>{t('first.csv')}</SpaLink>,{' '}
        <SpaLink href={paths.newPerson()}>{t('first.byHand')}</SpaLink>
      </p>
      <ol className="steps only-desk">
        <li>
          <b>{t('first.step1')}</b> {t('first.step1Why')}
        </li>
        <li>
          <b>{t('first.step2')}</b> {t('first.step2Why')}
        </li>
        <li>
          <b>{t('first.step3')}</b> {t('first.step3Why')}
        </li>
      </ol>
      <footer className="m row wrap only-desk">
        <span className="good-dot" aria-hidden="true" />
        {t('first.stores')} {t('first.leaves')}
      </footer>
    </div>
  )
}

/** A reading that goes on already, so that nobody starts it twice. */
const Moving = () => {
  const { data } = useQuery(literatureStatus)
  if (!data?.running) return null
  return (
    <p className="strip moving" role="status">
      <b>{t('first.moving')}</b>{' '}
      <SpaLink href={paths.run(data.running)}>{t('first.movingShow')}</SpaLink>
    </p>
  )
}
