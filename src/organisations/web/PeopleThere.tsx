import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatNumber, formatYears } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { PersonRow } from '#ui/parts/PersonRow.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { forgetOrganisations } from './organisation-queries.ts'
import type { OrganisationOpen, PersonThere } from './organisation-queries.ts'

/** One request brings so many; the largest organisation of the shared corpus has a few thousand. */
const mostPeople = 500

/** Who was last seen here, and who was here before. */
export const PeopleThere = ({ data }: { data: OrganisationOpen }) => (
  <>
    <Group
      data={data}
      when="now"
      title={t('organisation.now')}
      none={t('organisation.nowNone')}
      first={data.now}
      total={data.nowTotal}
    />
    {data.beforeTotal > 0 && (
      <Group
        data={data}
        when="before"
        title={t('organisation.before')}
        none={t('organisation.beforeNone')}
        first={data.before}
        total={data.beforeTotal}
      />
    )}
  </>
)

interface GroupProps {
  readonly data: OrganisationOpen
  readonly when: 'now' | 'before'
  readonly title: string
  readonly none: string
  readonly first: readonly PersonThere[]
  readonly total: number
}

const Group = ({ data, when, title, none, first, total }: GroupProps) => {
  const [all, setAll] = useState(false)
  const { id } = data.organisation
  const rest = useQuery({
    queryKey: ['organisations', 'people', id, when],
    queryFn: ({ signal }) => api.organisations.people({ id, when, limit: mostPeople }, { signal }),
    enabled: all,
  })
  const people = rest.data?.people ?? first
  return (
    <section>
      <div className="row there-head">
        <h2>{title}</h2>
        <span className="m tn">{formatNumber(total)}</span>
      </div>
      {people.length === 0 && <p className="m2">{none}</p>}
      <ul className="people-list there">
        {people.map((there) => (
          <li key={`${there.person.id}${there.byHand?.affiliationId ?? ''}`}>
            <There there={there} name={data.organisation.name} />
          </li>
        ))}
      </ul>
      {rest.isError && <ErrorNote error={rest.error} />}
      {total > people.length && !all && (
        <button type="button" className="btn quiet" onClick={() => setAll(true)}>
          {t('organisation.more', { count: total - people.length })}
        </button>
      )}
    </section>
  )
}

const There = ({ there, name }: { there: PersonThere; name: string }) => {
  const { person, byHand } = there
  const span = spanOf(there)
  return (
    <PersonRow
      name={person.name}
      trace={person.trace}
      href={paths.person(person.id)}
      organisation={[byHand?.role, span || name].filter(Boolean).join(' · ')}
      years={
        there.now || person.organisation === null
          ? formatYears(person.firstYear, person.lastYear)
          : person.organisation
      }
      {...(there.works > 0 ? { works: there.works, worksHref: paths.person(person.id) } : {})}
      byHand={byHand !== null}
      end={
        byHand?.affiliationId ? (
          <Detach there={there} affiliationId={byHand.affiliationId} version={byHand.version} />
        ) : undefined
      }
    />
  )
}

const Detach = ({
  there,
  affiliationId,
  version,
}: {
  there: PersonThere
  affiliationId: string
  version: number
}) => {
  const client = useQueryClient()
  const { name } = there.person
  const detach = useMutation({
    mutationFn: () => api.organisations.detach({ affiliationId, version }),
    onSuccess: async (gone) => {
      await forgetOrganisations(client)
      sayDone(t('organisation.detached', { name }), async () => {
        await api.organisations.reattach({
          affiliationId: gone.affiliationId,
          version: gone.version,
        })
        await forgetOrganisations(client)
      })
    },
  })
  return (
    <button
      type="button"
      className="btn quiet small above"
      aria-label={t('organisation.detach', { name })}
      disabled={detach.isPending}
      onClick={() => detach.mutate()}
    >
      {t('organisation.remove')}
    </button>
  )
}

const spanOf = ({ from, to, now }: PersonThere): string => {
  if (from !== null && (now || to === null)) return t('organisation.since', { from })
  if (from !== null && to !== null) return from === to ? from : t('organisation.span', { from, to })
  return to === null ? '' : t('organisation.until', { to })
}
