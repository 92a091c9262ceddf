import './literature.css'
import type { ReactNode } from 'react'
import { IconFileText, IconGridDots, IconSearch, IconStar, IconUsers } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatMoment, formatShare } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { PlainKey } from '#ui/texts/text.ts'
import type { Run } from '../contract.ts'
import { DropZone } from './DropZone.tsx'
import { isMoving, literatureStatus, runsQuery } from './queries.ts'
import { useInventedWorld } from './use-invented-world.ts'

const ways: readonly {
  readonly href: string
  readonly icon: Icon
  readonly name: PlainKey
  readonly why: PlainKey
}[] = [
  {
    href: paths.openAlex(),
    icon: IconSearch,
    name: 'sources.way.openAlex',
    why: 'sources.way.openAlexWhy',
  },
  {
    href: paths.firstRun(),
    icon: IconStar,
    name: 'sources.way.admire',
    why: 'sources.way.admireWhy',
  },
  { href: paths.csv(), icon: IconUsers, name: 'sources.way.csv', why: 'sources.way.csvWhy' },
  {
    href: paths.newPerson(),
    icon: IconFileText,
    name: 'sources.way.hand',
    why: 'sources.way.handWhy',
  },
]

/** Where works and people come from, and how the last readings ended. */
export const SourcesPage = (): ReactNode => (
  <div className="page-pad sources">
    <header className="page-head">
      <div className="grow">
        <h1>{t('sources.title')}</h1>
        <p className="m2">{t('sources.why')}</p>
      </div>
      <SpaLink className="btn line" href={paths.literature()}>
        {t('nav.literature')}
      </SpaLink>
    </header>
    <div className="ways">
      <DropZone title={t('drop.title')} primary />
      <Ways />
    </div>
    <section className="part">
      <h2>{t('sources.runs')}</h2>
      <Loaded query={useQuery(runsQuery)} skeleton={<TableSkeleton rows={4} />}>
        {({ runs }) =>
          runs.length === 0 ? (
            <Empty missing={t('sources.runsNone')} why={t('sources.runsNoneWhy')} />
          ) : (
            <Runs runs={runs} />
          )
        }
      </Loaded>
    </section>
  </div>
)

const Ways = () => {
  const world = useInventedWorld()
  const invented = useQuery(literatureStatus).data?.invented === true
  return (
    <section aria-label={t('sources.ways')}>
      <ul className="box lines way-list">
        {ways.map((way) => (
          <li key={way.name}>
            <way.icon className="icon dim" aria-hidden="true" />
            <span className="grow">
              <SpaLink className="cover" href={way.href}>
                {t(way.name)}
              </SpaLink>
              <span className="m hint-block">{t(way.why)}</span>
            </span>
          </li>
        ))}
        <li>
          <IconGridDots className="icon dim" aria-hidden="true" />
          <span className="grow">
            <button
              type="button"
              className="cover plain"
              aria-busy={world.pending}
              onClick={invented ? world.remove : world.open}
            >
              {worldVerb(world.pending, invented)}
            </button>
            <span className="m hint-block">
              {invented ? t('world.removeWhy') : t('sources.way.worldWhy')}
            </span>
          </span>
        </li>
      </ul>
      {world.error !== null && <ErrorNote error={world.error} />}
    </section>
  )
}

const worldVerb = (pending: boolean, invented: boolean): string => {
  if (invented) return pending ? t('world.removing') : t('world.remove')
  return pending ? t('first.worldOpening') : t('sources.way.world')
}

const Runs = ({ runs }: { runs: readonly Run[] }) => (
  <table className="table stacks runs">
    <thead>
      <tr>
        <th scope="col">{t('sources.col.what')}</th>
        <th scope="col">{t('sources.col.state')}</th>
        <th scope="col">{t('sources.col.result')}</th>
        <th scope="col">{t('sources.col.when')}</th>
      </tr>
    </thead>
    <tbody>
      {runs.map((run) => (
        <tr key={run.id}>
          <td className="what">
            <SpaLink className="cover b" href={paths.run(run.id)}>
              {run.title}
            </SpaLink>
          </td>
          <td>
            <span className={`state ${stateLook(run)}`}>
              {t(`run.state.${run.state}`)}
              {isMoving(run.state) && <span className="tn"> {formatShare(run.share)}</span>}
            </span>
          </td>
          <td className="tn">
            {run.headline}
            {run.complaints[0] !== undefined && (
              <span className="m warn hint-block">{run.complaints[0]}</span>
            )}
          </td>
          <td className="dim nw">
            <time dateTime={run.startedAt}>{formatMoment(run.startedAt)}</time>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const stateLook = (run: Run): string => {
  if (isMoving(run.state)) return 'info'
  if (run.state === 'failed') return 'bad'
  return run.state === 'interrupted' || run.exit === 1 ? 'warn' : ''
}
