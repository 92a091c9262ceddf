import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { csvAddress } from '#ui/api.gen.ts'
import { formatNumber } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Refusal, Run } from '../contract.ts'
import { moveFocus } from '#ui/parts/move-focus.ts'
import type { RunSearch } from './run-search.ts'
import { isMoving, refusalsQuery } from './queries.ts'

/** So many lines at first; more on request, since one file can refuse a million. */
const shownAtFirst = 50

/** Lines that were not taken, each with its reason and what to do. */
export const Refusals = ({ run }: { run: Run }) => {
  const { code, name } = useSearch({ from: '/sources/runs/$id' })
  const [shown, setShown] = useState(shownAtFirst)
  const refusals = useQuery({
    ...refusalsQuery(run.id, code, run.refused, shown),
    enabled: run.refused > 0,
  })
  if (run.refused === 0) {
    return isMoving(run.state) || run.lines === 0 ? null : (
      <p className="m part">{t('run.refusedNone')}</p>
    )
  }
  return (
    <section className="part">
      <div className="row wrap part-head">
        <h2>{t('run.refused')}</h2>
        <span className="m grow">{t('run.refusedWhy', { count: run.refused })}</span>
        <a
          className="btn line small"
          href={csvAddress.literature.refusals({ id: run.id })}
          download
        >
          {t('run.asFile')}
        </a>
      </div>
      <Reasons run={run} code={code} name={name} />
      <Loaded query={refusals} skeleton={<TableSkeleton rows={Math.min(6, run.refused)} />}>
        {(page) => (
          <>
            <RefusalTable refusals={page.refusals} />
            {page.total > page.refusals.length && (
              <button
                type="button"
                className="btn line small show-more"
                onClick={() => setShown(shown + 200)}
              >
                {t('run.moreRefused', { count: Math.min(200, page.total - page.refusals.length) })}
              </button>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

const Reasons = ({ run, code, name }: { run: Run } & RunSearch) => (
  <nav className="row wrap reasons" aria-label={t('run.col.why')}>
    <SpaLink
      className={code === undefined ? 'chip on' : 'chip'}
      aria-current={code === undefined ? 'true' : undefined}
      href={paths.run(run.id, { name })}
      replace
    >
      {t('run.all', { count: run.refused })}
    </SpaLink>
    {run.refusals.map((reason) => (
      <SpaLink
        key={reason.code}
        className={code === reason.code ? 'chip on' : 'chip'}
        aria-current={code === reason.code ? 'true' : undefined}
        href={paths.run(run.id, { code: reason.code, name })}
        replace
      >
        {t('run.byReason', { reason: reason.label, count: reason.count })}
      </SpaLink>
    ))}
  </nav>
)

const RefusalTable = ({ refusals }: { refusals: readonly Refusal[] }) => {
  const [open, setOpen] = useState<string | null>(null)
  const rows = useRef<HTMLTableSectionElement>(null)
  useKeys(t('run.refused'), [
    { keys: ['j', 'ArrowDown'], text: t('keys.next'), run: () => moveFocus(rows.current, 1) },
    { keys: ['k', 'ArrowUp'], text: t('keys.previous'), run: () => moveFocus(rows.current, -1) },
  ])
  return (
    <>
      <table className="table refused">
        <thead>
          <tr>
            <th scope="col" className="file">
              {t('run.col.file')}
            </th>
            <th scope="col" className="r line">
              {t('run.col.line')}
            </th>
            <th scope="col" className="why">
              {t('run.col.why')}
            </th>
            <th scope="col">{t('run.col.there')}</th>
            <th scope="col" className="todo">
              {t('run.col.todo')}
            </th>
          </tr>
        </thead>
        <tbody ref={rows}>
          {refusals.map((refusal) => {
            const key = `${refusal.file}:${String(refusal.line)}:${refusal.code}`
            return (
              <tr key={key} data-open={open === key || undefined}>
                <td className="code dim file">{refusal.file}</td>
                <td className="r line">{formatNumber(refusal.line)}</td>
                <td className="why">
                  <button
                    type="button"
                    className="cover plain"
                    aria-expanded={open === key}
                    onClick={() => setOpen(open === key ? null : key)}
                  >
                    <b>{refusal.reason}</b>
                  </button>
                </td>
                <td className="code dim there" dir="auto">
                  {refusal.excerpt}
                </td>
                <td className="mid todo">{refusal.whatToDo}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="m only-desk key-line">
        <Keys keys="j" /> <Keys keys="k" /> {t('keys.next')}, {t('keys.previous')} ·{' '}
        <Keys keys="Enter" /> {t('keys.open')}
      </p>
    </>
  )
}
