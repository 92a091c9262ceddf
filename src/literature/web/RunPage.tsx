import './literature.css'
import type { ReactNode } from 'react'
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Run } from '../contract.ts'
import { admiredQuery, isMoving, runQuery } from './queries.ts'
import { Refusals } from './Refusals.tsx'
import { RunFiles } from './RunFiles.tsx'
import { RunProgress } from './RunProgress.tsx'

/** One reading, while it goes and after: how far, what is in, what was refused and why. */
export const RunPage = (): ReactNode => {
  const { id } = useParams({ from: '/sources/runs/$id' })
  const run = useQuery(runQuery(id))
  return (
    <div className="page-pad run">
      <Loaded query={run} skeleton={<TextSkeleton lines={8} />}>
        {(data) => <RunShown run={data} />}
      </Loaded>
    </div>
  )
}

const RunShown = ({ run }: { run: Run }) => (
  <>
    <nav className="crumbs" aria-label={t('sources.title')}>
      <SpaLink href={paths.sources()}>{t('sources.title')}</SpaLink>
      <span aria-hidden="true">/</span>
      <span>{run.title}</span>
    </nav>
    <header className="page-head">
      <div className="grow">
        <h1 className="h-name tn">{run.headline}</h1>
        <p className="m2" aria-live="polite">
          {run.sentence}
        </p>
      </div>
      <RunActions run={run} />
    </header>
    <RunProgress run={run} />
    <Complaints run={run} />
    <RunFiles run={run} />
    <Refusals run={run} />
  </>
)

const RunActions = ({ run }: { run: Run }) => {
  const router = useRouter()
  const queries = useQueryClient()
  const moving = isMoving(run.state)
  const renew = (changed: Run) => {
    queries.setQueryData(runQuery(run.id).queryKey, changed)
    return queries.invalidateQueries({ queryKey: ['literature'] })
  }
  const stop = useMutation({
    mutationFn: () => api.literature.cancel({ id: run.id }),
    onSuccess: (changed) => {
      sayDone(t('run.stopped'))
      return renew(changed)
    },
  })
  const resume = useMutation({
    mutationFn: () => api.literature.resume({ id: run.id }),
    onSuccess: renew,
  })
  const leave = () => router.history.push(paths.scout())
  useKeys(
    t('run.keysTitle'),
    moving ? [{ keys: 'Escape', text: t('run.background'), run: leave }] : [],
  )
  return (
    <div className="row wrap">
      {moving && (
        <button type="button" className="btn" onClick={leave}>
          {t('run.background')} <Keys keys="Escape" />
        </button>
      )}
      {run.canCancel && (
        <button
          type="button"
          className="btn quiet"
          aria-busy={stop.isPending}
          onClick={() => stop.mutate()}
        >
          {stop.isPending ? t('run.stopping') : t('run.stop')}
        </button>
      )}
      {run.canResume && (
        <button
          type="button"
          className="btn primary"
          aria-busy={resume.isPending}
          onClick={() => resume.mutate()}
        >
          {resume.isPending ? t('run.resuming') : t('run.resume')}
        </button>
      )}
      {run.state === 'done' && <ToScout />}
      {(stop.isError || resume.isError) && <ErrorNote error={stop.error ?? resume.error} />}
    </div>
  )
}

/** After a reading one looks for people: like the admired ones, when some were named. */
const ToScout = () => {
  const { name: names = [] } = useSearch({ from: '/sources/runs/$id' })
  const found = useQueries({ queries: names.map((name) => admiredQuery(name)) })
  const like = found.flatMap(
    (query, place) => query.data?.people.find((one) => one.name === names[place])?.id ?? [],
  )
  return (
    <>
      {like.length > 0 && (
        <SpaLink className="btn primary" href={paths.scout({ like })}>
          {t('run.scoutLike')}
        </SpaLink>
      )}
      <SpaLink className={like.length > 0 ? 'btn line' : 'btn primary'} href={paths.scout()}>
        {t('run.scout')}
      </SpaLink>
    </>
  )
}

const Complaints = ({ run }: { run: Run }) =>
  run.complaints.length === 0 ? null : (
    <section className="box note error" aria-label={t('run.complaints')}>
      {run.complaints.map((sentence) => (
        <p key={sentence}>
          <b>{sentence}</b>
        </p>
      ))}
    </section>
  )
