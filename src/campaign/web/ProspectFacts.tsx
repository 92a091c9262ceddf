import { formatDay } from '#ui/format.ts'
import { CompartmentOf } from '#ui/parts/Compartment.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { StagePill } from '#ui/parts/StagePill.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { t } from '#ui/texts/text.ts'
import { Asked } from './Asked.tsx'
import { Clock } from '#ui/parts/Clock.tsx'
import type { ProspectShown, ProspectWhole } from './list-queries.ts'
import { ProspectClock } from './ProspectClock.tsx'
import { ProspectMove } from './ProspectMove.tsx'
import { ProspectHistory } from './ProspectHistory.tsx'
import { SameAs } from './SameAs.tsx'
import { StandingOnProspect } from './Standing.tsx'
import { stageName, stageShare } from './stage-texts.ts'
import { Thesis } from './Thesis.tsx'
import { useListActs } from './use-list-acts.ts'
import type { ListActs } from './use-list-acts.ts'
import { useListChanges } from './use-list-changes.ts'
import { WhoIsThis } from './WhoIsThis.tsx'

/** All that stands in a line, with the ways to change it; in the panel and on its own page. */
export const ProspectFacts = ({ whole }: { whole: ProspectWhole }) => {
  const line = whole.prospect
  const changes = useListChanges()
  const acts = useListActs(changes, () => [line])
  return (
    <>
      <Head line={line} whole={whole} />
      {changes.error && <ErrorNote error={changes.error} onRetry={changes.reset} />}
      {whole.removedAt === null && whole.sameAs.length > 0 && (
        <SameAs line={line} others={whole.sameAs} changes={changes} />
      )}
      <Thesis
        key={line.id}
        line={line}
        onKeep={(thesis, done) =>
          changes.change({ do: 'thesis', line, thesis }, { onSuccess: done })
        }
      />
      <section className="facts" aria-label={t('prospect.stands')}>
        <Facts line={line} acts={acts} />
      </section>
      <ProspectMove line={line} />
      {whole.removedAt === null && <ProspectClock line={line} />}
      {whole.removedAt === null && <StandingOnProspect id={line.id} name={line.name} />}
      <WhoIsThis line={line} changes={changes} />
      <ProspectHistory whole={whole} changes={changes} />
      {whole.removedAt === null && (
        <button type="button" className="btn quiet small danger fit" onClick={acts.remove}>
          {t('prospect.remove')}
        </button>
      )}
      <Asked acts={acts} changes={changes} />
    </>
  )
}

const Head = ({ line, whole }: { line: ProspectShown; whole: ProspectWhole }) => (
  <header className="prospect-head">
    <div className="row wrap">
      <Tier tier={line.tier} />
      <h2 className="prospect-name" dir="auto">
        {line.name}
      </h2>
      {line.person && <Trace years={line.person.trace} />}
      <CompartmentOf id={line.compartment?.id ?? null} />
    </div>
    <p className="m2" dir="auto">
      {[
        line.kind === 'organisation' ? t('list.kind.organisation') : '',
        line.affiliation,
        line.person?.organisation && line.person.organisation !== line.affiliation
          ? t('prospect.nowAt', { organisation: line.person.organisation })
          : '',
      ]
        .filter(Boolean)
        .join(' · ') || t('person.noOrganisation')}
    </p>
    {whole.removedAt !== null && (
      <p className="m2 warn">
        {t('prospect.removed', { by: whole.removedBy ?? '', day: formatDay(whole.removedAt) })}
      </p>
    )}
  </header>
)

const Facts = ({ line, acts }: { line: ProspectShown; acts: ListActs }) => (
  <dl className="fact-list">
    <div>
      <dt>{t('list.head.stage')}</dt>
      <dd className="row">
        <span className="row wrap grow">
          <StagePill word={stageName(line.stage)} share={stageShare(line.stage)} />
          <Clock clock={line.clock} />
          {line.nurtureUntil !== null && (
            <span className="m">{t('prospect.until', { day: formatDay(line.nurtureUntil) })}</span>
          )}
        </span>
        <ChangeButton label={t('prospect.changeStage')} onClick={acts.askStage} />
      </dd>
    </div>
    <TierFact line={line} acts={acts} />
    <div>
      <dt>{t('list.head.area')}</dt>
      <dd className="row">
        <span className="grow">
          {line.area?.name ?? <span className="dim">{t('list.none.area')}</span>}
        </span>
        <ChangeButton label={t('prospect.changeArea')} onClick={acts.askArea} />
      </dd>
    </div>
    <div>
      <dt>{t('list.head.owner')}</dt>
      <dd className="row">
        {line.owner ? (
          <span className="row grow">
            <Monogram name={line.owner.name} /> {line.owner.name}
          </span>
        ) : (
          <span className="warn grow">{t('list.nobody')}</span>
        )}
        <ChangeButton label={t('prospect.changeOwner')} onClick={acts.askOwner} />
      </dd>
    </div>
    <div>
      <dt>{t('prospect.seenBy')}</dt>
      <dd className="row">
        <span className="grow">
          {line.compartment ? t('list.only', { name: line.compartment.name }) : t('list.everybody')}
        </span>
        <ChangeButton label={t('prospect.changeSeen')} onClick={acts.askCompartment} />
      </dd>
    </div>
    <div>
      <dt>{t('prospect.from')}</dt>
      <dd dir="auto">
        {line.source}
        <span className="m block">
          {t('prospect.addedBy', { by: line.addedBy, day: formatDay(line.addedAt) })}
        </span>
      </dd>
    </div>
  </dl>
)

const ChangeButton = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button type="button" className="btn quiet small" aria-label={label} onClick={onClick}>
    {t('prospect.change')}
  </button>
)

const TierFact = ({ line, acts }: { line: ProspectShown; acts: ListActs }) => (
  <div>
    <dt>{t('list.head.tier')}</dt>
    <dd>
      <span className="row wrap" role="group" aria-label={t('list.head.tier')}>
        {(['A', 'B', 'C'] as const).map((tier) => (
          <button
            key={tier}
            type="button"
            className="btn quiet small tier-choice"
            aria-pressed={line.tier === tier}
            aria-label={t('tier.is', { tier })}
            onClick={() => acts.setTier(line.tier === tier ? null : tier)}
          >
            {line.tier === tier ? <Tier tier={tier} /> : tier}
          </button>
        ))}
      </span>
    </dd>
  </div>
)
