import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { KeptPerson, Moment, PersonKeeper } from '#actions/room.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { readDecisions } from './decision.ts'
import { dossierSections } from './dossier-kept.ts'

/** More in a dossier than anybody reads at once. */
const mostMoments = 300

/** What a dossier holds beside facts and decisions: references, scorecards, waivers, claims, files. */
export const dossierKeeper: PersonKeeper = {
  room: 'people',
  tables: [
    'person_note_mention',
    'person_note_file',
    'person_reference',
    'scorecard',
    'interview_waiver',
    'contribution_claim',
  ],
  exportOf: (ctx, { ids }) => dossierSections(ctx.db, ids),
  erase: (tx, person) => erase(tx, person),
  timeline: (ctx, person) => timeline(ctx, person),
}

/** Mentions and files go with their notes. Of others' references the name of who was asked goes. */
const erase = async (tx: CampaignTransaction, { ids, names }: KeptPerson): Promise<void> => {
  const mine = [...ids]
  const files = tx.selectFrom('personNote').select('id').where('personId', 'in', mine)
  await tx.deleteFrom('personNoteFile').where('noteId', 'in', files).execute()
  await tx.deleteFrom('personNoteMention').where('noteId', 'in', files).execute()
  await tx.deleteFrom('interviewWaiver').where('personId', 'in', mine).execute()
  await tx.deleteFrom('scorecard').where('personId', 'in', mine).execute()
  await tx.deleteFrom('contributionClaim').where('personId', 'in', mine).execute()
  await tx.deleteFrom('personReference').where('personId', 'in', mine).execute()
  await sql`
    update person_reference set referee = 'somebody who was erased', relation = ''
    where lower(referee) = any(${names.map((name) => name.toLowerCase())}::text[])`.execute(tx)
}

/** As the reader of `ctx.db` may see it: notes by that they were written, never by their words. */
const timeline = async (ctx: Context, { ids }: KeptPerson): Promise<Moment[]> => {
  const [here] = ids
  const [kept, decisions] = await Promise.all([
    readMoments(ctx, ids),
    readDecisions(ctx.db, { personIds: [...ids], undone: 'with', limit: 200, offset: 0 }),
  ])
  return [
    ...kept.map(({ at, kind, sentence, by, tab }) => ({
      at: at.toISOString(),
      kind,
      sentence,
      by,
      path: `/people/${here ?? ''}${tab}`,
    })),
    ...decisions.map((one) => ({
      at: one.at,
      kind: 'identity',
      sentence: one.undoneAt === null ? one.sentence : `${one.sentence} Undone since.`,
      by: one.by,
      path: `/people/${here ?? ''}/identity`,
    })),
  ]
}

interface KeptMoment {
  readonly at: Date
  readonly kind: string
  readonly sentence: string
  readonly by: string
  readonly tab: string
}

const readMoments = async (ctx: Context, ids: readonly string[]): Promise<KeptMoment[]> => {
  const mine = [...ids]
  const { rows } = await sql<KeptMoment>`
    with of_person as (
      select created_at as at, 'note' as kind, created_by_name as by, '/notes' as tab,
        case readers when 'private' then 'A note of your own.' else 'A note.' end as sentence
      from person_note where person_id = any(${mine}::uuid[]) and removed_at is null
        and (readers = 'shared' or created_by is not distinct from party_reader())
      union all
      select changed_at, 'reference', created_by_name, '/references',
        case when kind = 'named' then 'Reference' else 'Backchannel reference' end
          || ' of ' || referee || ': ' || state || '.'
      from person_reference where person_id = any(${mine}::uuid[]) and removed_at is null
      union all
      select handed_in_at, 'scorecard', created_by_name, '/references', 'Scorecard handed in.'
      from scorecard where person_id = any(${mine}::uuid[]) and removed_at is null
        and handed_in_at is not null
      union all
      select created_at, 'waiver', created_by_name, '/references',
        'Asked ' || approver_name || ' to waive the interviews.'
      from interview_waiver where person_id = any(${mine}::uuid[])
      union all
      select answered_at, 'waiver', case state when 'withdrawn' then created_by_name
          else approver_name end, '/references',
        case state when 'waived' then 'Interviews waived.' when 'refused' then 'Waiver refused.'
          else 'Waiver withdrawn.' end
      from interview_waiver where person_id = any(${mine}::uuid[]) and answered_at is not null
      union all
      select created_at, 'claim', created_by_name, '',
        'Said to have ' || case part when 'led' then 'led ' when 'co-created' then 'co-created '
          when 'main_author' then 'mainly written ' else 'contributed to ' end || what || '.'
      from contribution_claim where person_id = any(${mine}::uuid[]) and removed_at is null
      union all
      select standing_at, 'claim', standing_by_name, '',
        initcap(standing) || ': ' || what || '.'
      from contribution_claim where person_id = any(${mine}::uuid[]) and removed_at is null
        and standing_at is not null
      union all
      select created_at, 'fact', created_by_name, '', 'Written down by hand.'
      from hand_person where id = any(${mine}::uuid[]) and removed_at is null
    )
    select at, kind, sentence, by, tab from of_person order by at desc limit ${mostMoments}`.execute(
    ctx.db,
  )
  return rows
}
