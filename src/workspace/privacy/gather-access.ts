import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { defineJob } from '#jobs/define-job.ts'
import type { AccessExport } from '../privacy.contract.ts'
import { noticeFields } from './document-texts.ts'
import { readKeptByRooms } from './kept-by-rooms.ts'
import { bareKnown, gatherKnown } from './known.ts'

/** Gathers an access answer with the app's own eyes. A person erased meanwhile has an empty one. */
export const gatherAccess = defineJob({
  name: 'workspace.gatherAccess',
  data: z.object({ exportId: z.uuid() }),
  limits: { timeoutSeconds: 120, retries: 3, retryDelaySeconds: 5 },
  run: async (ctx, { exportId }) => {
    const row = await ctx.db
      .selectFrom('privacyExport')
      .select('personId')
      .where('id', '=', exportId)
      .where('content', 'is', null)
      .executeTakeFirst()
    if (!row) return
    const content = await answerOf(ctx, row.personId)
    await ctx.db
      .updateTable('privacyExport')
      .set({ content: JSON.stringify(content) })
      .where('id', '=', exportId)
      .execute()
  },
})

const answerOf = async (ctx: Context, personId: string): Promise<AccessExport> => {
  const person = (await gatherKnown(ctx, personId)) ?? bareKnown(personId)
  const [rooms, fields] = await Promise.all([readKeptByRooms(ctx, person), noticeFields(ctx.db)])
  return {
    person: { id: personId, name: person.names[0] ?? '' },
    preparedAt: ctx.now().toISOString(),
    controller: { name: fields['controller'] ?? '', contact: fields['contact'] ?? '' },
    rooms,
    rights,
    notKept,
  }
}

const rights = [
  'Have what is wrong put right.',
  'Object: nobody here then writes to you, and on request you are on no list of a search.',
  'Be erased: everything above goes, and you are kept away from then on.',
  'Complain to the authority that watches over data protection where you live.',
]

const notKept = [
  'Gender, age or date of birth, nationality, origin, religion, health, family, politics.',
  'Photographs.',
  'Mail addresses and telephone numbers that stand in papers.',
]
