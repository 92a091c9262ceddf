import { formatYears } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'
import type { AuthorCandidate } from '../contract.ts'

interface CandidateProps {
  readonly candidate: AuthorCandidate
  /** The name that was written; radio buttons of one name belong together. */
  readonly group: string
  readonly checked: boolean
  readonly onChoose: () => void
}

/** One bearer of a name: what tells one from another is places, years and a few works. */
export const Candidate = ({ candidate, group, checked, onChoose }: CandidateProps) => {
  const places = candidate.organisations.slice(0, 3).map((place) => place.name)
  const facts = [
    t('admire.works', { count: candidate.works }),
    formatYears(candidate.firstYear, candidate.lastYear),
    t('admire.citations', { count: candidate.citations }),
    ...(candidate.orcid ? [candidate.orcid.replace('https://orcid.org/', 'ORCID ')] : []),
  ].filter((fact) => fact !== '')
  return (
    <label className="check candidate" data-chosen={checked || undefined}>
      <input type="radio" name={`of ${group}`} checked={checked} onChange={onChoose} />
      <span className="grow">
        <b className="name" dir="auto">
          {candidate.name}
        </b>{' '}
        <span className="m2">{places.length > 0 ? places.join(', ') : t('admire.noPlace')}</span>
        <span className="m hint-block">{facts.join(' · ')}</span>
        {candidate.someWorks.slice(0, 2).map((work) => (
          <span key={work.title} className="serif hint-block work" dir="auto">
            {work.title} {work.year !== null && <span className="dim">{work.year}</span>}
          </span>
        ))}
      </span>
    </label>
  )
}
