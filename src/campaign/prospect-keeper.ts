import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { KeptPerson, KeptSection, Moment, PersonKeeper } from '#actions/room.ts'
import { erasePersonKey } from '#events/person-key.ts'

/** A person is seldom on The List more than once; this is more than any past of one. */
const mostMoves = 500

interface LineRow {
  readonly id: string
  readonly name: string
  readonly affiliation: string
  readonly source: string
  readonly thesis: string
  readonly tier: string | null
  readonly stage: string
  readonly by: string
  readonly at: Date
  readonly removed: boolean
}

interface MoveRow {
  readonly prospectId: string
  readonly fromStage: string | null
  readonly toStage: string
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** What The List keeps of a person: lines, standing or not, and what hangs on them. */
export const prospectKeeper: PersonKeeper = {
  room: 'campaign',
  tables: [
    'prospect',
    'prospect_signature',
    'stage_move',
    'prospect_join',
    'prospect_works',
    'list_view',
  ],
  exportOf: async (ctx, person) => {
    const lines = await readLines(ctx, person)
    if (lines.length === 0) return []
    return [linesSection(lines), movesSection(await readMoves(ctx, person))]
  },
  erase: async (tx, person) => {
    const { rows } = await sql<{ id: string }>`
      delete from prospect where id in (${linesOf(person)}) returning id`.execute(tx)
    // A line without a person has a key of its own for what events say of it.
    for (const { id } of rows) await erasePersonKey(tx, id)
    const names = person.names.map((name) => name.toLowerCase())
    await sql`
      update list_view set search = search || '{"text": ""}'
      where coalesce(search ->> 'text', '') <> '' and exists (
        select from unnest(${names}::text[]) as name
        where strpos(name, lower(search ->> 'text')) > 0
          or strpos(lower(search ->> 'text'), name) > 0
      )`.execute(tx)
  },
  timeline: async (ctx, person) =>
    (await readMoves(ctx, person)).map((row): Moment => ({
      at: row.at.toISOString(),
      kind: 'move',
      sentence: moveSentence(row),
      by: row.by,
      path: `/list/${row.prospectId}`,
    })),
}

/** Ids of the person's lines, those that were joined to one of them too. A name alone is nobody. */
const linesOf = ({ ids }: KeptPerson) => sql`
  with own as (
    select id from prospect
    where id = any(${[...ids]}::uuid[])
      or (kind = 'person' and person_id = any(${[...ids]}::uuid[]))
  )
  select id from own
  union select joined_id from prospect_join where undone_at is null and kept_id in (select id from own)
  union select kept_id from prospect_join where undone_at is null and joined_id in (select id from own)`

const readLines = async (ctx: Context, person: KeptPerson): Promise<readonly LineRow[]> => {
  const { rows } = await sql<LineRow>`
    select id, name, affiliation, source, thesis, tier, stage, created_by_name as by,
      created_at as at, removed_at is not null as removed
    from prospect where id in (${linesOf(person)}) order by created_at, id`.execute(ctx.db)
  return rows
}

const readMoves = async (ctx: Context, person: KeptPerson): Promise<readonly MoveRow[]> => {
  const { rows } = await sql<MoveRow>`
    select prospect_id, from_stage, to_stage, reason, moved_by_name as by, moved_at as at
    from stage_move where undone_at is null and prospect_id in (${linesOf(person)})
    order by moved_at desc, id desc limit ${mostMoves}`.execute(ctx.db)
  return rows
}

const linesSection = (lines: readonly LineRow[]): KeptSection => ({
  heading: 'On our list of people to talk to',
  sentence: 'Why we thought of you, and who wrote it.',
  items: lines.map((line) => ({
    text: [
      [line.name, line.affiliation].filter((part) => part !== '').join(', '),
      line.thesis,
      line.tier === null ? '' : `Tier ${line.tier}.`,
      line.removed ? 'Taken from the list.' : `Stage: ${line.stage}.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
    origin: `${line.source}; written by ${line.by}, ${line.at.toISOString().slice(0, 10)}`,
  })),
})

const movesSection = (moves: readonly MoveRow[]): KeptSection => ({
  heading: 'How it went',
  sentence: 'Every stage that you were in, newest first, with the reason where one was given.',
  items: moves.map((move) => ({
    text: moveSentence(move),
    origin: `${move.by}, ${move.at.toISOString().slice(0, 10)}`,
  })),
})

const moveSentence = ({ fromStage, toStage, reason }: MoveRow): string => {
  const what =
    fromStage === null ? `Added to The List as ${toStage}.` : `From ${fromStage} to ${toStage}.`
  return reason === '' ? what : `${what} ${reason}`
}
