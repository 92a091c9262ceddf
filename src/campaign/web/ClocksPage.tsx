import './clocks.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { timedStages } from '#campaign/clocks.contract.ts'
import { api } from '#ui/api.gen.ts'
import { Clock } from '#ui/parts/Clock.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { NextMoveChip } from '#ui/parts/NextMoveChip.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import { expectationsQuery, overdueQuery } from './report-queries.ts'
import { stageName } from './stage-texts.ts'
import { useDayChanges } from './use-day-changes.ts'

const page = 50
/** The operation answers with so many at most. */
const most = 500

/** What is overdue on The List, and how long a stage may take. */
export const ClocksPage = (): ReactNode => {
  const [limit, setLimit] = useState(page)
  const query = useQuery(overdueQuery(limit))
  return (
    <div className="page-pad clocks-page">
      <h1>{t('clocks.title')}</h1>
      <Loaded query={query} skeleton={<TableSkeleton rows={10} />}>
        {(data) => (
          <>
            <Late data={data} />
            {data.total > data.items.length && limit < most && (
              <button
                type="button"
                className="btn line"
                onClick={() => setLimit(Math.min(most, limit + page))}
              >
                {t('clocks.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
      <Stages />
    </div>
  )
}

type Overdue = Awaited<ReturnType<typeof api.campaign.overdue>>

const Late = ({ data }: { data: Overdue }) => {
  const { data: status } = useQuery(workspaceStatus)
  const change = useDayChanges()
  const { counts } = data
  if (data.total === 0) {
    return <Empty missing={t('day.empty')} why={t('clocks.sentence', { count: 0 })} />
  }
  return (
    <>
      <p className="m2">
        {t('clocks.sentence', { count: data.total })}{' '}
        {t('clocks.counts', {
          moves: counts.lateMoves,
          clocks: counts.lateClocks,
          noMove: counts.noMove,
          noOwner: counts.noOwner,
        })}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
      <ul className="box late-list" aria-label={t('clocks.list')}>
        {data.items.map(({ prospect, clock, move, kinds }) => {
          const unowned = kinds.includes('no_owner')
          return (
            <li key={prospect.prospectId}>
              <span className="row wrap">
                <Tier tier={prospect.tier} />
                <SpaLink className="b" href={paths.prospect(prospect.prospectId)}>
                  {prospect.name}
                </SpaLink>
                <span className="m">{stageName(prospect.stage)}</span>
                <Clock clock={clock} />
              </span>
              <NextMoveChip
                move={move}
                unowned={unowned}
                me={status?.member?.name}
                onTake={unowned ? () => change.mutate({ do: 'take', of: prospect }) : undefined}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Days of each stage, kept one by one. */
const Stages = () => {
  const query = useQuery(expectationsQuery)
  const { data: status } = useQuery(workspaceStatus)
  const role = status?.member?.role
  const may =
    role === 'founder' || role === 'hr' || role === 'recruiting' || status?.member?.actsFor != null
  return (
    <section aria-labelledby="stage-times">
      <h2 id="stage-times">{t('clocks.stages')}</h2>
      <p className="m2">{t('clocks.stagesHint')}</p>
      {!may && <p className="m2">{t('clocks.mayNot')}</p>}
      <Loaded query={query} skeleton={<TableSkeleton rows={6} />}>
        {({ stages }) => (
          <div className="stage-times">
            {timedStages.map((stage) => {
              const found = stages.find((one) => one.stage === stage)
              return (
                found && (
                  <StageTime
                    key={`${stage}${String(found.version)}`}
                    stage={stage}
                    days={found.days}
                    version={found.version}
                    may={may}
                  />
                )
              )
            })}
          </div>
        )}
      </Loaded>
    </section>
  )
}

interface StageTimeProps {
  readonly stage: (typeof timedStages)[number]
  readonly days: number | null
  readonly version: number
  readonly may: boolean
}

const StageTime = ({ stage, days, version, may }: StageTimeProps) => {
  const client = useQueryClient()
  const [wrong, setWrong] = useState('')
  const put = useMutation({
    mutationFn: (wanted: { version: number; days: number | null }) =>
      api.campaign.expectStage({ stage, ...wanted }),
    onSuccess: async ({ stages }) => {
      await client.invalidateQueries({ queryKey: ['campaign'] })
      const now = stages.find((one) => one.stage === stage)
      sayDone(t('clocks.kept', { stage: stageName(stage) }), async () => {
        await api.campaign.expectStage({ stage, version: now?.version ?? version + 1, days })
        await client.invalidateQueries({ queryKey: ['campaign'] })
      })
    },
  })
  const send = onSend((form) => {
    const said = formText(form, 'days')
    const wanted = said === '' ? null : Number(said)
    const fits = wanted === null || (Number.isInteger(wanted) && wanted >= 1 && wanted <= 730)
    if (!fits) return setWrong(t('clocks.wrong'))
    setWrong('')
    return put.mutate({ version, days: wanted })
  })
  return (
    <form className="row" onSubmit={send}>
      <Field
        label={t('clocks.days', { stage: stageName(stage) })}
        hint={t('clocks.noClock')}
        name="days"
        type="number"
        inputMode="numeric"
        min={1}
        max={730}
        wrong={wrong}
        readOnly={!may}
        defaultValue={days ?? ''}
      />
      {may && (
        <button type="submit" className="btn line" aria-busy={put.isPending}>
          {t('clocks.keep')}
        </button>
      )}
      {put.isError && <ErrorNote error={put.error} />}
    </form>
  )
}
