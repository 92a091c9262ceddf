import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { Suspense, lazy } from 'react'
import { api } from '#ui/api.gen.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import type { ListSlot, Somebody } from '#ui/list-slot.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { askAboutAdding, useAskedAbout } from './asked-about.ts'
import { forgetList } from './list-queries.ts'
import { stageName } from './stage-texts.ts'
import { standingOf } from './standing-of.ts'
import { who as inWords } from './use-list-changes.ts'

// Asked seldom; the dialog loads when it is.
const AddResults = lazy(() =>
  import('./AddResults.tsx').then((module) => ({ default: module.AddResultsDialog })),
)

/** What The List gives to the screens of other rooms. */
export const createListSlot = (client: QueryClient): ListSlot => ({
  Mark,
  Host,
  Place: ({ who, source }) => <Place who={who} onAdd={() => void addAll(client, [who], source)} />,
  add: (who, source) => void addAll(client, who, source),
})

const useStanding = (who: Somebody) =>
  useQuery({
    queryKey: ['campaign', 'standing', who.kind, who.id],
    queryFn: () => standingOf(who),
    staleTime: 30_000,
  })

const Place = ({ who, onAdd }: { readonly who: Somebody; readonly onAdd: () => void }) => {
  const { data, isPending } = useStanding(who)
  if (data) {
    return (
      <SpaLink className="btn primary" href={paths.prospect(data.prospectId)}>
        {t('list.isOn', { stage: stageName(data.stage) })}
      </SpaLink>
    )
  }
  return (
    <button type="button" className="btn primary" disabled={isPending} onClick={onAdd}>
      {t('add.do')} <Keys keys="a" />
    </button>
  )
}

const Mark = ({ who }: { readonly who: Somebody }) => {
  const { data } = useStanding(who)
  if (!data) return null
  return (
    <span className="row on-list" title={t('list.isOn', { stage: stageName(data.stage) })}>
      <Tier tier={data.tier} />
      <span className="m">{stageName(data.stage)}</span>
    </span>
  )
}

const Host = () => {
  const asked = useAskedAbout()
  return (
    <Suspense fallback={null}>
      {asked && <AddResults asked={asked} onClose={() => askAboutAdding(null)} />}
    </Suspense>
  )
}

const addAll = async (
  client: QueryClient,
  who: readonly Somebody[],
  source: string,
): Promise<void> => {
  if (who.length === 0) return
  const prospects = who.map(({ kind, id, name }) => ({
    kind,
    ...(kind === 'person' ? { personId: id } : { organisationId: id }),
    name,
  }))
  try {
    const { results } = await api.campaign.add({ prospects, source })
    await forgetList(client)
    const added = results.flatMap((one) => (one.outcome === 'added' ? (one.prospect ?? []) : []))
    const there = results.filter((one) => one.outcome === 'there')
    if (results.some((one) => one.outcome === 'alike' || one.outcome === 'held')) {
      askAboutAdding({ prospects, source, compartmentId: null, results, error: null })
    } else if (added.length === 0 && there.length > 0) {
      sayDone(t('add.there', { who: inWords(there) }))
    }
    if (added.length > 0) {
      sayDone(t('add.done', { who: inWords(added) }), async () => {
        await api.campaign.remove({
          prospects: added.map(({ id, version }) => ({ id, version })),
        })
        await forgetList(client)
      })
    }
  } catch (error) {
    askAboutAdding({ prospects, source, compartmentId: null, results: [], error })
  }
}
