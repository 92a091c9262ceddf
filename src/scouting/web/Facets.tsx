import type { Facets as FacetCounts, FacetValue } from '#scouting/contract.ts'
import { formatCountry, formatNumber } from '#ui/format.ts'
import { paths } from '#ui/paths.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { t } from '#ui/texts/text.ts'
import { FacetList } from './FacetList.tsx'
import { filterCount, toggled, withoutFilters } from './scout-search.ts'
import type { Scout } from './use-scout.ts'
import { WeightsFold } from './WeightsFold.tsx'
import { YearFacets } from './YearFacets.tsx'

interface FacetsProps {
  readonly scout: Scout
  readonly counts: FacetCounts | undefined
}

/** Everything a brief can be narrowed by, with the number of people each choice would leave. */
export const Facets = ({ scout, counts }: FacetsProps) => {
  const { search } = scout
  return (
    <>
      <RecentFacet scout={scout} counts={counts} />
      <RoleFacet scout={scout} counts={counts} />
      <FacetList
        title={t('facet.organisation')}
        values={counts?.organisation}
        chosen={search.org ?? []}
        refused={search.notOrg ?? []}
        onToggle={(value) =>
          scout.go({ org: toggled(search.org, value), notOrg: without(search.notOrg, value) })
        }
        onRefuse={(value) =>
          scout.go({ notOrg: toggled(search.notOrg, value), org: without(search.org, value) })
        }
      />
      <FacetList
        title={t('facet.country')}
        values={counts?.country.map((value) => ({ ...value, label: formatCountry(value.value) }))}
        labelOf={formatCountry}
        chosen={search.country ?? []}
        onToggle={(value) => scout.go({ country: toggled(search.country, value) })}
      />
      <FacetList
        title={t('facet.venue')}
        values={counts?.venue}
        chosen={search.venue ?? []}
        onToggle={(value) => scout.go({ venue: toggled(search.venue, value) })}
      />
      <YearFacets scout={scout} values={counts?.activeFrom} />
      <MinimumFacet scout={scout} counts={counts} />
      <WeightsFold scout={scout} />
      {filterCount(search) > 0 && (
        <button
          type="button"
          className="btn line small"
          onClick={() => scout.leave(paths.scout(withoutFilters(scout.search)))}
        >
          {t('facet.clear')}
        </button>
      )}
    </>
  )
}

const RecentFacet = ({ scout, counts }: FacetsProps) => {
  const steps = ['0', '0.25', '0.5', '0.75'] as const
  const now = String(scout.search.recent ?? 0)
  const chosen = steps.find((step) => step === now) ?? '0'
  return (
    <section>
      <h2 className="h3">{t('facet.recent')}</h2>
      <Segments
        className="f"
        label={t('facet.recentHint')}
        value={chosen}
        options={steps.map((step) => ({
          value: step,
          text: step === '0' ? t('facet.any') : `${String(Number(step) * 100)} %`,
        }))}
        onChoose={(step) => scout.go({ recent: Number(step) })}
      />
      <CountNote values={counts?.recent} chosen={chosen === '0' ? null : chosen} />
    </section>
  )
}

const RoleFacet = ({ scout, counts }: FacetsProps) => {
  const roles = ['first', 'last', 'any'] as const
  const people = new Map(counts?.role.map((value) => [value.value, value.people]))
  return (
    <section>
      <fieldset>
        <legend className="h3">{t('facet.role')}</legend>
        {roles.map((role) => (
          <label key={role} className="facet">
            <input
              type="radio"
              name="scout-role"
              checked={(scout.search.role ?? 'any') === role}
              onChange={() => scout.go({ role: role === 'any' ? undefined : role })}
            />
            <span className="cut grow">{t(`facet.role.${role}`)}</span>
            <Count people={people.get(role)} />
          </label>
        ))}
      </fieldset>
    </section>
  )
}

const MinimumFacet = ({ scout, counts }: FacetsProps) => {
  const steps = ['0', '2', '5', '10'] as const
  const chosen = steps.find((step) => step === String(scout.search.minWorks ?? 0)) ?? '0'
  return (
    <section>
      <h2 className="h3">{t('facet.minimumWorks')}</h2>
      <Segments
        className="f"
        label={t('facet.minimumWorks')}
        value={chosen}
        options={steps.map((step) => ({ value: step, text: step === '0' ? t('facet.any') : step }))}
        onChoose={(step) => scout.go({ minWorks: Number(step) })}
      />
      <CountNote values={counts?.minimumWorks} chosen={chosen === '0' ? null : chosen} />
    </section>
  )
}

const Count = ({ people }: { people: number | undefined }) =>
  people === undefined ? null : (
    <span className="n tn" aria-label={t('facet.people', { count: people })}>
      {formatNumber(people)}
    </span>
  )

const CountNote = ({
  values,
  chosen,
}: {
  values: readonly FacetValue[] | undefined
  chosen: string | null
}) => {
  const people = values?.find((value) => Number(value.value) === Number(chosen))?.people
  return chosen === null || people === undefined ? null : (
    <p className="m facet-note">{t('facet.people', { count: people })}</p>
  )
}

const without = (list: readonly string[] | undefined, value: string): readonly string[] =>
  (list ?? []).filter((other) => other !== value)

/** How many filters are on, said on the button that opens them where there is no room for all. */
export const filtersLabel = (scout: Scout): string => {
  const count = filterCount(scout.search)
  return count === 0 ? t('scout.filters') : t('scout.filtersOn', { count })
}
