import type { Charter, CharterMoney } from './charter-queries.ts'

type Envelope = CharterMoney['envelopes'][number]
type Approval = CharterMoney['approvals'][number]
export type EnvelopeKind = Envelope['kind']
export type ApprovalKind = Approval['what']
export type RoleWord = Charter['overruleRoles'][number]

/** Rows as they are typed; `key` keeps a row itself while its words change. */
interface Row {
  readonly key: string
}
export interface SeatRow extends Row {
  readonly id: string | null
  readonly name: string
  readonly seats: string
}
export interface HouseRow extends Row {
  readonly name: string
  readonly city: string
  readonly capacity: string
}
export interface EnvelopeRow extends Row {
  readonly kind: EnvelopeKind
  readonly amount: string
  readonly unit: string
  readonly note: string
}
export interface ApprovalRow extends Row {
  readonly what: ApprovalKind
  readonly amount: string
  readonly unit: string
  /** `role:hr` or `member:0192…`. */
  readonly by: string
}

export interface CharterForm {
  readonly goal: string
  readonly tone: string
  readonly seats: readonly SeatRow[]
  readonly houses: readonly HouseRow[]
  readonly envelopes: readonly EnvelopeRow[]
  readonly approvals: readonly ApprovalRow[]
  readonly overruleRoles: readonly RoleWord[]
  readonly windowDays: string
  readonly why: string
}

/** Units that one kind of amount is written in, the usual one first. A currency is typed. */
export const unitsOf = (kind: EnvelopeKind | ApprovalKind): readonly string[] => {
  switch (kind) {
    case 'cash':
      return ['EUR', 'USD', 'GBP', 'CHF', 'SGD', 'MYR', 'IDR', 'CNY', 'JPY']
    case 'equity':
      return ['basis points', 'shares']
    case 'compute':
      return ['GPU hours']
    case 'interview waiver':
      return ['']
  }
}

let count = 0
/** A key for a new row. */
export const newKey = (): string => `row ${String((count += 1))}`

export const emptyCharter: CharterForm = {
  goal: '',
  tone: '',
  seats: [],
  houses: [],
  envelopes: [],
  approvals: [],
  overruleRoles: ['founder'],
  windowDays: '14',
  why: '',
}

/** A version as the form shows it; the reason is written anew. */
export const charterForm = (charter: Charter): CharterForm => ({
  goal: charter.goal,
  tone: charter.tone,
  seats: charter.seats.map((one) => ({ ...one, key: newKey(), seats: String(one.seats) })),
  houses: charter.houses.map((one) => ({
    ...one,
    key: newKey(),
    capacity: one.capacity === 0 ? '' : String(one.capacity),
  })),
  envelopes: (charter.money?.envelopes ?? []).map((one) => ({
    ...one,
    key: newKey(),
    amount: typedAmount(one.amount, one.unit, one.kind),
  })),
  approvals: (charter.money?.approvals ?? []).map((one) => ({
    key: newKey(),
    what: one.what,
    amount: one.amount === null ? '' : typedAmount(one.amount, one.unit, one.what),
    unit: one.unit,
    by: one.byMember === null ? `role:${one.byRole ?? 'founder'}` : `member:${one.byMember}`,
  })),
  overruleRoles: charter.overruleRoles,
  windowDays: String(charter.windowDays),
  why: '',
})

/** Amounts in cents and basis points are typed with a point: `12,000,000`, `1.5`. */
const isHundredths = (kind: EnvelopeKind | ApprovalKind, unit: string): boolean =>
  kind === 'cash' || unit === 'basis points'

const typedAmount = (amount: number, unit: string, kind: EnvelopeKind | ApprovalKind): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(
    isHundredths(kind, unit) ? amount / 100 : amount,
  )

/** What was typed as a whole number of its smallest part; null when it is no amount. */
export const readAmount = (
  text: string,
  kind: EnvelopeKind | ApprovalKind,
  unit: string,
): number | null => {
  const plain = text.replaceAll(/[\s,_']/gu, '')
  if (!/^\d{1,14}(?:\.\d{1,2})?$/u.test(plain)) return null
  const [whole = '', part = ''] = plain.split('.')
  const hundredths = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  if (isHundredths(kind, unit)) return hundredths
  return part === '' ? Number(whole) : null
}

const readCount = (text: string): number | null =>
  /^\d{1,5}$/u.test(text.trim()) ? Number(text) : null

/** What is wrong with each row, by its key, and with the fields. Empty: it can be saved. */
export const checkCharter = (
  form: CharterForm,
): ReadonlyMap<string, 'number' | 'name' | 'empty'> => {
  const wrong = new Map<string, 'number' | 'name' | 'empty'>()
  if (form.goal.trim() === '') wrong.set('goal', 'empty')
  const days = readCount(form.windowDays)
  if (days === null || days < 1 || days > 120) wrong.set('windowDays', 'number')
  if (form.overruleRoles.length === 0) wrong.set('overruleRoles', 'empty')
  for (const row of form.seats) {
    if (row.name.trim() === '') wrong.set(row.key, 'name')
    else if (readCount(row.seats) === null) wrong.set(row.key, 'number')
  }
  for (const row of form.houses) {
    if (row.name.trim() === '') wrong.set(row.key, 'name')
    else if (row.capacity !== '' && readCount(row.capacity) === null) wrong.set(row.key, 'number')
  }
  for (const row of form.envelopes) {
    if (readAmount(row.amount, row.kind, row.unit) === null) wrong.set(row.key, 'number')
  }
  for (const row of form.approvals) {
    if (row.what === 'interview waiver' || row.amount === '') continue
    if (readAmount(row.amount, row.what, row.unit) === null) wrong.set(row.key, 'number')
  }
  return wrong
}

/** The form as the server takes it. */
export const writtenCharter = (form: CharterForm, basedOn: number) => ({
  basedOn,
  goal: form.goal,
  tone: form.tone,
  seats: form.seats.map(({ id, name, seats }) => ({ id, name, seats: readCount(seats) ?? 0 })),
  houses: form.houses.map(({ name, city, capacity }) => ({
    name,
    city,
    capacity: readCount(capacity) ?? 0,
  })),
  envelopes: form.envelopes.map(({ kind, amount, unit, note }) => ({
    kind,
    amount: readAmount(amount, kind, unit) ?? 0,
    unit,
    note,
  })),
  approvals: form.approvals.map(({ what, amount, unit, by }) => ({
    what,
    amount: what === 'interview waiver' || amount === '' ? null : readAmount(amount, what, unit),
    unit: what === 'interview waiver' ? '' : unit,
    byRole: approverRoles.find((role) => by === `role:${role}`) ?? null,
    byMember: by.startsWith('member:') ? by.slice('member:'.length) : null,
  })),
  overruleRoles: [...form.overruleRoles],
  windowDays: readCount(form.windowDays) ?? 14,
  why: form.why,
})

/** Roles that can approve money; scientists never see it. */
export const approverRoles = ['founder', 'hr', 'recruiting', 'staff', 'finance'] as const
export const allRoles = [...approverRoles, 'scientist'] as const
