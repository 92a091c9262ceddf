import { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import { nameOf } from '#actions/by-whom.ts'
import { AppError } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { readCharterRow, showCharters, type CharterRow } from './charter.ts'
import { CharterSeat, type WriteCharterInput } from './charter.contract.ts'

type Written = z.output<typeof WriteCharterInput>

/** Inserts what was written as a draft; saving gives it its number. */
export const insertCharter = async (
  tx: CampaignTransaction,
  by: { readonly actor: Actor; readonly now: Date },
  written: Written,
): Promise<CharterRow> => {
  refuseSameArea(written.seats)
  await refuseStrangers(tx, written)
  const row = await tx
    .insertInto('charterVersion')
    .values({
      basedOn: written.basedOn,
      goal: written.goal,
      tone: written.tone,
      seats: JSON.stringify(written.seats),
      houses: JSON.stringify(written.houses),
      overruleRoles: [...new Set(written.overruleRoles)],
      windowDays: written.windowDays,
      why: written.why,
      writtenBy: actorId(by.actor),
      writtenByName: nameOf(by.actor),
      writtenAt: by.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const charterVersionId = row.id
  if (written.envelopes.length > 0) {
    await tx
      .insertInto('envelope')
      .values(written.envelopes.map((one, place) => ({ ...one, charterVersionId, place })))
      .execute()
  }
  if (written.approvals.length > 0) {
    await tx
      .insertInto('approvalLimit')
      .values(written.approvals.map((one, place) => ({ ...one, charterVersionId, place })))
      .execute()
  }
  return row
}

/** The number of the newest version; others who save wait until this transaction has ended. */
export const lockCharter = async (
  tx: CampaignTransaction,
  actor: Actor,
  seen: number,
): Promise<number> => {
  // Readers go on; only who saves at the same time waits.
  const newest = await tx
    .selectFrom('charterVersion')
    .select('number')
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  const current = newest?.number ?? 0
  if (current === seen) return current
  const row = await readCharterRow(tx)
  const [shown] = row ? await showCharters(tx, actor, [row]) : []
  throw staleVersion('The charter', seen, { version: current, ...shown })
}

/** Gives the draft its number and makes its seats those of the campaign. */
export const numberCharter = async (
  tx: CampaignTransaction,
  by: { readonly actor: Actor; readonly now: Date },
  draft: CharterRow,
  number: number,
): Promise<CharterRow> => {
  const seats = await keepSeats(tx, z.array(CharterSeat).parse(draft.seats), by.now)
  return tx
    .updateTable('charterVersion')
    .set({
      number,
      seats: JSON.stringify(seats),
      savedAt: by.now,
      savedByName: nameOf(by.actor),
    })
    .where('id', '=', draft.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

type Seat = z.output<typeof CharterSeat>

/**
 * Areas as the charter now names them: new ones are made, changed ones follow, those left out end
 * but keep their name for whoever stands in them.
 */
const keepSeats = async (
  tx: CampaignTransaction,
  seats: readonly Seat[],
  now: Date,
): Promise<Seat[]> => {
  const known = await tx.selectFrom('seatArea').selectAll().forUpdate().execute()
  const byId = new Map<string, (typeof known)[number]>(known.map((one) => [one.id, one]))
  const kept: Seat[] = []
  for (const [place, seat] of seats.entries()) {
    const before = seat.id === null ? undefined : byId.get(seat.id)
    const area = { name: seat.name, seats: seat.seats, place, endedAt: null }
    const row = before
      ? await tx
          .updateTable('seatArea')
          .set({ ...area, version: before.version + 1 })
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow()
      : await tx
          .insertInto('seatArea')
          .values({ ...area, createdAt: now })
          .returning('id')
          .executeTakeFirstOrThrow()
    kept.push(CharterSeat.parse({ ...seat, id: row.id }))
  }
  const stay = new Set<string | null>(kept.map(({ id }) => id))
  const gone = known.filter((one) => one.endedAt === null && !stay.has(one.id))
  if (gone.length > 0) {
    await tx
      .updateTable('seatArea')
      .set({ endedAt: now })
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute()
  }
  return kept
}

const refuseSameArea = (seats: readonly Seat[]): void => {
  const seen = new Set<string>()
  for (const { name } of seats) {
    const key = name.toLowerCase()
    if (seen.has(key)) {
      throw new AppError('invalid', `The area ${name} stands twice.`, {
        code: 'area_twice',
        next: 'Join the two lines into one.',
      })
    }
    seen.add(key)
  }
}

/** Approvers are named by role or by member, never by both or by somebody who is not here. */
const refuseStrangers = async (tx: CampaignTransaction, { approvals }: Written): Promise<void> => {
  if (approvals.some((one) => (one.byRole === null) === (one.byMember === null))) {
    throw new AppError('invalid', 'An approver is a role or a member, one of the two.', {
      code: 'approver_unclear',
      next: 'Choose one for each line.',
    })
  }
  const ids = [...new Set(approvals.flatMap(({ byMember }) => byMember ?? []))]
  if (ids.length === 0) return
  const here = await tx
    .selectFrom('member')
    .select('id')
    .where('id', 'in', ids)
    .where('leftAt', 'is', null)
    .execute()
  if (here.length === ids.length) return
  throw new AppError('invalid', 'An approver of this charter is no member here.', {
    code: 'approver_not_here',
    next: 'Choose somebody who works here.',
  })
}
