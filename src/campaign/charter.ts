import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Actor, Role } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import {
  ApprovalLimit,
  CharterSeat,
  Envelope,
  House,
  type CharterLine,
  type CharterVersion,
} from './charter.contract.ts'

export type CharterRow = Selectable<Database['charterVersion']>
export type CharterShown = z.input<typeof CharterVersion>

/** Days of an owner's window until a charter says otherwise. */
const usualWindowDays = 14
/** Versions that a list shows; a charter changes a few times a year. */
const mostVersions = 200

/** Scientists never see money; the database asks the same of members (`party_sees_money`). */
export const seesMoney = (actor: Actor): boolean =>
  actor.kind !== 'member' || actor.role !== 'scientist'

/** The saved version of this number, or the newest; undefined when there is none. */
export const readCharterRow = (
  db: CampaignDatabase,
  number?: number,
): Promise<CharterRow | undefined> =>
  db
    .selectFrom('charterVersion')
    .selectAll()
    .where('number', 'is not', null)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Drafts that wait for the founder, oldest first. */
export const readDraftRows = (db: CampaignDatabase): Promise<CharterRow[]> =>
  db
    .selectFrom('charterVersion')
    .selectAll()
    .where('number', 'is', null)
    .where('droppedAt', 'is', null)
    .orderBy('writtenAt')
    .limit(mostVersions)
    .execute()

/** Saved versions without their words, newest first. */
export const readCharterLines = async (
  db: CampaignDatabase,
): Promise<z.input<typeof CharterLine>[]> => {
  const rows = await db
    .selectFrom('charterVersion')
    .selectAll()
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(mostVersions)
    .execute()
  return rows.flatMap((row) => toCharterLine(row) ?? [])
}

/** A saved version in one line; null for a draft. */
export const toCharterLine = (row: CharterRow): z.input<typeof CharterLine> | null =>
  row.number === null || row.savedAt === null || row.savedByName === null
    ? null
    : {
        number: row.number,
        why: row.why,
        writtenBy: row.writtenByName,
        savedBy: row.savedByName,
        savedAt: row.savedAt.toISOString(),
      }

/** Versions as they may cross a wire to this reader, in the same order; money is left to policies. */
export const showCharters = async (
  db: CampaignDatabase,
  actor: Actor,
  rows: readonly CharterRow[],
): Promise<CharterShown[]> => {
  const ids = rows.map(({ id }) => id)
  const [envelopes, approvals] = await Promise.all([
    ids.length === 0 || !seesMoney(actor)
      ? []
      : db
          .selectFrom('envelope')
          .selectAll()
          .where('charterVersionId', 'in', ids)
          .orderBy('place')
          .execute(),
    ids.length === 0 || !seesMoney(actor)
      ? []
      : db
          .selectFrom('approvalLimit')
          .selectAll()
          .where('charterVersionId', 'in', ids)
          .orderBy('place')
          .execute(),
  ])
  return rows.map((row) => ({
    ...wordsOf(row),
    money: seesMoney(actor)
      ? {
          envelopes: envelopes
            .filter(({ charterVersionId }) => charterVersionId === row.id)
            .map((one) => Envelope.parse(one)),
          approvals: approvals
            .filter(({ charterVersionId }) => charterVersionId === row.id)
            .map((one) => ApprovalLimit.parse(one)),
        }
      : null,
  }))
}

/** Who may overrule what is off-limits, as the charter names them; the founder until it does. */
export const readOverruleRoles = async (db: CampaignDatabase): Promise<readonly Role[]> =>
  rolesOf(await readCharterRow(db))

/** Days after a touch that belong to whoever made it. */
export const readWindowDays = async (db: CampaignDatabase): Promise<number> =>
  (await readCharterRow(db))?.windowDays ?? usualWindowDays

const knownRoles = ['founder', 'hr', 'recruiting', 'staff', 'scientist', 'finance'] as const

const rolesOf = (row: CharterRow | undefined): readonly Role[] => {
  const named = knownRoles.filter((role) => row?.overruleRoles.includes(role))
  return named.length === 0 ? ['founder'] : named
}

const wordsOf = (row: CharterRow): Omit<CharterShown, 'money'> => ({
  id: row.id,
  number: row.number,
  basedOn: row.basedOn,
  goal: row.goal,
  tone: row.tone,
  seats: z.array(CharterSeat).parse(row.seats),
  houses: z.array(House).parse(row.houses),
  overruleRoles: [...rolesOf(row)],
  windowDays: row.windowDays,
  why: row.why,
  writtenBy: row.writtenByName,
  writtenAt: row.writtenAt.toISOString(),
  savedBy: row.savedByName,
  savedAt: row.savedAt?.toISOString() ?? null,
})
