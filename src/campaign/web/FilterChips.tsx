import { useQuery } from '@tanstack/react-query'
import { Chip } from '#ui/parts/Chip.tsx'
import { t } from '#ui/texts/text.ts'
import { facetName, facets } from './facet-names.ts'
import { toggledFacet } from './FilterDialog.tsx'
import { facetsQuery } from './list-queries.ts'
import { filterCount, filterOf, noFilter } from './list-search.ts'
import type { List } from './use-list.ts'

/** The filters that act, each with the way to leave it out. */
export const FilterChips = ({ list }: { list: List }) => {
  const { search } = list
  const { data: counts } = useQuery(facetsQuery(filterOf(search)))
  if (filterCount(search) === 0) return null
  return (
    <div className="row wrap list-chips">
      {search.text !== '' && (
        <Chip name={search.text} kind="on" onRemove={() => list.turn({ text: '' })}>
          “{search.text}”
        </Chip>
      )}
      {facets.flatMap((facet) =>
        search[facet].map((value: string) => {
          const name = facetName(facet, value, counts)
          return (
            <Chip
              key={`${facet}${value}`}
              name={name}
              kind="on"
              onRemove={() => list.turn(toggledFacet(search, facet, value))}
            >
              {name}
            </Chip>
          )
        }),
      )}
      <button type="button" className="btn quiet small" onClick={() => list.turn(noFilter)}>
        {t('list.clear')}
      </button>
    </div>
  )
}
