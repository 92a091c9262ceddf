import { sql } from 'kysely'
import { z } from 'zod'
import type { KeptSection } from '#actions/room.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { readClaims, type ClaimRow } from './claim.ts'
import { ScorecardMark } from './contract.ts'
import { readReferences, type ReferenceRow } from './reference.ts'
import type { ScorecardRow } from './scorecard.ts'
import { readWaivers, type WaiverRow } from './waiver.ts'

const Marks = z.array(ScorecardMark)

interface FileOfNote {
  readonly name: string
  readonly bytes: number
  readonly by: string
  readonly at: Date
}

/** What is kept of whoever has these ids beside facts, works and decisions. */
export const dossierSections = async (
  db: CampaignDatabase,
  personIds: readonly string[],
): Promise<KeptSection[]> => {
  if (personIds.length === 0) return []
  const [references, scorecards, claims, waivers, files] = await Promise.all([
    readReferences(db, personIds),
    db
      .selectFrom('scorecard')
      .selectAll()
      .where('personId', 'in', [...personIds])
      .where('removedAt', 'is', null)
      .orderBy('createdAt')
      .execute(),
    readClaims(db, personIds),
    readWaivers(db, personIds),
    readFiles(db, personIds),
  ])
  return [
    claimsSection(claims),
    referencesSection(references),
    scorecardsSection(scorecards),
    waiversSection(waivers),
    filesSection(files),
  ].filter((section) => section.items.length > 0)
}

/** Files of the person's notes, without their bytes. */
const readFiles = async (
  db: CampaignDatabase,
  personIds: readonly string[],
): Promise<FileOfNote[]> => {
  const { rows } = await sql<FileOfNote>`
    select f.name, f.bytes, n.created_by_name as by, f.added_at as at
    from person_note_file f join person_note n on n.id = f.note_id
    where n.person_id = any(${[...personIds]}::uuid[]) and f.removed_at is null
      and n.removed_at is null
    order by f.added_at, f.id`.execute(db)
  return rows
}

const claimsSection = (claims: readonly ClaimRow[]): KeptSection => ({
  heading: 'What you built, as somebody says',
  sentence: 'With who says so. Tell us where it is wrong.',
  items: claims.map((claim) => ({
    text: `${partWords[claim.part]} ${claim.what}. ${standingWords[claim.standing]}`,
    origin: `${claim.source}; written down by ${claim.createdByName}, ${day(claim.createdAt)}`,
  })),
})

const partWords = {
  led: 'Led',
  'co-created': 'Co-created',
  main_author: 'Main author of',
  contributed: 'Contributed to',
} as const
const standingWords = {
  claimed: 'Not looked into.',
  confirmed: 'Confirmed.',
  doubted: 'Doubted.',
} as const

/** Whoever was asked without being named by the person stays unnamed: they have rights too. */
const referencesSection = (references: readonly ReferenceRow[]): KeptSection => ({
  heading: 'What others said of you',
  sentence: 'References that you named, and some that we asked for with consent.',
  items: references.map((one) => ({
    text:
      one.state === 'given'
        ? one.words
        : one.state === 'declined'
          ? 'Asked, and not given.'
          : 'To be asked; nothing is written down yet.',
    origin: [
      one.kind === 'named' ? one.referee : 'somebody whom you did not name',
      one.relation,
      `written down by ${one.createdByName}, ${day(one.createdAt)}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  })),
})

const scorecardsSection = (cards: readonly ScorecardRow[]): KeptSection => ({
  heading: 'What we thought after talking with you',
  sentence: 'Each from 1 to 4, by one person here.',
  items: cards.map((card) => ({
    text: [
      ...Marks.parse(card.marks).map(({ criterion, score, words }) =>
        [`${criterion}: ${score} of 4.`, words].filter((part) => part !== '').join(' '),
      ),
      card.summary,
    ]
      .filter((part) => part !== '')
      .join(' '),
    origin: `${card.createdByName}, ${day(card.handedInAt ?? card.createdAt)}`,
  })),
})

const waiversSection = (waivers: readonly WaiverRow[]): KeptSection => ({
  heading: 'Whether interviews were needed',
  sentence: 'Somebody may ask that your work and references stand for them.',
  items: waivers.map((one) => ({
    text: [one.why, `${stateWords[one.state]} ${one.approverName}.`, one.answer]
      .filter((part) => part !== '')
      .join(' '),
    origin: `${one.createdByName}, ${day(one.createdAt)}`,
  })),
})

const stateWords = {
  asked: 'Asked of',
  waived: 'Waived by',
  refused: 'Refused by',
  withdrawn: 'Withdrawn before an answer of',
} as const

const filesSection = (files: readonly FileOfNote[]): KeptSection => ({
  heading: 'Files beside notes on you',
  sentence: 'Ask for any of them and you get it.',
  items: files.map((file) => ({
    text: `${file.name}, ${Math.ceil(file.bytes / 1024)} kB`,
    origin: `${file.by}, ${day(file.at)}`,
  })),
})

const day = (date: Date): string => date.toISOString().slice(0, 10)
