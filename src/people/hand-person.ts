import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#actions/actor.ts'
import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { byWhom } from '#actions/by-whom.ts'
import { Link, type HandFacts } from './contract.ts'
import type { PersonLink } from './links.ts'
import { nameKey } from './matching/name-key.ts'
import { staleVersion } from '#core/stale.ts'

export type HandPersonRow = Selectable<Database['handPerson']>

/** What is written down about somebody, before it has an id. */
export interface HandFactsGiven {
  readonly name: string
  readonly role: string
  readonly organisation: string
  readonly organisationId: string | null
  readonly links: readonly PersonLink[]
  readonly source: string
  readonly why: string
}

/** Facts as columns; the key is what look-ups compare. */
export const handColumns = (facts: HandFactsGiven) => ({
  ...facts,
  nameKey: nameKey(facts.name),
  links: JSON.stringify(facts.links),
})

/** Inserts people kept by hand, a thousand a statement; returns their ids in the same order. */
export const insertHandPeople = async (
  tx: CampaignTransaction,
  actor: Actor,
  people: readonly HandFactsGiven[],
  csvImportId: string | null,
): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < people.length; at += 1000) {
    const rows = people
      .slice(at, at + 1000)
      .map((facts) => ({ ...handColumns(facts), ...byWhom(actor), csvImportId }))
    const made = await tx.insertInto('handPerson').values(rows).returning('id').execute()
    ids.push(...made.map((row) => row.id))
  }
  return ids
}

/** The row, if it stands at the version that whoever changes it has seen. */
export const readHandPersonAt = async (
  tx: CampaignTransaction,
  id: string,
  version: number,
  removed: 'standing' | 'removed',
): Promise<HandPersonRow> => {
  const row = await tx
    .selectFrom('handPerson')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', removed === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('person')
  if (row.version !== version) throw staleVersion(row.name, version, toHandFacts(row))
  return row
}

/** People kept by hand with these ids, those that stand; oldest first. */
export const readHandPeople = async (
  db: CampaignDatabase,
  ids: readonly string[],
): Promise<HandPersonRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('handPerson')
        .selectAll()
        .where('id', 'in', [...ids])
        .where('removedAt', 'is', null)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()

/** A row as it may cross a wire. */
export const toHandFacts = (row: HandPersonRow): z.input<typeof HandFacts> => ({
  id: row.id,
  name: row.name,
  role: row.role,
  organisation: row.organisation,
  organisationId: row.organisationId,
  links: z.array(Link).parse(row.links),
  source: row.source,
  why: row.why,
  by: row.createdByName,
  addedAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  importId: row.csvImportId,
  version: row.version,
})
