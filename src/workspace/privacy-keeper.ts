import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { KeptPerson, KeptSection, PersonKeeper } from '#actions/room.ts'
import type { CampaignTransaction } from '#database/transaction.ts'

/** Stands for an erased person where the ranks of others must stay. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** Rankings told in an access answer; older ones are counted. */
const rankingsTold = 200

/** What the workspace itself keeps of people: requests, notices, objections, rankings. */
export const privacyKeeper: PersonKeeper = {
  room: 'workspace',
  tables: [
    'privacy_notice',
    'privacy_request',
    'privacy_objection',
    'privacy_erasure',
    'privacy_export',
    'ranking_log',
    'person_key',
  ],
  exportOf: async (ctx, person) =>
    [
      await requestsOf(ctx, person),
      await noticesOf(ctx, person),
      await objectionsOf(ctx, person),
      await rankingsOf(ctx, person),
    ].filter((section) => section.items.length > 0),
  erase: (tx, person) => erase(tx, person),
}

const erase = async (tx: CampaignTransaction, { ids }: KeptPerson): Promise<void> => {
  await tx
    .deleteFrom('privacyNotice')
    .where('personId', 'in', [...ids])
    .execute()
  await tx
    .deleteFrom('privacyNotice')
    .where('subjectId', 'in', [...ids])
    .execute()
  await tx
    .deleteFrom('privacyObjection')
    .where('personId', 'in', [...ids])
    .execute()
  await tx
    .updateTable('privacyRequest')
    .set({ name: '', words: '', outcome: '', channel: '', personId: null })
    .where('personId', 'in', [...ids])
    .execute()
  for (const id of ids) {
    await sql`
      update ranking_log set person_ids = array_replace(person_ids, ${id}::uuid, ${nobody}::uuid)
      where person_ids @> array[${id}::uuid]`.execute(tx)
  }
  // Examples of a brief are ids too; the words of a brief are the member's, and go with their time.
  await sql`
    update ranking_log set question = question - 'like'
    where question -> 'like' ?| ${[...ids]}::text[]`.execute(tx)
}

const requestsOf = async (ctx: Context, { ids }: KeptPerson): Promise<KeptSection> => {
  const rows = await ctx.db
    .selectFrom('privacyRequest')
    .select(['kind', 'words', 'channel', 'receivedAt', 'state', 'outcome'])
    .where('personId', 'in', [...ids])
    .orderBy('receivedAt')
    .execute()
  return {
    heading: 'What you asked of us',
    sentence: 'Requests about your data, and what became of them.',
    items: rows.map((row) => ({
      text: [`${row.kind}: ${row.state}`, row.words, row.outcome]
        .filter((part) => part !== '')
        .join('. '),
      origin: [`asked on ${day(row.receivedAt)}`, row.channel]
        .filter((part) => part !== '')
        .join(', '),
    })),
  }
}

const noticesOf = async (ctx: Context, { ids }: KeptPerson): Promise<KeptSection> => {
  const rows = await ctx.db
    .selectFrom('privacyNotice')
    .select(['state', 'how', 'givenAt', 'notedByName'])
    .where((eb) => eb.or([eb('personId', 'in', [...ids]), eb('subjectId', 'in', [...ids])]))
    .execute()
  return {
    heading: 'What we told you',
    sentence: 'The privacy notice that you were given.',
    items: rows.map((row) => ({
      text:
        row.state === 'given'
          ? `Notice given on ${day(row.givenAt)}: ${row.how}`
          : `No notice: ${row.how}`,
      origin: `noted by ${row.notedByName}`,
    })),
  }
}

const objectionsOf = async (ctx: Context, { ids }: KeptPerson): Promise<KeptSection> => {
  const rows = await ctx.db
    .selectFrom('privacyObjection')
    .select(['hidesFromRanking', 'channel', 'objectedAt', 'withdrawnAt'])
    .where('personId', 'in', [...ids])
    .execute()
  return {
    heading: 'What you objected to',
    sentence: 'While it stands nobody here may write to you.',
    items: rows.map((row) => ({
      text: [
        `Objected on ${day(row.objectedAt)}`,
        row.hidesFromRanking ? 'also to being ranked' : '',
        row.withdrawnAt === null ? '' : `withdrawn on ${day(row.withdrawnAt)}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
      origin: row.channel === '' ? 'noted by us' : row.channel,
    })),
  }
}

const rankingsOf = async (ctx: Context, { ids }: KeptPerson): Promise<KeptSection> => {
  const { rows } = await sql<{ shownAt: Date; rank: number; total: number }>`
    select shown_at, first_rank + array_position(person_ids, one) - 1 as rank, total
    from ranking_log, unnest(${[...ids]}::uuid[]) as one
    where person_ids @> array[one]
    order by shown_at desc limit ${rankingsTold}`.execute(ctx.db)
  return {
    heading: 'Lists on which you were shown',
    sentence: 'Searches for people with some experience; nobody is refused by a list.',
    items: rows.map((row) => ({
      text: `Place ${row.rank} of ${row.total}`,
      origin: `shown on ${day(row.shownAt)}`,
    })),
  }
}

const day = (date: Date): string => date.toISOString().slice(0, 10)
