import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { idsJoinedTo, resolveOrganisationId } from '#organisations/resolve-organisation.ts'
import { organisationKey } from '#people/organisation-key.ts'
import { readPeople } from '#people/person-row.ts'
import { idsLeadingTo, idsLeadingToEach, resolvePersonId } from '#people/resolve-person.ts'
import type { HeldBy } from './off-limits.contract.ts'
import {
  clauseSentence,
  clausesInForce,
  dayOf,
  readOverrules,
  toOverrule,
  type OffLimitsRow,
  type OverruleRow,
} from './off-limits-rows.ts'
import { prospectKey } from './prospect-key.ts'

/** Somebody or something that is about to be added or written to. */
export interface Subject {
  readonly kind: 'person' | 'organisation'
  readonly personId: string | null
  readonly organisationId: string | null
  readonly name: string
  readonly affiliation: string
}

export type Held = z.input<typeof HeldBy>

/**
 * Which clauses hold each of these today, in the order of the subjects; an empty list: none. A
 * person is found by any id that ever led to them, by the organisations where they are now (those
 * joined to it and other names of it too), and by name alone where no id speaks against it. An
 * overruled clause is told with its overrule and stops nobody: see `stops`.
 */
export const checkOffLimits = async (
  ctx: Context,
  subjects: readonly Subject[],
): Promise<readonly (readonly Held[])[]> =>
  matchClauses(ctx, await clausesInForce(ctx.db, dayOf(ctx.now())), subjects)

/** Whether a clause that holds also stops: nobody has overruled it for this one. */
export const stops = (held: Pick<Held, 'overruled'>): boolean =>
  held.overruled === null || held.overruled.withdrawnAt !== null

/** The same against given clauses, such as those that have ended. */
export const matchClauses = async (
  ctx: Context,
  clauses: readonly OffLimitsRow[],
  subjects: readonly Subject[],
): Promise<readonly (readonly Held[])[]> => {
  if (clauses.length === 0 || subjects.length === 0) return subjects.map(() => [])
  const [reaches, overrules, known] = await Promise.all([
    Promise.all(clauses.map((clause) => reachOf(ctx, clause))),
    readOverrules(
      ctx.db,
      clauses.map(({ id }) => id),
    ),
    knowSubjects(ctx, subjects),
  ])
  return known.map((subject) =>
    reaches.flatMap((reach) => {
      const via = viaOf(reach, subject)
      return via === null ? [] : [toHeld(reach.clause, via, overruleFor(overrules, reach, subject))]
    }),
  )
}

/** What a clause reaches: ids of its person or organisation, and names of it. */
interface Reach {
  readonly clause: OffLimitsRow
  readonly personIds: ReadonlySet<string>
  readonly organisationIds: ReadonlySet<string>
  readonly organisationKeys: ReadonlySet<string>
}

/** A subject with all that leads to it: every id of the person, every organisation they are at. */
interface KnownSubject extends Subject {
  readonly personIds: ReadonlySet<string>
  readonly organisationIds: ReadonlySet<string>
  readonly organisationKeys: ReadonlySet<string>
  readonly key: string
}

const reachOf = async (ctx: Context, clause: OffLimitsRow): Promise<Reach> => {
  if (clause.kind === 'do-not-contact') {
    const ids = clause.personId === null ? [] : await personIdsOf(ctx, clause.personId)
    const none = new Set<string>()
    return { clause, personIds: new Set(ids), organisationIds: none, organisationKeys: none }
  }
  const ids =
    clause.organisationId === null ? [] : await organisationIdsOf(ctx, clause.organisationId)
  const names = await organisationNames(ctx, ids)
  return {
    clause,
    personIds: new Set(),
    organisationIds: new Set(ids),
    organisationKeys: new Set([clause.name, ...names].map(organisationKey).filter(isKey)),
  }
}

const isKey = (key: string): boolean => key !== ''

const isNotFound = (error: unknown): boolean =>
  error instanceof AppError && error.kind === 'not_found'

/** All ids that lead to the person; the given one alone when nobody lives behind it any more. */
const personIdsOf = async (ctx: Context, id: string): Promise<readonly string[]> => {
  try {
    const live = await resolvePersonId(ctx, id)
    return [id, ...(await idsLeadingTo(ctx.db, live))]
  } catch (error) {
    if (isNotFound(error)) return [id]
    throw error
  }
}

const organisationIdsOf = async (ctx: Context, id: string): Promise<readonly string[]> => {
  try {
    const live = await resolveOrganisationId(ctx, id)
    return [id, ...(await idsJoinedTo(ctx.db, live))]
  } catch (error) {
    if (isNotFound(error)) return [id]
    throw error
  }
}

/** Names that the literature and members have for these organisations. */
const organisationNames = async (ctx: Context, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const [printed, aliases] = await Promise.all([
    ctx.literature.query<{ name: string }>(
      'select name from organisation where organisation_id = any($1)',
      [ids],
    ),
    ctx.db
      .selectFrom('organisationAlias')
      .select('name')
      .where('organisationId', 'in', [...ids])
      .where('removedAt', 'is', null)
      .execute(),
  ])
  return [...printed, ...aliases].map(({ name }) => name)
}

/** Where everybody is now: by works, by what was written by hand, and by the given affiliation. */
const knowSubjects = async (
  ctx: Context,
  subjects: readonly Subject[],
): Promise<KnownSubject[]> => {
  const asked = [...new Set(subjects.flatMap(({ personId }) => personId ?? []))]
  const leading = await idsLeadingToEach(ctx.db, asked)
  const [people, byHand] = await Promise.all([
    readPeople(ctx, { ids: asked }),
    handOrganisations(ctx, [...new Set([...leading.values()].flat())]),
  ])
  const rows = new Map(people.map((row) => [row.person_id, row]))
  return subjects.map((subject) => {
    const { personId } = subject
    const row = personId === null ? undefined : rows.get(personId)
    const personIds = personId === null ? [] : [personId, ...(leading.get(personId) ?? [])]
    const ids = [
      row?.organisation_id ?? null,
      subject.organisationId,
      ...personIds.flatMap((id) => byHand.get(id) ?? []),
    ]
    const names =
      subject.kind === 'organisation'
        ? [subject.name]
        : [subject.affiliation, row?.organisation ?? '']
    return {
      ...subject,
      personIds: new Set(personIds),
      organisationIds: new Set(ids.filter((id) => id !== null)),
      organisationKeys: new Set(names.map(organisationKey).filter(isKey)),
      key: prospectKey(subject.name),
    }
  })
}

/** Organisations where people are by hand and not known to have left. */
const handOrganisations = async (
  ctx: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; organisationId: string }>`
    select person_id, organisation_id from hand_affiliation
    where person_id = any(${[...personIds]}::uuid[]) and to_date is null and removed_at is null
    union
    select id, organisation_id from hand_person
    where id = any(${[...personIds]}::uuid[]) and organisation_id is not null and removed_at is null
  `.execute(ctx.db)
  const found = new Map<string, string[]>()
  for (const { personId, organisationId } of rows) {
    found.set(personId, [...(found.get(personId) ?? []), organisationId])
  }
  return found
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => !a.isDisjointFrom(b)

/** How a clause reaches a subject; null when it does not. */
const viaOf = (reach: Reach, subject: KnownSubject): Held['via'] | null => {
  const { clause } = reach
  if (clause.kind === 'do-not-contact') {
    if (subject.kind !== 'person') return null
    if (meets(reach.personIds, subject.personIds)) return 'person'
    // Two ids that do not meet are two people, whatever they are called.
    const mayBeSame = clause.personId === null || subject.personId === null
    return mayBeSame && subject.key !== '' && clause.nameKey === subject.key ? 'name' : null
  }
  const held = subject.kind === 'person' ? 'people' : 'organisation'
  if (clause.holds !== 'both' && clause.holds !== held) return null
  if (meets(reach.organisationIds, subject.organisationIds)) return 'organisation'
  return meets(reach.organisationKeys, subject.organisationKeys) ? 'name' : null
}

/** The newest overrule of the clause for this very subject. */
const overruleFor = (
  overrules: readonly OverruleRow[],
  { clause }: Reach,
  subject: KnownSubject,
): OverruleRow | null =>
  overrules.find(
    (one) =>
      one.offLimitsId === clause.id &&
      one.withdrawnAt === null &&
      (one.personId !== null
        ? subject.personIds.has(one.personId)
        : one.organisationId !== null
          ? subject.kind === 'organisation' && subject.organisationIds.has(one.organisationId)
          : one.nameKey === subject.key),
  ) ?? null

const toHeld = (clause: OffLimitsRow, via: Held['via'], overruled: OverruleRow | null): Held => ({
  offLimitsId: clause.id,
  kind: clause.kind,
  name: clause.name,
  sentence: clauseSentence(clause),
  clause: clause.clause,
  lawfulBasis: clause.lawfulBasis,
  source: clause.source,
  until: clause.endsOn,
  via,
  overruled: overruled && toOverrule(overruled),
})
