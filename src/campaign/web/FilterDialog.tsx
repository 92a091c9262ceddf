import { useQuery } from '@tanstack/react-query'
import { listSorts, Need, ProspectKind, Stage } from '#campaign/list.contract.ts'
import { formatNumber } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import { t } from '#ui/texts/text.ts'
import { facetName, facets } from './facet-names.ts'
import type { Facet } from './facet-names.ts'
import { facetsQuery, type FacetCounts } from './list-queries.ts'
import { filterOf, noFilter, toggled } from './list-search.ts'
import type { ListAddress } from './list-search.ts'
import type { List } from './use-list.ts'
import { ViewMenu } from './ViewMenu.tsx'

/** Everything The List can be narrowed by, with the number of lines each choice would leave. */
export const FilterDialog = ({ list, onClose }: { list: List; onClose: () => void }) => {
  const { data: counts } = useQuery(facetsQuery(filterOf(list.search)))
  const small = useMedia(phone)
  return (
    <Dialog
      title={t('list.filterTitle')}
      onClose={onClose}
      className="list-filters"
      foot={
        <>
          <button type="button" className="btn primary" onClick={onClose}>
            {t('list.filterDone', { count: counts?.total ?? 0 })}
          </button>
          <button type="button" className="btn quiet" onClick={() => list.turn(noFilter)}>
            {t('list.clear')}
          </button>
        </>
      }
    >
      {small && (
        <div className="stack phone-view">
          <Choice
            label={t('list.sort')}
            value={list.search.sort}
            options={listSorts.map((value) => ({ value, text: t(`list.sort.${value}`) }))}
            onChoose={(sort) => list.turn({ sort, order: 'up' })}
          />
          <ViewMenu list={list} />
        </div>
      )}
      <div className="facet-groups">
        {facets.map((facet) => (
          <FacetGroup key={facet} facet={facet} list={list} counts={counts} />
        ))}
      </div>
    </Dialog>
  )
}

interface FacetGroupProps {
  readonly facet: Facet
  readonly list: List
  readonly counts: FacetCounts | undefined
}

const FacetGroup = ({ facet, list, counts }: FacetGroupProps) => {
  const chosen: readonly string[] = list.search[facet]
  const counted = counts?.[facet] ?? []
  // What is chosen stays in sight, also when it would leave nobody.
  const values = [
    ...counted,
    ...chosen
      .filter((value) => !counted.some((one) => one.value === value))
      .map((value) => ({ value, name: '', count: 0 })),
  ]
  if (values.length === 0 || (facet === 'compartment' && values.length < 2)) return null
  return (
    <fieldset>
      <legend className="h3">{t(`list.facet.${facet}`)}</legend>
      {values.map(({ value, count }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => list.turn(toggledFacet(list.search, facet, value))}
          />
          <span className="grow cut">{facetName(facet, value, counts)}</span>
          <span className="m tn">{formatNumber(count)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The same filters with one value of one facet turned on or off. */
export const toggledFacet = (
  search: ListAddress,
  facet: Facet,
  value: string,
): Partial<ListAddress> => {
  switch (facet) {
    case 'stage':
      return { stage: toggled(search.stage, Stage.parse(value)) }
    case 'tier': {
      const tier = tiers.find((one) => one === value)
      return tier === undefined ? {} : { tier: toggled(search.tier, tier) }
    }
    case 'need':
      return { need: toggled(search.need, Need.parse(value)) }
    case 'kind':
      return { kind: toggled(search.kind, ProspectKind.parse(value)) }
    case 'area':
      return { area: toggled(search.area, value) }
    case 'owner':
      return { owner: toggled(search.owner, value) }
    case 'compartment':
      return { compartment: toggled(search.compartment, value) }
  }
}

const tiers = ['A', 'B', 'C', 'none'] as const
