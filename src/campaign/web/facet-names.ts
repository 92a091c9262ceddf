import { Stage } from '#campaign/list.contract.ts'
import { t } from '#ui/texts/text.ts'
import type { FacetCounts } from './list-queries.ts'
import { stageName } from './stage-texts.ts'

/** The parts of a filter that are chosen from lists, in the order in which they are shown. */
export const facets = ['stage', 'tier', 'area', 'owner', 'need', 'kind', 'compartment'] as const
export type Facet = (typeof facets)[number]

/** What a person calls a value of a facet; ids are named by the counts. */
export const facetName = (facet: Facet, value: string, counts: FacetCounts | undefined): string => {
  switch (facet) {
    case 'stage': {
      const stage = Stage.safeParse(value)
      return stage.success ? stageName(stage.data) : value
    }
    case 'tier':
      return value === 'none' ? t('list.none.tier') : t('tier.is', { tier: value })
    case 'need':
      return needName(value)
    case 'kind':
      return value === 'person' ? t('list.kind.person') : t('list.kind.organisation')
    case 'area':
    case 'owner':
    case 'compartment':
      if (value === 'none') return t(`list.none.${facet}`)
      return counts?.[facet].find((one) => one.value === value)?.name ?? t('list.someone')
  }
}

const needName = (need: string): string => {
  switch (need) {
    case 'vote':
      return t('need.vote')
    case 'late':
      return t('need.late')
    case 'owner':
      return t('need.owner')
    case 'move':
      return t('need.move')
    case 'tier':
      return t('need.tier')
    case 'area':
      return t('need.area')
    case 'thesis':
      return t('need.thesis')
    default:
      return t('need.join')
  }
}
