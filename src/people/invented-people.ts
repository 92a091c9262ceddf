import type { Actor } from '#actions/actor.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { nameOf } from '#actions/by-whom.ts'
import { insertHandPeople } from './hand-person.ts'
import { readLinks } from './links.ts'

/** By this beginning of their source invented people are told from those members keep. */
const mark = 'Invented world: '

/** Somebody of the invented world who signs no works. */
export interface InventedPerson {
  readonly name: string
  readonly role: string
  readonly organisation: string
  readonly links: readonly string[]
  readonly source: string
  readonly why: string
}

/** Keeps the founders, investors and engineers of the invented world by hand; once. */
export const keepInventedPeople = async (
  tx: CampaignTransaction,
  actor: Actor,
  people: readonly InventedPerson[],
  organisationIds: ReadonlyMap<string, string>,
): Promise<number> => {
  const there = await tx
    .selectFrom('handPerson')
    .select('name')
    .where('source', 'like', `${mark}%`)
    .where('removedAt', 'is', null)
    .execute()
  const known = new Set(there.map((row) => row.name))
  const missing = people.filter((person) => !known.has(person.name))
  const ids = await insertHandPeople(
    tx,
    actor,
    missing.map((person) => ({
      ...person,
      organisationId: organisationIds.get(person.organisation) ?? null,
      links: readLinks(person.links),
      source: `${mark}${person.source}`,
    })),
    null,
  )
  if (ids.length > 0) {
    recordEvent(tx, {
      name: 'people.invented_kept',
      actor,
      subjectId: null,
      payload: { people: ids.length },
    })
  }
  return ids.length
}

/** Takes them away again; what members kept by hand stays. */
export const dropInventedPeople = async (
  tx: CampaignTransaction,
  actor: Actor,
  now: Date,
): Promise<number> => {
  const removed = await tx
    .updateTable('handPerson')
    .set((eb) => ({
      version: eb('version', '+', 1),
      changedAt: now,
      removedAt: now,
      removedByName: nameOf(actor),
    }))
    .where('source', 'like', `${mark}%`)
    .where('removedAt', 'is', null)
    .returning('id')
    .execute()
  if (removed.length > 0) {
    recordEvent(tx, {
      name: 'people.invented_dropped',
      actor,
      subjectId: null,
      payload: { people: removed.length },
    })
  }
  return removed.length
}
