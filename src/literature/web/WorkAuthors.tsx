import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatYears } from '#ui/format.ts'
import { nthOf } from '#ui/parts/position.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { WorkDetail } from './WorkPage.tsx'

/** Authors in sight at once; a collaboration of hundreds opens on request. */
const firstAuthors = 30

/** Traces are fetched for so many at most: one small request each, from this machine. */
const tracedAuthors = 12

type Author = WorkDetail['authors'][number]

/** Everybody who signed a work, in order, with what is known of each. */
export const WorkAuthors = ({ work }: { work: WorkDetail }) => {
  const [all, setAll] = useState(false)
  const shown = all ? work.authors : work.authors.slice(0, firstAuthors)
  const people = usePeople(shown.slice(0, tracedAuthors))
  return (
    <>
      <h2>{t('work.authors')}</h2>
      {work.authors.length === 0 && <p className="m2">{t('work.authorsNone')}</p>}
      <ol className="authors">
        {shown.map((author) => (
          <li key={author.position}>
            <AuthorLine
              author={author}
              of={work.authors.length}
              known={people.get(author.personId ?? '')}
            />
          </li>
        ))}
      </ol>
      {work.authors.length > shown.length && (
        <button type="button" className="btn quiet" onClick={() => setAll(true)}>
          {t('work.moreAuthors', { count: work.authors.length - shown.length })}
        </button>
      )}
      {work.unalignedAffiliations.length > 0 && (
        <div className="unaligned">
          <h3>{t('work.unaligned')}</h3>
          <ul className="m2">
            {work.unalignedAffiliations.map((text) => (
              <li key={text} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

interface Known {
  readonly trace: readonly (readonly [number, number])[]
  readonly organisation: string | null
  readonly works: number
  readonly years: string
}

const usePeople = (authors: readonly Author[]): ReadonlyMap<string, Known> => {
  const ids = [...new Set(authors.map((author) => author.personId).filter((id) => id !== null))]
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['people', 'open', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.people.dossier({ id }, { signal }),
      staleTime: 30_000,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, index): [string, Known][] => {
          const id = ids[index]
          if (!data || id === undefined) return []
          const { trace, organisation, works, firstYear, lastYear } = data.person
          return [[id, { trace, organisation, works, years: formatYears(firstYear, lastYear) }]]
        }),
      ),
  })
}

const AuthorLine = ({
  author,
  of,
  known,
}: {
  author: Author
  of: number
  known: Known | undefined
}) => {
  const places = [...new Set(author.organisations.map((place) => place.name))]
  const printed = places.length > 0 ? places : author.affiliations
  return (
    <div className="author">
      {known ? <Trace years={known.trace} /> : <span className="no-trace" />}
      <div className="grow">
        <div className="row wrap">
          {author.personId === null ? (
            <span className="b" dir="auto">
              {author.name}
            </span>
          ) : (
            <SpaLink className="b author-name" href={paths.person(author.personId)} dir="auto">
              {author.name}
            </SpaLink>
          )}
          <span className="m">{nthOf(author.position, of)}</span>
          {author.corresponding && <span className="tag">{t('work.corresponding')}</span>}
          {author.kind === 'organisation' && (
            <span className="tag">{t('work.anOrganisation')}</span>
          )}
        </div>
        <p className="m2" dir="auto">
          {printed.join('; ')}
        </p>
        <p className="m">
          {[
            known ? `${t('person.works', { count: known.works })} ${known.years}` : '',
            author.rawName !== null && author.rawName !== author.name
              ? t('work.printedAs', { name: author.rawName })
              : '',
            author.mended.length > 0 ? t('work.mended', { what: author.mended.join(', ') }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </div>
  )
}
