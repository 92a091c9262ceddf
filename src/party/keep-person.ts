import { sql, type RawBuilder } from 'kysely'
import type { KeptPerson, KeptSection, PersonKeeper } from '#actions/room.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { CampaignTransaction } from '#database/transaction.ts'

/** What stands where somebody was named who was erased. */
export const erasedWords = '[erased]'

/** Shorter names are found in half of all words. */
const shortestName = 4
/** An answer to a person who asks; more than this is a book, and a human takes over. */
const mostItems = 500

/**
 * What the Room keeps of people: words. A message that links to the person names nobody else, so
 * the name is taken out of it at once. Where only a name stands, another person may be meant: it is
 * shown to a human in that room (`party.redactions`), and nothing is silently deleted.
 */
export const partyKeeper: PersonKeeper = {
  room: 'party',
  tables: [
    'message',
    'message_edit',
    'message_mention',
    'party_file',
    'party_pin',
    'party_stance',
    'party_hearing',
    'party_digest',
  ],
  exportOf: async (ctx, person) => {
    const [said, pinned, files] = await Promise.all([
      readSaid(ctx.db, person),
      readPinned(ctx.db, person),
      readFiles(ctx.db, person),
    ])
    const sections: readonly KeptSection[] = [
      {
        heading: 'Said in the Room',
        sentence: 'Messages of members that link to you or hold your name.',
        items: said,
      },
      {
        heading: 'Pinned in the Room',
        sentence: 'Decisions, promises, next moves and doubts that hold your name.',
        items: pinned,
      },
      { heading: 'Files in the Room', sentence: 'Files that bear your name.', items: files },
    ]
    return sections.filter((section) => section.items.length > 0)
  },
  erase: async (tx, person) => {
    await takeOutOfLinked(tx, person)
    await askHumans(tx, person)
    await forgetCopies(tx, person)
  },
}

/** Whether a text holds one of the names, in any case, as whole words. */
const names = (column: RawBuilder<unknown>, person: KeptPerson): RawBuilder<boolean> => {
  const patterns = person.names
    .filter((name) => name.trim().length >= shortestName)
    .map(
      (name) =>
        `\\m${name
          .trim()
          .replaceAll(/[^\p{L}\p{N}\s]/gu, '.')
          .replaceAll(/\s+/g, '\\s+')}\\M`,
    )
  return patterns.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${column} ~* any(${patterns}::text[])`
}

const linkedTo = ({ ids }: KeptPerson): RawBuilder<boolean> =>
  sql<boolean>`exists (select from message_mention as named
    where named.message_id = message.id and named.kind <> 'member'
      and named.target_id = any(${ids}::text[]))`

const readSaid = async (db: CampaignDatabase, person: KeptPerson) => {
  const { rows } = await sql<{ text: string; author: string; at: Date }>`
    select text, author_name as author, sent_at as at from message
    where deleted_at is null and (${linkedTo(person)} or ${names(sql.ref('text'), person)})
    order by sent_at limit ${mostItems}
  `.execute(db)
  return rows.map(({ text, author, at }) => ({ text, origin: `${author}, ${at.toISOString()}` }))
}

const readPinned = async (db: CampaignDatabase, person: KeptPerson) => {
  const { rows } = await sql<{ text: string; author: string; at: Date }>`
    select concat_ws(' ', what, nullif(why, ''), nullif(outcome, ''),
        (select string_agg(sentence, ' ') from party_stance where pin_id = party_pin.id),
        (select string_agg(said_by || ' ' || heard.words, ' ')
         from party_hearing as heard where heard.pin_id = party_pin.id)) as text,
      created_by_name as author, created_at as at
    from party_pin where ${pinNames(person)} order by created_at limit ${mostItems}
  `.execute(db)
  return rows.map(({ text, author, at }) => ({ text, origin: `${author}, ${at.toISOString()}` }))
}

const readFiles = async (db: CampaignDatabase, person: KeptPerson) => {
  const { rows } = await sql<{ name: string; at: Date }>`
    select name, added_at as at from party_file
    where ${names(sql`translate(name, '_-.', '   ')`, person)} order by added_at limit ${mostItems}
  `.execute(db)
  return rows.map(({ name, at }) => ({ text: name, origin: at.toISOString() }))
}

const pinNames = (person: KeptPerson): RawBuilder<boolean> => sql<boolean>`(
  ${names(sql`what || ' ' || why || ' ' || outcome`, person)}
  or exists (select from party_stance
    where pin_id = party_pin.id and ${names(sql.ref('sentence'), person)})
  or exists (select from party_hearing as heard
    where heard.pin_id = party_pin.id and ${names(sql`said_by || ' ' || heard.words`, person)}))`

/** A link says who is meant: the name that was written for it goes, and so does the link. */
const takeOutOfLinked = async (tx: CampaignTransaction, person: KeptPerson): Promise<void> => {
  await sql`
    update message set
      text = replace(replace(text, '@' || named.name, ${erasedWords}),
        '#' || named.name, ${erasedWords}),
      version = version + 1
    from message_mention as named
    where named.message_id = message.id and named.kind <> 'member' and named.name <> ''
      and named.target_id = any(${person.ids}::text[])
  `.execute(tx)
  await sql`
    delete from message_mention
    where kind <> 'member' and (target_id = any(${person.ids}::text[])
      or ${names(sql.ref('name'), person)})
  `.execute(tx)
}

const askHumans = async (tx: CampaignTransaction, person: KeptPerson): Promise<void> => {
  await sql`
    insert into party_redaction (room_id, message_id)
    select room_id, id from message
    where ${names(sql.ref('text'), person)}
      or exists (select from party_file
        where message_id = message.id and ${names(sql`translate(name, '_-.', '   ')`, person)})
    on conflict (message_id, pin_id) do update set settled_at = null, settled_by_name = null
  `.execute(tx)
  await sql`
    insert into party_redaction (room_id, pin_id)
    select room_id, id from party_pin where ${pinNames(person)}
    on conflict (message_id, pin_id) do update set settled_at = null, settled_by_name = null
  `.execute(tx)
}

/** What nobody reads any more, and what can be made again, goes without asking. */
const forgetCopies = async (tx: CampaignTransaction, person: KeptPerson): Promise<void> => {
  await sql`delete from message_edit where ${names(sql.ref('text'), person)}`.execute(tx)
  await sql`delete from party_digest where ${names(sql`content::text`, person)}`.execute(tx)
}
