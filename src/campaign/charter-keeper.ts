import type { KeptPerson, KeptSection, Moment, PersonKeeper } from '#actions/room.ts'
import type { Context } from '#actions/context.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { readClearances } from './clearances.ts'
import { readDecisions, showDecisions } from './decisions.ts'
import { clauseSentence, dayOf } from './off-limits-rows.ts'
import { readVotes } from './vote-rounds.ts'
import { readTouches } from './windows.ts'

/**
 * What the charter's part keeps of a person. Rows that hang on a line of The List go with it; rows
 * on the person themselves go here. Namesakes who are known by no id are left alone.
 */
export const charterKeeper: PersonKeeper = {
  room: 'campaign',
  tables: [
    'off_limits',
    'overrule',
    'held_back',
    'clearance',
    'touch',
    'ownership_window',
    'vote_round',
    'round_voter',
    'vote',
    'decision_record',
    'dissent',
  ],
  exportOf: (ctx, person) => exportOf(ctx, person),
  erase: (tx, person) => eraseCharterRows(tx, person),
  timeline: (ctx, person) => timeline(ctx, person),
}

/** Takes away what is kept of the person. Safe to run twice, before or after their lines are gone. */
export const eraseCharterRows = async (
  tx: CampaignTransaction,
  person: KeptPerson,
): Promise<void> => {
  const ids = [...person.ids]
  if (ids.length === 0) return
  await tx.deleteFrom('overrule').where('personId', 'in', ids).execute()
  await tx.deleteFrom('heldBack').where('personId', 'in', ids).execute()
  await tx.deleteFrom('offLimits').where('personId', 'in', ids).execute()
  const lines = await linesOf(tx, person)
  if (lines.length === 0) return
  for (const table of ['clearance', 'touch', 'ownershipWindow', 'decisionRecord'] as const) {
    await tx.deleteFrom(table).where('prospectId', 'in', lines).execute()
  }
  await tx.deleteFrom('voteRound').where('prospectId', 'in', lines).execute()
}

const linesOf = async (db: CampaignDatabase, person: KeptPerson): Promise<string[]> => {
  if (person.ids.length === 0) return []
  const rows = await db
    .selectFrom('prospect')
    .select('id')
    .where('personId', 'in', [...person.ids])
    .execute()
  return rows.map(({ id }) => id)
}

const exportOf = async (ctx: Context, person: KeptPerson): Promise<KeptSection[]> => {
  const lines = await linesOf(ctx.db, person)
  const onLines = <Row>(read: (ids: string[]) => Promise<Row[]>): Promise<Row[]> =>
    lines.length === 0 ? Promise.resolve([]) : read(lines)
  const [clauses, overrules, clearances, touches, decisions, rounds] = await Promise.all([
    clausesOn(ctx.db, person.ids),
    overrulesOn(ctx.db, person.ids),
    onLines((ids) => readClearances(ctx.db, ids, dayOf(ctx.now()))),
    onLines((ids) => readTouches(ctx.db, ids)),
    onLines((ids) => readDecisions(ctx.db, ids)),
    onLines((ids) =>
      ctx.db
        .selectFrom('voteRound')
        .select('id')
        .where('prospectId', 'in', ids)
        .where('completedAt', 'is not', null)
        .execute(),
    ),
  ])
  const [shown, votes] = await Promise.all([
    showDecisions(ctx.db, decisions),
    rounds.length === 0
      ? []
      : readVotes(
          ctx.db,
          rounds.map(({ id }) => id),
        ),
  ])
  return [
    section('Not to be contacted', 'Clauses by which we leave you alone.', [
      ...clauses.map((row) => ({ text: clauseSentence(row), origin: row.source })),
      ...overrules.map((row) => ({
        text: `Overruled: ${row.clauseSaid} ${row.reason}`,
        origin: row.overruledByName,
      })),
    ]),
    section(
      'Permission to approach you',
      'Who permitted us to write to you.',
      clearances.map((row) => ({
        text: `${row.what}, given by ${row.givenBy}`,
        origin: row.source,
      })),
    ),
    section(
      'Contacts',
      'When we were in touch, on which channel.',
      touches.map((row) => ({
        text: `${row.channel}, ${row.direction}, ${row.touchedAt.toISOString()}`,
        origin: row.byName,
      })),
    ),
    section('Decisions', 'What was decided about you, and what members thought.', [
      ...shown.flatMap((one) => [
        { text: `${one.what} ${one.why}`, origin: one.by },
        ...one.dissent.map(({ sentence, name }) => ({
          text: `Otherwise: ${sentence}`,
          origin: name,
        })),
      ]),
      ...votes.map((vote) => ({
        text: vote.reason === '' ? vote.choice : `${vote.choice}: ${vote.reason}`,
        origin: 'a vote of a member',
      })),
    ]),
  ].filter(({ items }) => items.length > 0)
}

const section = (heading: string, sentence: string, items: KeptSection['items']): KeptSection => ({
  heading,
  sentence,
  items,
})

const clausesOn = (db: CampaignDatabase, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('offLimits')
        .selectAll()
        .where('personId', 'in', [...ids])
        .execute()

const overrulesOn = (db: CampaignDatabase, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('overrule')
        .selectAll()
        .where('personId', 'in', [...ids])
        .execute()

const timeline = async (ctx: Context, person: KeptPerson): Promise<Moment[]> => {
  const lines = await linesOf(ctx.db, person)
  if (lines.length === 0) return []
  const [touches, decisions] = await Promise.all([
    readTouches(ctx.db, lines),
    readDecisions(ctx.db, lines),
  ])
  const moments = [
    ...touches.map((row) => ({
      at: row.touchedAt.toISOString(),
      kind: 'touch',
      sentence:
        row.direction === 'by us' ? `In touch: ${row.channel}` : `Wrote to us: ${row.channel}`,
      by: row.byName,
      path: null,
    })),
    ...decisions.map((row) => ({
      at: row.decidedAt.toISOString(),
      kind: 'decision',
      sentence: `Decided: ${row.what}`,
      by: row.decidedByName,
      path: null,
    })),
  ]
  return moments.toSorted((a, b) => (a.at < b.at ? 1 : -1))
}
