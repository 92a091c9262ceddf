import { formatDay } from '#ui/format.ts'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Report } from './report-queries.ts'

type Member = Report['needs'][number]
type Need = Member['needs'][number]

/** So many things of one member are named on the page; paper and files have them all. */
const needsShown = 25

/** Who must do what, member by member; what nobody owns first. */
export const ReportNeeds = ({ report }: { report: Report }) => (
  <section aria-labelledby="report-needs">
    <h2 id="report-needs">{t('report.needs')}</h2>
    {report.needs.length === 0 && <p className="m2">{t('report.needsNone')}</p>}
    {report.needs.map((member) => (
      <MemberNeeds key={member.memberId ?? 'nobody'} member={member} />
    ))}
  </section>
)

const MemberNeeds = ({ member }: { member: Member }) => {
  const nobody = member.memberId === null
  const name = nobody ? t('report.needsNobody') : member.name
  return (
    <div className="report-member">
      <h3 className="row">
        {!nobody && <Monogram name={name} />}
        <span className={nobody ? 'bad' : ''}>{name}</span>
        <NumberDoor href={paths.list({ layout: 'table', owner: member.memberId ?? 'none' })}>
          {t('report.needsCount', { count: member.needs.length })}
        </NumberDoor>
      </h3>
      <ul className="report-lines">
        {member.needs.slice(0, needsShown).map((need) => (
          <li key={`${need.kind}${need.prospectId}`}>
            <SpaLink href={paths.prospect(need.prospectId)}>{need.name}</SpaLink>{' '}
            <span dir="auto">{needText(need)}</span>{' '}
            {need.daysLate > 0 ? (
              <b className="bad">{t('nextMove.daysLate', { count: need.daysLate })}</b>
            ) : (
              <span className="m">{dueOf(need)}</span>
            )}
          </li>
        ))}
      </ul>
      {member.needs.length > needsShown && (
        <p className="m">{t('report.needMore', { count: member.needs.length - needsShown })}</p>
      )}
    </div>
  )
}

const needText = ({ kind, what, from }: Need): string => {
  switch (kind) {
    case 'move':
    case 'late_move':
      return what
    case 'waits':
      return `${what}, ${t('report.need.waits', { what: from })}`
    case 'vote':
      return what === '' ? t('report.need.vote', { by: from }) : what
    case 'clock':
    case 'no_move':
    case 'no_owner':
      return t(`report.need.${kind}`)
  }
}

const dueOf = ({ dueOn, dueAt }: Need): string => {
  if (dueOn !== null) return formatDay(`${dueOn}T12:00`)
  return dueAt === null ? '' : formatDay(dueAt)
}
