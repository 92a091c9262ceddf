import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t } from '#ui/texts/text.ts'
import { amountText } from './charter-amount.ts'
import { membersHereQuery } from './charter-queries.ts'
import type { Charter, CharterMoney } from './charter-queries.ts'

/** The words of one version, section by section. What is empty says so in a line. */
export const CharterSays = ({ charter }: { charter: Charter }) => (
  <>
    <section aria-label={t('charter.goal')}>
      <p className="charter-goal" dir="auto">
        {charter.goal}
      </p>
    </section>
    <Seats seats={charter.seats} />
    {charter.money && <Money money={charter.money} />}
    <Section title={t('charter.houses')} empty={charter.houses.length === 0}>
      <ul className="lines box">
        {charter.houses.map((one) => (
          <li key={one.name} className="row wrap">
            <b className="grow">{one.name}</b>
            <span className="m2">{one.city}</span>
            {one.capacity > 0 && (
              <span className="m2 tn">{t('charter.people', { count: one.capacity })}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
    <Section title={t('charter.tone')} empty={charter.tone === ''}>
      <p className="charter-tone" dir="auto">
        {charter.tone}
      </p>
    </Section>
    <Section title={t('charter.rules')} empty={false}>
      <p className="m2">{t('charter.windowSays', { count: charter.windowDays })}</p>
      <p className="m2">
        {t('charter.overruleSays', {
          roles: charter.overruleRoles.map((role) => t(`charter.role.${role}`)).join(', '),
        })}
      </p>
    </Section>
  </>
)

const Section = ({
  title,
  empty,
  children,
}: {
  title: string
  empty: boolean
  children: ReactNode
}) => (
  <section className="charter-section">
    <h2>{title}</h2>
    {empty ? <p className="m">{t('charter.notYet')}</p> : children}
  </section>
)

const Seats = ({ seats }: { seats: Charter['seats'] }) => {
  const all = seats.reduce((sum, one) => sum + one.seats, 0)
  return (
    <section className="charter-section">
      <h2>
        {t('charter.seats')}{' '}
        {all > 0 && <span className="dim">{t('charter.seatCount', { count: all })}</span>}
      </h2>
      {seats.length === 0 ? (
        <p className="m">{t('charter.notYet')}</p>
      ) : (
        <ul className="charter-seats">
          {seats.map((one) => (
            <li key={one.id ?? one.name} className="row">
              <span className="grow">{one.name}</span>
              <span className="b tn">{one.seats}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Money = ({ money }: { money: CharterMoney }) => {
  const members = useQuery(membersHereQuery).data?.members ?? []
  const nameOf = (id: string): string =>
    members.find((one) => one.id === id)?.name ?? t('charter.somebodyLeft')
  return (
    <>
      <Section title={t('charter.envelopes')} empty={money.envelopes.length === 0}>
        <ul className="lines box">
          {money.envelopes.map((one) => (
            <li key={`${one.kind}${one.unit}${one.note}`} className="row wrap">
              <span className="grow">
                {t(`charter.kind.${one.kind}`)}{' '}
                {one.note !== '' && <span className="m2">{one.note}</span>}
              </span>
              <b className="tn">{amountText(one.kind, one.amount, one.unit)}</b>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('charter.approvals')} empty={money.approvals.length === 0}>
        <ul className="lines box">
          {money.approvals.map((one) => (
            <li
              key={`${one.what}${one.byRole ?? one.byMember ?? ''}${String(one.amount)}`}
              className="row wrap"
            >
              <span className="grow">
                {t(`charter.kind.${one.what}`)}
                {one.what !== 'interview waiver' && (
                  <span className="m2">
                    {' '}
                    {one.amount === null
                      ? t('charter.noLimit')
                      : t('charter.upTo', { amount: amountText(one.what, one.amount, one.unit) })}
                  </span>
                )}
              </span>
              <b>
                {one.byMember === null
                  ? t(`charter.role.${one.byRole ?? 'founder'}`)
                  : nameOf(one.byMember)}
              </b>
            </li>
          ))}
        </ul>
        <p className="m">{t('charter.moneyReaders')}</p>
      </Section>
    </>
  )
}
