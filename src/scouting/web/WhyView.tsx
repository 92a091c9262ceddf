import { IconArrowLeft } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { defaultWeights } from '#scouting/contract.ts'
import type { ExplainOutput, Weights } from '#scouting/contract.ts'
import { formatScore } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { ordinal } from '#ui/parts/position.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { PartMeters } from './PartMeters.tsx'
import { weightsOf } from './scout-search.ts'
import { explanation } from './use-ranking.ts'
import type { Scout } from './use-scout.ts'
import { WeightSliders } from './WeightSliders.tsx'
import { WhatIfTable } from './WhatIfTable.tsx'
import { WhyWorks } from './WhyWorks.tsx'

/** Why this rank: every part of the score, the works, and what would change it. */
export const WhyView = ({ scout, person }: { scout: Scout; person: string }) => {
  const [tried, setTried] = useState<Weights | null>(null)
  const back = scout.href({ person, why: undefined })
  const reset = (): void => setTried({ ...defaultWeights })
  useKeys(t('scout.why'), [
    { keys: 'Escape', text: t('why.back'), run: () => scout.turn({ person, why: undefined }) },
    { keys: 'r', text: t('why.reset'), run: reset },
  ])
  const inForce = useQuery(explanation(scout.question, person))
  return (
    <div className="why-view">
      <div className="why-main">
        <SpaLink className="btn quiet small why-back" href={back} replace>
          <IconArrowLeft className="icon s" aria-hidden="true" />
          {t('why.back')} <Keys keys="Escape" />
        </SpaLink>
        <Loaded query={inForce} skeleton={<TextSkeleton lines={12} />}>
          {(explained) => <Explained explained={explained} scout={scout} />}
        </Loaded>
      </div>
      <aside className="why-side" aria-label={t('why.yourWeights')}>
        <TryWeights
          scout={scout}
          person={person}
          name={inForce.data?.person.name ?? ''}
          tried={tried}
          onTry={setTried}
          onReset={reset}
        />
      </aside>
    </div>
  )
}

const Explained = ({ explained, scout }: { explained: ExplainOutput; scout: Scout }) => {
  const { person, of, sentences } = explained
  return (
    <>
      <header>
        <h2 className="why-title">
          {t('why.title', { rank: ordinal(person.rank), name: person.name })}
        </h2>
        <p className="m2">
          {t('panel.place', { rank: person.rank, of })}. {sentences.join(' ')}
        </p>
      </header>
      <section>
        <h3>{t('why.parts', { score: formatScore(person.score) })}</h3>
        <PartMeters parts={person.parts} />
        <ul className="m part-words">
          <li>
            <span className="only-phone">{t('panel.relevance')}: </span>
            {t('why.relevance')}
          </li>
          <li>
            <span className="only-phone">{t('panel.recency')}: </span>
            {t('why.recency')}
          </li>
          <li>
            <span className="only-phone">{t('panel.role')}: </span>
            {t('why.role')}
          </li>
          <li>
            <span className="only-phone">{t('panel.impact')}: </span>
            {t('why.impact')}
          </li>
        </ul>
      </section>
      <section>
        <h3>{t('why.formula')}</h3>
        <p className="m2 formula">{explained.formula}</p>
      </section>
      <section>
        <h3>{t('why.change')}</h3>
        <WhatIfTable explained={explained} scout={scout} />
      </section>
      <Neighbours explained={explained} scout={scout} />
      <section>
        <h3>{t('why.worksTitle')}</h3>
        <WhyWorks works={person.evidence} />
      </section>
    </>
  )
}

const Neighbours = ({ explained, scout }: { explained: ExplainOutput; scout: Scout }) => {
  const { above, below, person } = explained
  const all = [above, below].filter((one) => one !== null)
  if (all.length === 0) return null
  return (
    <section>
      <h3>{t('why.neighbours')}</h3>
      <ul className="neighbours m2">
        {all.map((one) => {
          const gap = formatScore(Math.abs(one.score - person.score))
          return (
            <li key={one.person} className="row">
              <span className="rank tn">{one.rank}</span>
              <SpaLink
                className="grow"
                dir="auto"
                href={scout.href({ person: one.person, why: one.person })}
              >
                {one.name}
              </SpaLink>
              <span className="tn">{formatScore(one.score)}</span>
              <span className="m tn gap">
                {one.rank < person.rank
                  ? t('why.aboveBy', { points: gap })
                  : t('why.belowBy', { points: gap })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface TryWeightsProps {
  readonly scout: Scout
  readonly person: string
  readonly name: string
  readonly tried: Weights | null
  readonly onTry: (weights: Weights) => void
  readonly onReset: () => void
}

const TryWeights = ({ scout, person, name, tried, onTry, onReset }: TryWeightsProps) => {
  const inForce = weightsOf(scout.search)
  const weights = tried ?? inForce
  const asked = useDeferredValue(weights)
  const outcome = useQuery({
    ...explanation({ ...scout.question, ...asked }, person),
    placeholderData: keepPreviousData,
  })
  const same = JSON.stringify(weights) === JSON.stringify(inForce)
  return (
    <>
      <h3>{t('why.yourWeights')}</h3>
      <p className="m">{t('why.weightsHint', { name })}</p>
      <WeightSliders weights={weights} onChange={onTry} />
      <p className="m2 outcome" role="status" aria-busy={outcome.isPlaceholderData}>
        <b>
          {outcome.isError
            ? t('why.withGone', { name })
            : outcome.data &&
              t(same ? 'why.withSame' : 'why.with', {
                rank: outcome.data.person.rank,
                of: outcome.data.of,
                score: formatScore(outcome.data.person.score),
              })}
        </b>
      </p>
      <div className="row wrap">
        <button
          type="button"
          className="btn primary"
          disabled={same}
          title={same ? t('why.weightsHint', { name }) : undefined}
          onClick={() => scout.leave(scout.href({ ...weights, person, why: undefined }))}
        >
          {t('why.use')}
        </button>
        <button type="button" className="btn quiet" onClick={onReset}>
          {t('why.reset')} <Keys keys="r" />
        </button>
        <SpaLink className="btn quiet" href={paths.person(person)}>
          {t('scout.openDossier')}
        </SpaLink>
      </div>
    </>
  )
}
