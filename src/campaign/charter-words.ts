import type { z } from 'zod'
import type { Role } from '#actions/actor.ts'
import type { ApprovalLimit, CharterVersion, Envelope, House } from './charter.contract.ts'

const roleNames: Readonly<Record<Role, string>> = {
  founder: 'the founder',
  hr: 'the head of HR',
  recruiting: 'the head of recruiting',
  staff: 'the chief of staff',
  scientist: 'scientists',
  finance: 'finance',
}

/** `the founder or the head of HR`. */
export const inWords = (roles: readonly Role[]): string => {
  const names = roles.map((role) => roleNames[role])
  const last = names.at(-1) ?? 'the founder'
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last
}

const whole = new Intl.NumberFormat('en')
const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `EUR 12,000,000`, `1.50 %`, `40,000 GPU hours`: an amount as one says it. */
export const amountInWords = (kind: string, amount: number, unit: string): string => {
  if (kind === 'cash') {
    return `${unit} ${amount % 100 === 0 ? whole.format(amount / 100) : cents.format(amount / 100)}`
  }
  return unit === 'basis points'
    ? `${cents.format(amount / 100)} %`
    : `${whole.format(amount)} ${unit}`
}

/** `Cash: EUR 12,000,000 (first year)`. */
export const envelopeInWords = (one: z.output<typeof Envelope>): string =>
  `${capital(one.kind)}: ${amountInWords(one.kind, one.amount, one.unit)}${one.note === '' ? '' : ` (${one.note})`}`

/** `Cash up to EUR 500,000: the head of HR`. */
export const approvalInWords = (
  one: z.output<typeof ApprovalLimit>,
  nameOf: (memberId: string) => string,
): string => {
  const upTo =
    one.what === 'interview waiver' || one.amount === null
      ? ''
      : ` up to ${amountInWords(one.what, one.amount, one.unit)}`
  const by = one.byMember === null ? inWords(one.byRole ? [one.byRole] : []) : nameOf(one.byMember)
  return `${capital(one.what)}${upTo}: ${by}`
}

/** `House on the hill, Lisbon, 12 people`. */
export const houseInWords = (one: z.output<typeof House>): string =>
  [one.name, one.city, one.capacity === 0 ? '' : `${whole.format(one.capacity)} people`]
    .filter((part) => part !== '')
    .join(', ')

/** `Post-training: 6 seats`. */
export const seatInWords = (one: { readonly name: string; readonly seats: number }): string =>
  `${one.name}: ${one.seats === 1 ? '1 seat' : `${whole.format(one.seats)} seats`}`

/** The whole charter for a terminal. */
export const charterText = (charter: z.output<typeof CharterVersion>): string =>
  [
    charter.goal,
    list('Seats', charter.seats.map(seatInWords)),
    list('Envelopes', (charter.money?.envelopes ?? []).map(envelopeInWords)),
    list(
      'Approvers',
      (charter.money?.approvals ?? []).map((one) => approvalInWords(one, (id) => id)),
    ),
    list('Houses', charter.houses.map(houseInWords)),
    charter.tone === '' ? '' : `How we write\n${charter.tone}`,
    `Version ${charter.number ?? 'draft'}, written by ${charter.writtenBy}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')

const list = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [heading, ...lines.map((line) => `  ${line}`)].join('\n')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
