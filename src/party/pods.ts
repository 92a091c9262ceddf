import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { oneself } from '#actions/allow.ts'
import { byWhom } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { PartyRoom } from './contract.ts'
import { ChangePod, MakePod } from './inputs.ts'
import { tellMoment } from './moments.ts'
import type { RoomRow } from './room-row.ts'
import { readRooms } from './room-state.ts'

const PodOutput = z.object({ room: PartyRoom })

/** Whoever makes a pod is in it; the pod of a compartment has everybody inside, and no list. */
export const makePod = defineAction({
  name: 'party.makePod',
  summary: 'Make a pod: a room beside the Room for some members, or for a compartment.',
  http: 'POST /room/pods',
  kind: 'change',
  input: MakePod,
  output: PodOutput,
  allow: oneself,
  doors: 'all',
  mcp: false,
  run: async (ctx, { name, memberIds, compartmentId }) => {
    const id = randomUUID()
    await inTransaction(ctx.db, async (tx) => {
      if (compartmentId !== undefined) await checkCompartment(tx, compartmentId, memberIds)
      // Read back below: at this moment its maker is not yet known to be in it.
      await tx
        .insertInto('partyRoom')
        .values({
          id,
          kind: 'pod',
          name,
          compartmentId: compartmentId ?? null,
          ...byWhom(ctx.actor),
          createdAt: ctx.now(),
        })
        .execute()
      await addMembers(ctx, tx, id, memberIds)
      recordEvent(tx, {
        name: 'party.room_made',
        actor: ctx.actor,
        subjectId: id,
        compartmentId: compartmentId ?? null,
        payload: { roomId: id },
      })
    })
    tellMoment(ctx.db, { kind: 'rooms' })
    return { room: await findRoom(ctx, id) }
  },
})

/** Members of a pod choose who is in it; whoever is taken out finds nothing of it any more. */
export const changePod = defineAction({
  name: 'party.changePod',
  summary: 'Name a pod, choose who is in it, close it or open it again.',
  http: 'PATCH /room/pods/{roomId}',
  kind: 'change',
  input: ChangePod,
  output: PodOutput,
  allow: oneself,
  doors: 'all',
  mcp: false,
  run: async (ctx, { roomId, version, name, add, remove, closed }) => {
    await inTransaction(ctx.db, async (tx) => {
      const before = await lockPod(tx, roomId)
      if (before.version !== version) throw staleVersion('The pod', version, before)
      if (before.compartmentId !== null && add.length + remove.length > 0) throw hasNoList()
      await addMembers(ctx, tx, roomId, add)
      await tx
        .updateTable('partyRoom')
        .set({
          version: version + 1,
          ...(name === undefined ? {} : { name }),
          ...(closed === undefined ? {} : { closedAt: closed ? ctx.now() : null }),
        })
        .where('id', '=', roomId)
        .execute()
      recordEvent(tx, {
        name: 'party.room_changed',
        actor: ctx.actor,
        subjectId: roomId,
        compartmentId: before.compartmentId,
        payload: { roomId, version: version + 1 },
      })
      // Last of all, since whoever leaves may write nothing more about it.
      await removeMembers(ctx, tx, roomId, remove)
    })
    tellMoment(ctx.db, { kind: 'rooms' })
    return { room: await findRoom(ctx, roomId) }
  },
})

const lockPod = async (tx: CampaignTransaction, roomId: string): Promise<RoomRow> => {
  const row = await tx
    .selectFrom('partyRoom')
    .selectAll()
    .where('id', '=', roomId)
    .where('kind', '=', 'pod')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('room')
  return row
}

const addMembers = async (
  ctx: Context,
  tx: CampaignTransaction,
  roomId: string,
  memberIds: readonly string[],
): Promise<void> => {
  if (memberIds.length === 0) return
  const known = await tx
    .selectFrom('member')
    .select('id')
    .where('id', 'in', [...memberIds])
    .execute()
  if (known.length !== new Set(memberIds).size) throw notFound('member')
  await tx
    .insertInto('partyRoomMember')
    .values(
      known.map(({ id }) => ({
        roomId,
        memberId: id,
        addedBy: actorId(ctx.actor),
        addedAt: ctx.now(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const removeMembers = async (
  ctx: Context,
  tx: CampaignTransaction,
  roomId: string,
  memberIds: readonly string[],
): Promise<void> => {
  if (memberIds.length === 0) return
  if (memberIds.includes(actorId(ctx.actor) ?? '')) throw stay()
  await tx
    .deleteFrom('partyRoomMember')
    .where('roomId', '=', roomId)
    .where('memberId', 'in', [...memberIds])
    .execute()
}

const checkCompartment = async (
  tx: CampaignTransaction,
  id: string,
  memberIds: readonly string[],
): Promise<void> => {
  if (memberIds.length > 0) throw hasNoList()
  const found = await tx
    .selectFrom('compartment')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw notFound('compartment')
}

const findRoom = async (ctx: Context, id: string) => {
  const room = (await readRooms(ctx)).find((one) => one.id === id)
  if (!room) throw notFound('room')
  return room
}

const hasNoList = (): AppError =>
  new AppError('invalid', 'The pod of a compartment has everybody who is inside of that.', {
    code: 'pod_of_compartment',
    next: 'Change who is inside of the compartment.',
  })

const stay = (): AppError =>
  new AppError('invalid', 'You cannot take yourself out of a pod.', {
    code: 'pod_maker_stays',
    next: 'Ask somebody in the pod to do it.',
  })
