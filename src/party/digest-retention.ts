import type { RetentionKind } from '#actions/room.ts'

/** Digests made so long ago; nobody reads the news of last year. */
export const digestRetention: RetentionKind = {
  kind: 'party.digests',
  due: async (ctx, before, limit) => {
    const rows = await ctx.db
      .selectFrom('partyDigest')
      .innerJoin('member', 'member.id', 'partyDigest.memberId')
      .select(['partyDigest.id', 'member.name', 'partyDigest.half', 'partyDigest.madeAt'])
      .where('partyDigest.madeAt', '<', before)
      .orderBy('partyDigest.madeAt')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      text: `${row.half} digest for ${row.name}`,
      since: row.madeAt.toISOString(),
    }))
  },
  remove: async (tx, ids, before) => {
    const gone = await tx
      .deleteFrom('partyDigest')
      .where('id', 'in', [...ids])
      .where('madeAt', '<', before)
      .executeTakeFirst()
    return Number(gone.numDeletedRows)
  },
}
