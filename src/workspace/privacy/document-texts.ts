import { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'

/** The parts of a document by name, in the order in which they are read. */
export type Fields = Readonly<Record<string, string>>

/** The parts of a document as they stand in the database. */
export const FieldsShape = z.record(z.string(), z.string())

/** What is proposed until somebody writes it. `{company}` and `{contact}` are put in below. */
const proposed: Readonly<Record<'notice' | 'basis', Fields>> = {
  notice: {
    controller: '{company}',
    contact: '{contact}',
    what: 'From public bibliographies we keep the names, affiliations and works of people who publish research in our field. Of some people we also keep what they told us or what colleagues told us of them, each with its source.',
    why: 'We look for people who could work with us on research that they know well. A person reads and decides; nobody is refused or contacted by a machine.',
    basis:
      'Our legitimate interest in finding colleagues (GDPR, Article 6(1)(f)). We have weighed it against yours and keep the record of that.',
    sources:
      'Public bibliographies such as OpenAlex, public pages of your own, and people who know you. Ask, and we name the file and the line.',
    receivers:
      'The few people of our own team who lead this search. It is not sold and not shared. It is not used to train anything.',
    kept: 'As long as the search lasts, and no longer than the periods that we have set; ask us for them.',
    rights:
      'You may ask what we hold on you, have it put right, object, or be erased. An objection holds at once on every channel. You may complain to your authority.',
    channel: 'Write to {contact}. No form and no reason is needed.',
  },
  basis: {
    purpose: 'Find and win the few hundred people who matter for our research goal.',
    need: 'Their published works show best who did what. Without the literature we would have to ask around, which reaches fewer people and says more about whom we know than about what they did.',
    balance:
      'Researchers publish to be known for their work. We keep what is public and what concerns their profession, nothing of their private life, and no protected attribute.',
    safeguards:
      'Published notice and objection channel; notice to everybody on our list within a month; need-to-know compartments; audit that cannot be changed unseen; erasure that keeps people away; periods after which data goes.',
    review: 'Looked at again once a year, and whenever the purpose changes.',
    owner: '{company}',
  },
}

const headings: Readonly<Record<'notice' | 'basis', Fields>> = {
  notice: {
    controller: 'Who we are',
    contact: 'How to reach us',
    what: 'What we keep',
    why: 'Why',
    basis: 'On what ground',
    sources: 'Where it comes from',
    receivers: 'Who sees it',
    kept: 'How long',
    rights: 'Your rights',
    channel: 'How to object',
  },
  basis: {
    purpose: 'Purpose',
    need: 'Why it is needed',
    balance: 'Balance',
    safeguards: 'Safeguards',
    review: 'Review',
    owner: 'Who answers for it',
  },
}

/** Which parts a document has. */
export const fieldNames = (kind: 'notice' | 'basis'): readonly string[] =>
  Object.keys(headings[kind])

/** What is proposed, with the company's own values put in. */
export const proposedFields = async (
  db: CampaignDatabase,
  kind: 'notice' | 'basis',
): Promise<Fields> => {
  const { companyName, mailto } = await db
    .selectFrom('workspace')
    .select(['companyName', 'mailto'])
    .executeTakeFirstOrThrow()
  const values: Fields = {
    company: companyName || 'our company',
    contact: mailto || 'the address of our company',
  }
  return Object.fromEntries(
    Object.entries(proposed[kind]).map(([name, text]) => [
      name,
      text.replaceAll(/\{(\w+)\}/gu, (whole, key: string) => values[key] ?? whole),
    ]),
  )
}

/** The newest notice, or what is proposed for it. */
export const noticeFields = async (db: CampaignDatabase): Promise<Fields> => {
  const row = await db
    .selectFrom('privacyDocument')
    .select('fields')
    .where('kind', '=', 'notice')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row ? FieldsShape.parse(row.fields) : proposedFields(db, 'notice')
}

/** The whole as text; empty parts are left out. */
export const documentText = (kind: 'notice' | 'basis', fields: Fields): string =>
  Object.entries(headings[kind])
    .flatMap(([name, heading]) => {
      const text = fields[name]?.trim() ?? ''
      return text === '' ? [] : [`${heading}\n${text}`]
    })
    .join('\n\n')
