import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Evidence, ExplainOutput, RankedPerson } from '#scouting/contract.ts'
import { ApiError } from '#ui/api.ts'
import { formatScore, formatYears } from '#ui/format.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { EvidenceLine } from '#ui/parts/EvidenceLine.tsx'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { ordinal } from '#ui/parts/position.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { useSettled } from '#ui/parts/use-settled.ts'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { PartMeters } from './PartMeters.tsx'
import type { Question } from './scout-search.ts'
import { evidenceOf, explanation } from './use-ranking.ts'
import type { Scout } from './use-scout.ts'
import { webAddress } from '#ui/web-address.ts'

interface PersonEvidenceProps {
  readonly scout: Scout
  /** The question of the list that is shown; a newer one may be on its way. */
  readonly question: Question
  /** The person as the list knows them; absent when a copied address opens somebody else. */
  readonly known: RankedPerson | undefined
  readonly person: string
  readonly of: number
}

/** A hand that runs down the list with `j` is not followed at every step. */
const restMs = 120

/** Why one should believe it: the person, the parts of the score, and the works. */
export const PersonEvidence = ({ scout, question, known, person, of }: PersonEvidenceProps) => {
  const settled = useSettled(person, restMs) === person
  const why = useQuery({ ...explanation(question, person), enabled: settled })
  const works = useQuery({ ...evidenceOf(question, person), enabled: settled })
  const shown = known ?? why.data?.person
  if (shown === undefined) {
    return (
      <div className="ph">
        {why.isError ? (
          <NotHere error={why.error} onRetry={() => void why.refetch()} />
        ) : (
          <Waiting>
            <TextSkeleton lines={6} />
          </Waiting>
        )}
      </div>
    )
  }
  const evidence = works.data?.evidence ?? why.data?.person.evidence
  return (
    <>
      <Head person={shown} of={why.data?.of ?? of} scout={scout} />
      <Why explained={why.data} person={shown} />
      {why.isError && <ErrorNote error={why.error} onRetry={() => void why.refetch()} />}
      <Works
        key={person}
        scout={scout}
        person={shown}
        evidence={evidence ?? shown.evidence}
        complete={evidence !== undefined}
      />
    </>
  )
}

// A copied address may open somebody whom the brief does not find (any more).
const NotHere = ({ error, onRetry }: { error: unknown; onRetry: () => void }) =>
  error instanceof ApiError && error.status === 404 ? (
    <Empty missing={t('panel.missing')} why={t('panel.missingWhy')} />
  ) : (
    <ErrorNote error={error} onRetry={onRetry} />
  )

const Head = ({ person, of, scout }: { person: RankedPerson; of: number; scout: Scout }) => (
  <div className="ph">
    <div className="row wrap">
      <h2 className="ph-name" dir="auto">
        {person.name}
      </h2>
      <Trace years={person.trace} />
      <span className="grow" />
      <span className="m tn row">
        {t('panel.place', { rank: person.rank, of })} <Keys keys="j k" />
      </span>
    </div>
    <p className="m2">
      {[
        person.role,
        person.organisation ?? t('person.noOrganisation'),
        formatYears(person.firstYear, person.lastYear),
      ]
        .filter(Boolean)
        .join(' · ')}
      {' · '}
      <NumberDoor href={paths.person(person.person)}>
        {t('panel.worksAll', { count: person.works })}
      </NumberDoor>
      {', '}
      <NumberDoor href={scout.href({ person: person.person, why: person.person })}>
        {t('panel.counted', { count: person.matched })}
      </NumberDoor>
    </p>
    <PartMeters
      parts={person.parts}
      href={scout.href({ person: person.person, why: person.person })}
    />
  </div>
)

const Why = ({
  explained,
  person,
}: {
  explained: ExplainOutput | undefined
  person: RankedPerson
}) => (
  <p className="m2 why">
    <b>{t('panel.whyRank', { rank: ordinal(person.rank) })}</b>{' '}
    {explained ? explained.sentences.join(' ') : <span className="sk why-sk" aria-hidden="true" />}
  </p>
)

interface WorksProps {
  readonly scout: Scout
  readonly person: RankedPerson
  readonly evidence: readonly Evidence[]
  /** Whether these are all; else more are on the way. */
  readonly complete: boolean
}

const Works = ({ scout, person, evidence, complete }: WorksProps) => {
  const [open, setOpen] = useState<readonly string[] | null>(null)
  const first = evidence[0]?.work
  const opened = open ?? (first === undefined ? [] : [first])
  const counted = evidence.filter((work) => work.contribution > 0).length
  if (evidence.length === 0) return <p className="m2 ph">{t('panel.noWorks')}</p>
  return (
    <ol className="evs" aria-label={t('panel.works')}>
      {evidence.map((work, index) => (
        <li key={work.work}>
          <WorkLine
            work={work}
            number={index + 1}
            counted={counted}
            open={opened.includes(work.work)}
            onToggle={() =>
              setOpen(
                opened.includes(work.work)
                  ? opened.filter((one) => one !== work.work)
                  : [...opened, work.work],
              )
            }
            whyHref={scout.href({ person: person.person, why: person.person })}
          />
        </li>
      ))}
      {!complete && (
        <li aria-hidden="true" className="skeletons">
          <TextSkeleton lines={3} />
        </li>
      )}
    </ol>
  )
}

interface WorkLineProps {
  readonly work: Evidence
  readonly number: number
  readonly counted: number
  readonly open: boolean
  readonly onToggle: () => void
  readonly whyHref: string
}

const WorkLine = ({ work, number, counted, open, onToggle, whyHref }: WorkLineProps) => (
  <EvidenceLine
    number={number}
    title={work.title}
    marks={work.titleMarks}
    position={work.position}
    authors={work.authorCount}
    venue={work.venue}
    year={work.year}
    citations={work.citations}
    citationsHref={paths.work(work.work)}
    points={work.contribution > 0 ? `+${formatScore(work.contribution)}` : '0'}
    pointsHref={whyHref}
    byMeaning={work.matched.length === 0}
    retracted={work.retracted}
    {...(work.contribution <= 0 && !work.retracted
      ? { beyond: t('panel.beyond', { best: counted }) }
      : {})}
    {...(work.snippet === '' ? {} : { abstract: { text: work.snippet, marks: work.snippetMarks } })}
    open={open}
    onToggle={onToggle}
    links={<WorkLinks work={work} />}
  />
)

const WorkLinks = ({ work }: { work: Evidence }) => {
  const doi = webAddress(work.doi)
  const source = webAddress(work.landingPage)
  return (
    <>
      <SpaLink href={paths.work(work.work)}>{t('panel.readIt')}</SpaLink>
      <SpaLink href={`${paths.work(work.work)}#authors`}>{t('panel.whoDidThis')}</SpaLink>
      {doi !== null && (
        <a href={doi} target="_blank" rel="noreferrer noopener">
          {t('panel.doi')}
        </a>
      )}
      {source !== null && source !== doi && (
        <a href={source} target="_blank" rel="noreferrer noopener">
          {t('panel.source')}
        </a>
      )}
    </>
  )
}
