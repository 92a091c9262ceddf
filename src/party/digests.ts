import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { Digest } from './contract.ts'
import { memberOf } from './preference.ts'

/** A month of them, and who looks further back reads the Room. */
const mostShown = 60

export const listDigests = defineAction({
  name: 'party.digests',
  summary: 'Show your digests, newest first.',
  http: 'GET /room/digests',
  kind: 'read',
  input: z.object({}),
  output: z.object({ digests: z.array(Digest) }),
  allow: oneself,
  doors: 'all',
  mcp: false,
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('partyDigest')
      .selectAll()
      .where('memberId', '=', memberOf(ctx))
      .orderBy('madeAt', 'desc')
      .limit(mostShown)
      .execute()
    return {
      digests: rows.map((row) => ({
        id: row.id,
        day: row.day,
        half: row.half,
        madeAt: row.madeAt.toISOString(),
        readAt: row.readAt?.toISOString() ?? null,
        sections: Digest.shape.sections.parse(row.content),
        mail: row.mail,
        mailSaid: row.mailSaid,
      })),
    }
  },
})

/** A mark for oneself; it is no event. */
export const readDigest = defineAction({
  name: 'party.readDigest',
  summary: 'Note that you have read a digest.',
  http: 'PUT /room/digests/{id}/reading',
  kind: 'change',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: oneself,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { id }) => {
    const row = await ctx.db
      .updateTable('partyDigest')
      .set({ readAt: ctx.now() })
      .where('id', '=', id)
      .where('memberId', '=', memberOf(ctx))
      .returning('id')
      .executeTakeFirst()
    if (!row) throw notFound('digest')
    return row
  },
})
