import type { ReactNode } from 'react'
import { formatDay } from '#ui/format.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Report } from './report-queries.ts'

/** One thing that may go wrong: how often, where to open it, whom it concerns. */
interface Risk {
  readonly key: string
  readonly sentence: string
  readonly href?: string
  readonly lines: readonly { readonly key: string; readonly text: ReactNode }[]
}

/** What may go wrong; each line opens what it counts. */
export const ReportRisks = ({ report }: { report: Report }) => {
  const risks = risksOf(report).filter((risk) => risk.lines.length > 0)
  return (
    <section aria-labelledby="report-risks">
      <h2 id="report-risks">{t('report.risks')}</h2>
      {risks.length === 0 && <p className="m2">{t('report.risksNone')}</p>}
      {risks.map((risk) => (
        <details key={risk.key} className="report-risk">
          <summary>{risk.sentence}</summary>
          <ul className="report-lines">
            {risk.lines.map((line) => (
              <li key={line.key}>{line.text}</li>
            ))}
          </ul>
          {risk.href !== undefined && (
            <SpaLink className="m" href={risk.href}>
              {t('report.openList')}
            </SpaLink>
          )}
        </details>
      ))}
    </section>
  )
}

type Risks = Report['risks']

const person = ({ prospectId, name }: { prospectId: string; name: string }, more: string) => ({
  key: prospectId,
  text: (
    <>
      <SpaLink href={paths.prospect(prospectId)}>{name}</SpaLink> <span className="m">{more}</span>
    </>
  ),
})

const risksOf = ({ risks }: Report): readonly Risk[] => [
  ...lateness(risks),
  {
    key: 'oneOfUs',
    sentence: t('report.risk.oneOfUs', { count: risks.oneOfUs.length }),
    lines: risks.oneOfUs.map((one) => person(one, one.member ?? t('report.nobody'))),
  },
  {
    key: 'heavyOwners',
    sentence: t('report.risk.heavyOwners', { count: risks.heavyOwners.length }),
    lines: risks.heavyOwners.map((one) => ({
      key: one.memberId,
      text: (
        <>
          <SpaLink href={paths.list({ layout: 'table', owner: one.memberId })}>{one.name}</SpaLink>{' '}
          <span className="m">{t('report.owns', { owns: one.owns, of: one.of })}</span>
        </>
      ),
    })),
  },
  {
    key: 'clauses',
    sentence: t('report.risk.clauses', { count: risks.clauses.length }),
    href: paths.charter(),
    lines: risks.clauses.map((one) => ({
      key: one.id,
      text: `${one.name}, ${t('report.endsOn', { day: formatDay(`${one.endsOn}T12:00`) })}`,
    })),
  },
  {
    key: 'dissent',
    sentence: t('report.risk.dissent', { count: risks.dissent.length }),
    lines: risks.dissent.map((one) => ({
      ...person(
        one,
        `${t('report.dissentOf', { by: one.by, decision: one.decision })} ${one.sentence}`,
      ),
      key: `${one.prospectId}${one.by}${one.at}`,
    })),
  },
]

const lateness = (risks: Risks): readonly Risk[] => [
  {
    key: 'lateMoves',
    sentence: t('report.risk.lateMoves', { count: risks.lateMoves.length }),
    href: paths.list({ layout: 'table', need: 'late' }),
    lines: risks.lateMoves.map((one) =>
      person(
        one,
        `${one.what}, ${t('report.days', { count: one.days })}, ${one.owner ?? t('report.nobody')}`,
      ),
    ),
  },
  {
    key: 'lateClocks',
    sentence: t('report.risk.lateClocks', { count: risks.lateClocks.length }),
    href: paths.clocks(),
    lines: risks.lateClocks.map((one) =>
      person(
        one,
        `${t('report.daysOf', { days: one.days, expected: one.expected })}, ${one.owner ?? t('report.nobody')}`,
      ),
    ),
  },
  {
    key: 'noOwner',
    sentence: t('report.risk.noOwner', { count: risks.noOwner.length }),
    href: paths.list({ layout: 'table', need: 'owner' }),
    lines: risks.noOwner.map((one) => person(one, '')),
  },
  {
    key: 'noMove',
    sentence: t('report.risk.noMove', { count: risks.noMove.length }),
    href: paths.list({ layout: 'table', need: 'move' }),
    lines: risks.noMove.map((one) => person(one, one.owner ?? t('report.nobody'))),
  },
]
