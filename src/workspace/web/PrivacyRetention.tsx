import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t, textOf } from '#ui/texts/text.ts'
import type { RetentionProposal } from '../contract.ts'
import { privacyKey, retentionQuery } from './privacy-queries.ts'

/** Shown with the list; the rest is counted, and all of it is in the answer of the API. */
const itemsShown = 100

/** How long what is kept, and what is proposed to go. */
export const RetentionTab = () => {
  const retention = useQuery(retentionQuery)
  return (
    <section aria-label={t('privacy.tab.retention')} className="stack">
      <p className="m2">{t('retention.why')}</p>
      <Loaded query={retention} skeleton={<TableSkeleton rows={6} />}>
        {(data) => (
          <>
            <Periods periods={data.periods} />
            <h2>{t('retention.proposals')}</h2>
            {data.proposals.length === 0 ? (
              <Empty missing={t('retention.none')} why={t('retention.noneWhy')} />
            ) : (
              data.proposals.map((one) => <Proposal key={one.id} proposal={one} />)
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

interface Period {
  readonly kind: string
  readonly days: number | null
  readonly version: number
  readonly changedBy: string | null
}

const choices = ['', '30', '90', '180', '365', '730', '1460'] as const

const kindText = (kind: string): string => textOf(`retention.kind.${kind}`) ?? kind

const Periods = ({ periods }: { periods: readonly Period[] }) => {
  const queries = useQueryClient()
  const set = useMutation({
    mutationFn: ({ kind, version, days }: Pick<Period, 'kind' | 'version' | 'days'>) =>
      api.workspace.setRetention({ kind, version, days }),
    onSuccess: async (now, asked) => {
      const before = periods.find((one) => one.kind === asked.kind)
      await queries.invalidateQueries({ queryKey: privacyKey })
      sayDone(t('retention.set', { kind: kindText(now.kind) }), () =>
        set.mutate({ kind: now.kind, version: now.version, days: before?.days ?? null }),
      )
    },
  })
  return (
    <>
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">{t('retention.what')}</th>
            <th scope="col">{t('retention.period')}</th>
            <th scope="col">{t('retention.by')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((one) => (
            <tr key={one.kind}>
              <td>
                <b>{kindText(one.kind)}</b>
              </td>
              <td>
                <Choice
                  label={kindText(one.kind)}
                  value={String(one.days ?? '')}
                  options={optionsOf(one.days)}
                  onChoose={(days) =>
                    set.mutate({
                      kind: one.kind,
                      version: one.version,
                      days: days === '' ? null : Number(days),
                    })
                  }
                />
              </td>
              <td className="dim">{one.changedBy ?? t('retention.nobody')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {set.isError && <ErrorNote error={set.error} />}
    </>
  )
}

/** The usual periods, and the one that stands when it is another. */
const optionsOf = (days: number | null) => {
  const standing = String(days ?? '')
  const all = choices.some((one) => one === standing) ? choices : [...choices, standing]
  return all.map((value) => ({
    value,
    text: value === '' ? t('retention.forever') : t('retention.days', { days: Number(value) }),
  }))
}

const Proposal = ({ proposal }: { proposal: RetentionProposal }) => {
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: privacyKey })
  const confirm = useMutation({
    mutationFn: () => api.workspace.confirmRetention({ id: proposal.id }),
    onSuccess: refresh,
  })
  const dismiss = useMutation({
    mutationFn: () => api.workspace.dismissRetention({ id: proposal.id }),
    onSuccess: refresh,
  })
  const open = proposal.state === 'proposed'
  return (
    <article className="box proposal stack">
      <div className="row wrap">
        <p className="grow">
          <b>{kindText(proposal.kind)}</b>{' '}
          <span className="dim">
            {t('retention.before', { day: formatDay(proposal.cutoff) })}
            {' · '}
            {open ? t('retention.items', { count: proposal.items.length }) : stateText(proposal)}
          </span>
        </p>
        {open && (
          <>
            <button
              type="button"
              className="btn line"
              aria-busy={dismiss.isPending}
              onClick={() => dismiss.mutate()}
            >
              {t('retention.dismiss')}
            </button>
            <button
              type="button"
              className="btn danger"
              aria-busy={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              {t('retention.confirm', { count: proposal.items.length })}
            </button>
          </>
        )}
      </div>
      {open && (
        <details>
          <summary>{t('retention.list')}</summary>
          <ul className="kept">
            {proposal.items.slice(0, itemsShown).map((item) => (
              <li key={item.id}>
                <span dir="auto">{item.text}</span>{' '}
                <span className="m">{formatDay(item.since)}</span>
              </li>
            ))}
          </ul>
          {proposal.items.length > itemsShown && (
            <p className="m">
              {t('retention.more', { count: proposal.items.length - itemsShown })}
            </p>
          )}
        </details>
      )}
      {confirm.isError && <ErrorNote error={confirm.error} />}
      {dismiss.isError && <ErrorNote error={dismiss.error} />}
    </article>
  )
}

const stateText = (proposal: RetentionProposal): string => {
  const by = proposal.decidedBy ?? ''
  if (proposal.state === 'done') {
    return t('retention.state.done', { count: proposal.removed ?? 0, by })
  }
  return proposal.state === 'confirmed'
    ? t('retention.state.confirmed', { by })
    : t('retention.state.dismissed', { by })
}
