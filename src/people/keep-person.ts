import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { KeptPerson, KeptSection, PersonKeeper } from '#actions/room.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { accessSections } from './access-sections.ts'
import { readKept } from './access-kept.ts'

/** Stands on the side of a decision whose person was erased; nobody has it. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** What this room keeps of people: facts, affiliations, notes, decisions, ids. */
export const peopleKeeper: PersonKeeper = {
  room: 'people',
  tables: [
    'hand_person',
    'hand_affiliation',
    'identity_decision',
    'identity_decision_side',
    'identity_decision_node',
    'person_alias',
    'person_note',
  ],
  exportOf: (ctx, person) => exportOf(ctx, person),
  erase: (tx, person) => erase(tx, person),
}

/** Private notes of everybody included: the person has a right to them. */
const exportOf = async (ctx: Context, { ids }: KeptPerson): Promise<readonly KeptSection[]> => {
  const kept = await readKept(ctx, ids, () => true)
  return accessSections(kept).map((section) => ({
    heading: section.heading,
    sentence: section.sentence,
    items: section.items.map((item) => ({ text: item.text, origin: item.source })),
  }))
}

const erase = async (tx: CampaignTransaction, { ids }: KeptPerson): Promise<void> => {
  const mine = [...ids]
  await tx.deleteFrom('personNote').where('personId', 'in', mine).execute()
  await tx.deleteFrom('handAffiliation').where('personId', 'in', mine).execute()
  await eraseDecisions(tx, mine)
  await tx
    .deleteFrom('personAlias')
    .where((eb) => eb.or([eb('oldId', 'in', mine), eb('newId', 'in', mine)]))
    .execute()
  await tx.deleteFrom('handPerson').where('id', 'in', mine).execute()
}

/**
 * Decisions on the person go, but one that gave somebody else an id of their own stays, with the
 * person's side empty: that other person must not become a stranger.
 */
const eraseDecisions = async (tx: CampaignTransaction, ids: readonly string[]): Promise<void> => {
  const theirs = sql`select decision_id from identity_decision_side
    where person_id = any(${[...ids]}::uuid[])`
  await sql`
    delete from identity_decision d
    where d.id in (${theirs}) and (d.kind <> 'not_theirs' or not exists (
      select from identity_decision_side s
      where s.decision_id = d.id and s.side > 0 and s.person_id <> all(${[...ids]}::uuid[])
    ))`.execute(tx)
  await sql`update identity_decision set reason = '' where id in (${theirs})`.execute(tx)
  await sql`
    delete from identity_decision_node n using identity_decision_side s
    where s.decision_id = n.decision_id and s.side = n.side
      and s.person_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`
    update identity_decision set keep_person_id = ${nobody}
    where keep_person_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`
    update identity_decision_side set person_id = ${nobody}, name = ''
    where person_id = any(${[...ids]}::uuid[])`.execute(tx)
}
