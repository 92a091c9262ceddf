import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { KnownPerson } from '#actions/room.ts'
import { AppError } from '#core/errors.ts'
import { Link } from './contract.ts'
import type { HandPersonRow } from './hand-person.ts'
import { readPeople } from './person-row.ts'
import { idsLeadingToEach, resolvePersonId } from './resolve-person.ts'

/** More than anybody signs; a cluster of more is a fault of its source. */
const mostSignatures = 20_000

/**
 * All that this room and the literature know of whoever has one of these ids: names as printed and
 * as written down (what was taken out since included), signatures, ids of sources, addresses and
 * organisations. Null when none of the ids is known.
 */
export const knowPerson = async (
  ctx: Context,
  given: readonly string[],
): Promise<KnownPerson | null> => {
  const live = await Promise.all(given.map((id) => resolvePersonId(ctx, id).catch(nobody)))
  const roots = [...new Set([...given, ...live.flatMap((id) => id ?? [])])]
  const leading = await idsLeadingToEach(ctx.db, roots)
  const ids = [...new Set([...roots, ...[...leading.values()].flat()])]
  const [byHand, people, decided] = await Promise.all([
    ctx.db.selectFrom('handPerson').selectAll().where('id', 'in', ids).execute(),
    readPeople(ctx, { ids }),
    ctx.db.selectFrom('identityDecisionSide').select('name').where('personId', 'in', ids).execute(),
  ])
  if (byHand.length === 0 && people.length === 0) return null
  const numbers = people.map((person) => person.person_no)
  const signed = await readSignatures(ctx, numbers)
  const links = byHand.flatMap((row) => z.array(Link).parse(row.links))
  return {
    ids: [...new Set([...people.map((person) => person.person_id), ...ids])],
    names: distinct([
      ...people.map((person) => person.name),
      ...signed.map((one) => one.name),
      ...byHand.map((row) => row.name),
      ...decided.map((side) => side.name),
    ]),
    signatures: signed.map((one) => ({ workId: one.work_id, position: one.position })),
    identifiers: distinct([
      ...signed.flatMap((one) => [one.orcid, one.author_id]),
      ...links.flatMap((link) => (isIdentifier(link.kind) ? [link.label, link.url] : [])),
    ]),
    addresses: distinct(links.flatMap((link) => (isIdentifier(link.kind) ? [] : [link.url]))),
    places: distinct([...(await readPlaces(ctx, numbers)), ...byHand.map(placeOf)]),
  }
}

interface SignedRow {
  readonly work_id: string
  readonly position: number
  readonly name: string
  readonly orcid: string | null
  readonly author_id: string | null
}

const readSignatures = (ctx: Context, numbers: readonly number[]): Promise<SignedRow[]> =>
  numbers.length === 0
    ? Promise.resolve([])
    : ctx.literature.query<SignedRow>(
        `select w.work_id, s.position, s.name, s.orcid, s.author_id
         from signature s join work w on w.work_no = s.work_no
         where s.person_no = any($1) limit ${mostSignatures}`,
        [numbers],
      )

const readPlaces = async (ctx: Context, numbers: readonly number[]): Promise<string[]> => {
  if (numbers.length === 0) return []
  const rows = await ctx.literature.query<{ name: string }>(
    `select distinct o.name from spell s
     join organisation o on o.organisation_no = s.organisation_no where s.person_no = any($1)
     union select distinct p.organisation from person p
     where p.person_no = any($1) and p.organisation is not null`,
    [numbers],
  )
  return rows.map((row) => row.name)
}

const placeOf = (row: HandPersonRow): string => row.organisation

/** Ids that are one person's alone; a page may be shared with others. */
const isIdentifier = (kind: string): boolean =>
  ['orcid', 'openalex', 'openreview', 'github'].includes(kind)

const distinct = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.flatMap((text) => text || [])),
]

/** An id that leads to nobody who is live may still stand in our tables. */
const nobody = (error: unknown): null => {
  if (error instanceof AppError && error.kind === 'not_found') return null
  throw error
}
