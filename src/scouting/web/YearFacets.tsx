import { useId } from 'react'
import type { FacetValue } from '#scouting/contract.ts'
import { formatNumber } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'
import type { Scout } from './use-scout.ts'

interface YearFacetsProps {
  readonly scout: Scout
  readonly values: readonly FacetValue[] | undefined
}

/** Years active: still publishing in, already publishing in. */
export const YearFacets = ({ scout, values = [] }: YearFacetsProps) => (
  <>
    <YearChoice
      title={t('facet.active')}
      chosen={scout.search.activeFrom}
      values={values}
      textOf={(year) => t('facet.activeFrom', { year })}
      counted
      onChoose={(activeFrom) => scout.go({ activeFrom })}
    />
    <YearChoice
      title={t('facet.activeTo')}
      chosen={scout.search.activeTo}
      values={values}
      textOf={(year) => t('facet.activeToYear', { year })}
      onChoose={(activeTo) => scout.go({ activeTo })}
    />
  </>
)

interface YearChoiceProps {
  readonly title: string
  readonly chosen: number | undefined
  readonly values: readonly FacetValue[]
  readonly textOf: (year: string) => string
  /** Whether the counts are those of this choice. */
  readonly counted?: boolean
  readonly onChoose: (year: number | undefined) => void
}

const YearChoice = ({ title, chosen, values, textOf, counted, onChoose }: YearChoiceProps) => {
  const id = useId()
  const people = new Map(values.map((value) => [value.value, value.people]))
  const years = new Set([...(chosen === undefined ? [] : [String(chosen)]), ...people.keys()])
  return (
    <section>
      <label className="h3" htmlFor={id}>
        {title}
      </label>
      <select
        id={id}
        className="input small"
        value={chosen ?? ''}
        onChange={(event) =>
          onChoose(event.target.value === '' ? undefined : Number(event.target.value))
        }
      >
        <option value="">{t('facet.activeAny')}</option>
        {[...years].map((year) => {
          const count = counted ? people.get(year) : undefined
          return (
            <option key={year} value={year}>
              {textOf(year)}
              {count === undefined ? '' : ` (${formatNumber(count)})`}
            </option>
          )
        })}
      </select>
    </section>
  )
}
