import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { DecisionBlock } from '#ui/parts/DecisionBlock.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { OffLimitsTag } from '#ui/parts/OffLimitsTag.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { AskVotes } from './AskVotes.tsx'
import { forgetCampaign, standingQuery } from './charter-queries.ts'
import type { DecisionShown, Standing } from './charter-queries.ts'
import { ClearanceForm } from './ClearanceForm.tsx'
import { DecideForm, DissentForm } from './DecideForm.tsx'
import { EngagementLine } from './EngagementLine.tsx'
import { OverruleForm } from './OverruleForm.tsx'
import { VoteOnRound } from './VoteOnRound.tsx'
import './charter.css'

interface StandingProps {
  readonly id: string
  readonly name: string
}

/**
 * What of the charter stands on one prospect: may I write, what holds them, permissions, votes and
 * decisions, and the ways to act on each. For the prospect's panel.
 */
export const StandingOnProspect = ({ id, name }: StandingProps) => {
  const standing = useQuery(standingQuery(id))
  return (
    <div className="standing">
      <Loaded query={standing} skeleton={<TextSkeleton lines={5} />}>
        {(data) => (
          <>
            <EngagementLine engagement={data.engagement} name={name} />
            <Holds id={id} name={name} data={data} />
            <Votes id={id} name={name} data={data} />
            <Decisions id={id} name={name} data={data} />
          </>
        )}
      </Loaded>
    </div>
  )
}

interface PartProps extends StandingProps {
  readonly data: Standing
}

const Holds = ({ id, name, data }: PartProps) => {
  const [open, setOpen] = useState<string | null>(null)
  const past = data.overrules.filter(
    (one) => !data.held.some(({ overruled }) => overruled?.id === one.id),
  )
  return (
    <section aria-label={t('standing.holds')}>
      {data.held.map((one) => (
        <HeldBy
          key={one.offLimitsId}
          held={one}
          mayOverrule={data.mayOverrule}
          onOverrule={() => setOpen(one.offLimitsId)}
        />
      ))}
      {past.map((one) => (
        <p key={one.id} className="m2">
          {t('overrule.was', { by: one.by, day: formatDay(one.at), reason: one.reason })}
        </p>
      ))}
      <Clearances clearances={data.clearances} />
      <button type="button" className="btn quiet small fit" onClick={() => setOpen('clearance')}>
        {t('clearance.add')}
      </button>
      {open === 'clearance' && <ClearanceForm id={id} name={name} onClose={() => setOpen(null)} />}
      {data.held
        .filter((one) => one.offLimitsId === open)
        .map((held) => (
          <OverruleForm
            key={held.offLimitsId}
            subject={{ prospectId: id, name }}
            held={held}
            onClose={() => setOpen(null)}
          />
        ))}
    </section>
  )
}

interface HeldByProps {
  readonly held: Standing['held'][number]
  readonly mayOverrule: boolean
  readonly onOverrule: () => void
}

const HeldBy = ({ held, mayOverrule, onOverrule }: HeldByProps) => (
  <div>
    <OffLimitsTag sentence={held.sentence} overruledBy={held.overruled?.by ?? null} />
    <p className="m">
      {held.overruled
        ? held.overruled.reason
        : t('clauses.basis', {
            basis: t(`clauses.law.${held.lawfulBasis}`),
            source: held.source,
          })}
    </p>
    {held.overruled === null && mayOverrule && (
      <button type="button" className="btn line small" onClick={onOverrule}>
        {t('overrule.do')}
      </button>
    )}
  </div>
)

const Clearances = ({ clearances }: { clearances: Standing['clearances'] }) => {
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: (seen: { clearanceId: string; version: number }) =>
      api.campaign.withdrawClearance(seen),
    onSuccess: async ({ clearance: { id, version } }) => {
      await forgetCampaign(client)
      sayDone(t('clearance.withdrawn'), async () => {
        await api.campaign.restoreClearance({ clearanceId: id, version })
        await forgetCampaign(client)
      })
    },
  })
  return (
    <>
      <ul className="plain-list">
        {clearances.map((one) => (
          <li key={one.id}>
            <span className={one.expired ? 'warn' : ''}>
              {t(one.expired ? 'clearance.ended' : 'clearance.until', {
                what: one.what,
                by: one.givenBy,
                day: formatDay(one.expiresOn),
              })}
            </span>{' '}
            {one.forWhom !== null && (
              <span className="m2">{t('clearance.forWhom', { name: one.forWhom })}</span>
            )}{' '}
            <button
              type="button"
              className="btn quiet small"
              onClick={() => withdraw.mutate({ clearanceId: one.id, version: one.version })}
            >
              {t('clearance.withdraw')}
            </button>
          </li>
        ))}
      </ul>
      {withdraw.isError && <ErrorNote error={withdraw.error} />}
    </>
  )
}

const Votes = ({ id, name, data }: PartProps) => {
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const takeBack = useMutation({
    mutationFn: (seen: { id: string; version: number }) => api.campaign.withdrawVotes(seen),
    onSuccess: async () => {
      await forgetCampaign(client)
      sayDone(t('votes.takenBack'))
    },
  })
  const open = data.rounds.some(({ state }) => state === 'open')
  return (
    <section aria-label={t('votes.title')}>
      <div className="row wrap">
        <h3 className="grow">{t('votes.title')}</h3>
        {!open && (
          <button type="button" className="btn line small" onClick={() => setAsking(true)}>
            {t('votes.ask')}
          </button>
        )}
      </div>
      {data.rounds.map((round) => (
        <div key={round.id}>
          <VoteOnRound round={round} name={name} />
          {round.mayWithdraw && (
            <button
              type="button"
              className="btn quiet small"
              onClick={() => takeBack.mutate({ id: round.id, version: round.version })}
            >
              {t('votes.takeBack')}
            </button>
          )}
        </div>
      ))}
      {takeBack.isError && <ErrorNote error={takeBack.error} />}
      {asking && <AskVotes lines={[{ id, name }]} onClose={() => setAsking(false)} />}
    </section>
  )
}

const Decisions = ({ id, name, data }: PartProps) => {
  const [deciding, setDeciding] = useState(false)
  const complete = data.rounds.find(({ state }) => state === 'complete')
  if (data.decisions.length === 0 && !data.mayDecide) return null
  return (
    <section aria-label={t('decisions.title')}>
      <div className="row wrap">
        <h3 className="grow">{t('decisions.title')}</h3>
        {data.mayDecide && (
          <button type="button" className="btn line small" onClick={() => setDeciding(true)}>
            {t('decisions.decide')}
          </button>
        )}
      </div>
      {data.decisions.map((one) => (
        <OneDecision key={one.id} decision={one} />
      ))}
      {deciding && (
        <DecideForm
          id={id}
          name={name}
          roundId={complete?.id ?? null}
          onClose={() => setDeciding(false)}
        />
      )}
    </section>
  )
}

const OneDecision = ({ decision }: { decision: DecisionShown }) => {
  const [saying, setSaying] = useState(false)
  return (
    <DecisionBlock
      what={decision.what}
      why={decision.why}
      byLine={t('decisions.by', { by: decision.by, day: formatDay(decision.at) })}
      votes={decision.votes.map(({ choice }) => choice)}
      dissent={decision.dissent}
    >
      <button type="button" className="btn quiet small fit" onClick={() => setSaying(true)}>
        {t('decisions.sayDissent')}
      </button>
      {saying && <DissentForm decision={decision} onClose={() => setSaying(false)} />}
    </DecisionBlock>
  )
}
