import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { toggleRail } from '../look.ts'
import { InventedMark } from '../parts/Invented.tsx'
import { desk, useMedia } from '../parts/media.ts'
import { Monogram } from '../parts/Monogram.tsx'
import { SpaLink } from '../parts/SpaLink.tsx'
import { paths } from '../paths.ts'
import { workspaceStatus } from '../queries.ts'
import { t } from '../texts/text.ts'
import { Mark } from './Mark.tsx'
import { badgeText, useBadges } from './badges.ts'
import { placeGroups } from './places.ts'
import type { Place } from './places.ts'
import { usePlace } from './use-place.ts'

/** The rail of the desk: company, search, places, who is signed in. */
export const Rail = ({ onSearch, folded }: { onSearch: () => void; folded: boolean }) => {
  const { data } = useQuery(workspaceStatus)
  const here = usePlace()
  const isDesk = useMedia(desk)
  const company = data?.companyName || t('app.name')
  return (
    <header className="rail">
      <SpaLink className="brand" href={paths.home()} aria-label={folded ? company : undefined}>
        <Mark /> <span className="rail-text cut">{company}</span>
      </SpaLink>
      <button
        type="button"
        className="go"
        onClick={onSearch}
        aria-label={folded ? t('nav.search') : undefined}
      >
        {folded && <IconSearch className="icon s" aria-hidden="true" />}
        <span className="rail-text">{t('nav.search')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <nav aria-label={t('nav.main')}>
        {placeGroups.map((group) => (
          <ul key={group[0]?.id}>
            {group.map((place) => (
              <RailPlace key={place.id} place={place} here={place.id === here} folded={folded} />
            ))}
          </ul>
        ))}
      </nav>
      <div className="end">
        {data?.invented && <InventedMark />}
        <div className="here">
          <WhoIsHere folded={folded} />
          {isDesk && (
            <button
              type="button"
              className="btn quiet small fold"
              onClick={toggleRail}
              aria-label={folded ? t('nav.unfold') : t('nav.fold')}
              title={folded ? t('nav.unfold') : t('nav.fold')}
            >
              {folded ? (
                <IconLayoutSidebarLeftExpand className="icon" aria-hidden="true" />
              ) : (
                <IconLayoutSidebarLeftCollapse className="icon" aria-hidden="true" />
              )}
            </button>
          )}
        </div>
      </div>
    </header>
  )
}

const RailPlace = ({ place, here, folded }: { place: Place; here: boolean; folded: boolean }) => {
  const badge = useBadges().get(place.id)
  const name = badge ? `${t(place.name)}, ${badge.words}` : t(place.name)
  return (
    <li>
      <SpaLink
        href={place.href}
        aria-current={here ? 'page' : undefined}
        aria-label={folded || badge ? name : undefined}
        title={folded ? name : undefined}
      >
        <place.icon className="icon" aria-hidden="true" />
        <span className="rail-text">{t(place.name)}</span>
        {badge && <b className={badge.late ? 'bad' : undefined}>{badgeText(badge.count)}</b>}
      </SpaLink>
    </li>
  )
}

const WhoIsHere = ({ folded }: { folded: boolean }) => {
  const { data } = useQuery(workspaceStatus)
  if (!data) return null
  if (!data.member) {
    return folded ? null : (
      <span className="m">{data.claimed ? t('nav.operator') : t('nav.notClaimed')}</span>
    )
  }
  return (
    <div className="row member">
      <Monogram name={data.member.name} me large delegate={data.member.actsFor !== null} />
      <div className="cut rail-text">
        <b className="cut">{data.member.name}</b>
        <span className="m">
          {data.member.actsFor
            ? t('nav.actsFor', { name: data.member.actsFor.name })
            : t(`role.${data.member.role}`)}
        </span>
      </div>
    </div>
  )
}
