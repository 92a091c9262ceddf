import { SpaLink } from '../parts/SpaLink.tsx'
import { t } from '../texts/text.ts'
import { badgeText, useBadges } from './badges.ts'
import { barPlaces, places } from './places.ts'
import { usePlace } from './use-place.ts'

/** The bar of the phone, under the thumb. */
export const Bar = () => {
  const here = usePlace()
  const badges = useBadges()
  return (
    <nav className="bar" aria-label={t('nav.main')}>
      {places
        .filter((place) => barPlaces.includes(place.id))
        .map((place) => {
          const badge = badges.get(place.id)
          return (
            <SpaLink
              key={place.id}
              href={place.href}
              aria-current={place.id === here ? 'page' : undefined}
            >
              <place.icon className="icon" aria-hidden="true" />
              {t(place.shortName ?? place.name)}
              {badge && (
                <u className={badge.late ? 'late' : undefined}>
                  <span aria-hidden="true">{badgeText(badge.count)}</span>
                  <span className="sr">, {badge.words}</span>
                </u>
              )}
            </SpaLink>
          )
        })}
    </nav>
  )
}
