import { SpaLink } from '../parts/SpaLink.tsx'
import { t } from '../texts/text.ts'
import { barPlaces, places } from './places.ts'
import { usePlace } from './use-place.ts'

/** The bar of the phone, under the thumb. */
export const Bar = () => {
  const here = usePlace()
  return (
    <nav className="bar" aria-label={t('nav.main')}>
      {places
        .filter((place) => barPlaces.includes(place.id))
        .map((place) => (
          <SpaLink
            key={place.id}
            href={place.href}
            aria-current={place.id === here ? 'page' : undefined}
          >
            <place.icon className="icon" aria-hidden="true" />
            {t(place.shortName ?? place.name)}
          </SpaLink>
        ))}
    </nav>
  )
}
