import { t } from '../texts/text.ts'
import { webAddress } from '../web-address.ts'

/** A place outside that shows the same person, organisation or work. */
export interface OutsideLink {
  readonly kind: string
  readonly label: string
  readonly url: string
}

/** Links to other places, named by the place where it has a name; only web addresses become links. */
export const LinksOut = ({ links }: { links: readonly OutsideLink[] }) =>
  links.map((link) => {
    const address = webAddress(link.url)
    return address === null ? null : (
      <a
        key={link.url}
        className="btn quiet small"
        href={address}
        target="_blank"
        rel="noreferrer noopener"
        title={link.label}
      >
        {placeName(link)}
      </a>
    )
  })

const placeName = ({ kind, label }: OutsideLink): string => {
  switch (kind) {
    case 'orcid':
      return t('link.orcid')
    case 'openalex':
      return t('link.openAlex')
    case 'openreview':
      return t('link.openReview')
    case 'github':
      return t('link.gitHub')
    case 'doi':
      return t('link.doi')
    default:
      return label
  }
}
