import { useQuery } from '@tanstack/react-query'
import type { Ref } from 'react'
import { api } from '#ui/api.gen.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { PersonRowsSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { briefParts, withoutPart } from './brief-text.ts'
import { RankedList } from './RankedList.tsx'
import { filterCount, withoutFilters } from './scout-search.ts'
import { tieWords } from './tie-words.ts'
import type { Ranking } from './use-ranking.ts'
import type { Scout } from './use-scout.ts'

interface ResultsProps {
  readonly scout: Scout
  readonly ranking: Ranking
  readonly listRef: Ref<ListHandle>
  /** The person whose evidence is shown; their row is selected. */
  readonly open: string | undefined
}

/** The ranked list, or the sentence that stands where it will be. */
export const Results = ({ scout, ranking, listRef, open }: ResultsProps) => {
  const { answer } = ranking
  return (
    <section className="res" aria-label={t('scout.list')}>
      {answer && ranking.rows > 0 && (
        <div className="row m res-head">
          <span className="grow cut">
            <span className="only-phone">
              {t('scout.people', { count: ranking.total })} ·{' '}
              {t('scout.in', { milliseconds: Math.round(answer.totals.tookMs) })}
            </span>
            <span className="only-desk">
              {[t('scout.ranked'), tieWords(answer.people)].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="nw">{t('scout.scoreHead')}</span>
        </div>
      )}
      <p className="sr" role="status">
        {ranking.stale
          ? t('scout.stillSearching')
          : answer && t('scout.found', { count: ranking.total })}
      </p>
      {ranking.error && (
        <div className="res-note">
          <ErrorNote error={ranking.error} onRetry={ranking.retry} />
        </div>
      )}
      <Rows scout={scout} ranking={ranking} listRef={listRef} open={open} />
    </section>
  )
}

const Rows = ({ scout, ranking, listRef, open }: ResultsProps) => {
  if (!scout.asks) return <NoBrief />
  if (ranking.answer === undefined) {
    return ranking.error ? null : (
      <Waiting>
        <PersonRowsSkeleton rows={12} lines={3} />
      </Waiting>
    )
  }
  if (ranking.rows === 0) return <Nobody scout={scout} />
  return (
    <RankedList
      ref={listRef}
      scout={scout}
      ranking={ranking}
      open={open}
      onOpenDossier={(person) => scout.leave(paths.person(person))}
    />
  )
}

const NoBrief = () => {
  const status = useQuery({
    queryKey: ['literature', 'status'],
    queryFn: ({ signal }) => api.literature.status({}, { signal }),
  })
  const empty = status.data?.works === 0
  return (
    <div className="res-note">
      {empty ? (
        <Empty missing={t('scout.noLiteratureMissing')} why={t('scout.noLiteratureWhy')}>
          <SpaLink className="btn primary" href={paths.firstRun()}>
            {t('scout.noLiteratureDo')}
          </SpaLink>
        </Empty>
      ) : (
        <Empty missing={t('scout.startMissing')} why={t('scout.startWhy')}>
          <p className="m hint">{t('scout.briefHint')}</p>
        </Empty>
      )}
    </div>
  )
}

const Nobody = ({ scout }: { scout: Scout }) => {
  const brief = scout.search.q ?? ''
  const exclusion = briefParts(brief).find((part) => part.kind === 'exclusion')
  const filtered = filterCount(scout.search) > 0
  return (
    <div className="res-note">
      <Empty
        missing={t('scout.nobody')}
        why={filtered ? t('scout.nobodyWhyFilters') : t('scout.nobodyWhyWords')}
      >
        {filtered ? (
          <SpaLink className="btn line" href={paths.scout(withoutFilters(scout.search))}>
            {t('scout.nobodyFilters')}
          </SpaLink>
        ) : (
          exclusion && (
            <button
              type="button"
              className="btn line"
              onClick={() => scout.go({ q: withoutPart(brief, exclusion) })}
            >
              {t('scout.nobodyWithout', { what: t('scout.not', { what: exclusion.words }) })}
            </button>
          )
        )}
      </Empty>
    </div>
  )
}
