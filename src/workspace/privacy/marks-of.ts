import type { Context } from '#actions/context.ts'
import type { KnownPerson } from '#actions/room.ts'
import {
  addressValue,
  markOf,
  namePlaceValue,
  nameValue,
  signatureValue,
  type Mark,
  type MarkKind,
} from '#warehouse/suppression.ts'

type Signature = KnownPerson['signatures'][number]

/**
 * Every mark that keeps this person away, each once. `spared` are signatures of other people that
 * the machine holds for this one; they are marked as such, so that no build takes them along.
 */
export const marksOf = (
  key: Buffer,
  person: KnownPerson,
  spared: readonly Signature[],
): readonly Mark[] => {
  const values: [MarkKind, string][] = [
    ...person.ids.map((id): [MarkKind, string] => ['person', id]),
    ...[...person.signatures, ...spared].map((one): [MarkKind, string] => ['work', one.workId]),
    ...person.signatures.map((one): [MarkKind, string] => ['signature', valueOf(one)]),
    ...spared.map((one): [MarkKind, string] => ['spared', valueOf(one)]),
    ...person.identifiers.map((id): [MarkKind, string] => ['identifier', addressValue(id)]),
    ...person.names.map((name): [MarkKind, string] => ['name', nameValue(name)]),
    ...person.addresses.flatMap((address): [MarkKind, string][] =>
      // A mail address is one person's; a page of a laboratory may be many people's.
      address.includes('@') ? [['address', addressValue(address)]] : atPlace(person, address),
    ),
    ...person.places.flatMap((place) => atPlace(person, place)),
  ]
  const marks = new Map<string, Mark>()
  for (const [kind, value] of values) {
    if (value !== '') marks.set(`${kind} ${value}`, { kind, mark: markOf(key, kind, value) })
  }
  return [...marks.values()]
}

/**
 * Signatures of others whom the machine of the live build holds for the same people as these: human
 * decisions told them apart, and the decisions may go with the person.
 */
export const readSpared = async (
  ctx: Context,
  signatures: readonly Signature[],
): Promise<readonly Signature[]> => {
  if (signatures.length === 0) return []
  const theirs = new Set(signatures.map(valueOf))
  const works = [...new Set(signatures.map((one) => one.workId))]
  const lines = await ctx.literature.query<{
    work_id: string
    position: number
    person_no: number
  }>(
    `select w.work_id, s.position, s.person_no from build.signature s
     join build.work w on w.work_no = s.work_no
     where w.work_id = any($1) and s.person_no is not null`,
    [works],
  )
  const people = new Set(
    lines.flatMap((one) =>
      theirs.has(signatureValue(one.work_id, one.position)) ? [one.person_no] : [],
    ),
  )
  if (people.size === 0) return []
  const all = await ctx.literature.query<{ work_id: string; position: number }>(
    `select w.work_id, s.position from build.signature s
     join build.work w on w.work_no = s.work_no where s.person_no = any($1)`,
    [[...people]],
  )
  return all.flatMap((one) =>
    theirs.has(signatureValue(one.work_id, one.position))
      ? []
      : [{ workId: one.work_id, position: one.position }],
  )
}

const atPlace = (person: KnownPerson, place: string): [MarkKind, string][] =>
  person.names.map((name) => ['name_place', namePlaceValue(name, placeText(place))])

/** A page in its one form, or the name of an organisation as it is. */
const placeText = (place: string): string =>
  /^\w+:\/\//u.test(place) ? addressValue(place) : place

const valueOf = (one: Signature): string => signatureValue(one.workId, one.position)
