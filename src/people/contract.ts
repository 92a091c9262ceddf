import { z } from 'zod'
import { Attachment, Mentioned } from './attachment.contract.ts'
import { AffiliationId, CsvImportId, DecisionId, NoteId, PersonId } from './ids.contract.ts'

export * from './assessment.contract.ts'
export * from './attachment.contract.ts'
export * from './claims.contract.ts'
export * from './ids.contract.ts'

/** One author line on one work; position counts from 0. */
export const SignatureRef = z.object({
  workId: z.string().min(1).max(200),
  position: z.coerce.number().int().min(0).max(100_000),
})

export const linkKinds = [
  'orcid',
  'openalex',
  'openreview',
  'doi',
  'github',
  'homepage',
  'other',
] as const
/** A place outside that shows the same person, organisation or work. */
export const Link = z.object({
  kind: z.enum(linkKinds),
  label: z.string().max(200),
  url: z.string().max(2000),
})

/** `2024` or `2024-03`: nobody knows the day somebody changed desks. */
export const YearOrMonth = z
  .string()
  .regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/, 'write a year, or a year and a month: 2024-03')

/** Twelve years of works ending at the newest year of the literature: [works, first or last]. */
export const Trace = z.array(z.tuple([z.number().int(), z.number().int()]))

/** What a list shows of a person. Years are null for a person without works. */
export const PersonRow = z.object({
  id: PersonId,
  name: z.string(),
  organisation: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  country: z.string().nullable(),
  role: z.string().nullable(),
  byHand: z.boolean(),
  works: z.number().int(),
  led: z.number().int(),
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
  orcid: z.string().nullable(),
  trace: Trace,
  traceEnds: z.number().int().nullable(),
})

/** A work as seen from one of its authors. `citations` null means unknown, never none. */
export const WorkOfPerson = z.object({
  workId: z.string(),
  title: z.string(),
  year: z.number().int().nullable(),
  type: z.string().nullable(),
  venue: z.string().nullable(),
  position: z.number().int(),
  authorCount: z.number().int(),
  part: z.enum(['only', 'first', 'last', 'middle']),
  corresponding: z.boolean(),
  printedName: z.string(),
  affiliations: z.array(z.string()),
  citations: z.number().int().nullable(),
  retracted: z.boolean(),
  links: z.array(Link),
  sourceFile: z.string().nullable(),
  sourceLine: z.number().int().nullable(),
})

/** A person at an organisation, from and to; drawn from works or kept by hand. */
export const Spell = z.object({
  organisationId: z.uuid().nullable(),
  organisation: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  works: z.number().int(),
  byHand: z
    .object({
      affiliationId: AffiliationId,
      role: z.string(),
      source: z.string(),
      version: z.number().int(),
    })
    .nullable(),
})

export const noteReaders = ['shared', 'private'] as const
/**
 * A note of a member on a person. A private one is there for its author only, one in a compartment
 * for those inside. `mentions` are members who were named so that they hear of it.
 */
export const Note = z.object({
  id: NoteId,
  personId: PersonId,
  text: z.string(),
  readers: z.enum(noteReaders),
  compartmentId: z.uuid().nullable(),
  mentions: z.array(Mentioned),
  files: z.array(Attachment),
  author: z.string(),
  mine: z.boolean(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  version: z.number().int(),
})

/** What a member wrote down about a person; all that there is of a person without works. */
export const HandFacts = z.object({
  id: PersonId,
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
  organisationId: z.uuid().nullable(),
  links: z.array(Link),
  source: z.string(),
  why: z.string(),
  by: z.string(),
  addedAt: z.string(),
  changedAt: z.string(),
  importId: CsvImportId.nullable(),
  version: z.number().int(),
})

export const decisionKinds = ['same', 'different', 'not_theirs'] as const
export const decisionOrigins = ['merge', 'confirm', 'apart', 'split', 'not_theirs', 'csv'] as const
/** A human decision on identity. It wins over the machine and survives every rebuild. */
export const Decision = z.object({
  id: DecisionId,
  kind: z.enum(decisionKinds),
  origin: z.enum(decisionOrigins),
  sentence: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  sides: z.array(
    z.object({
      personId: PersonId,
      name: z.string(),
      signatures: z.number().int(),
      released: z.number().int(),
    }),
  ),
})

export const groupReasons = [
  'decided',
  'orcid',
  'author_id',
  'coauthors',
  'organisation',
  'name',
  'variant',
] as const
/** A signature on the page "which of these are theirs". */
export const SignatureOfPerson = SignatureRef.extend({
  name: z.string(),
  title: z.string(),
  year: z.number().int().nullable(),
  venue: z.string().nullable(),
  organisation: z.string().nullable(),
  affiliations: z.array(z.string()),
  coauthors: z.array(z.string()),
  evidence: z.string(),
})
export const SignatureGroup = z.object({
  key: z.string(),
  reason: z.enum(groupReasons),
  sentence: z.string(),
  doubtful: z.boolean(),
  confirmed: z.boolean(),
  couldAlsoBe: z.array(PersonRow),
  signatures: z.array(SignatureOfPerson),
})

export const Coauthor = z.object({
  person: PersonRow,
  works: z.number().int(),
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
})

/** A file that works came from, with the lines that name the person. */
export const ComesFrom = z.object({
  file: z.string(),
  lines: z.array(z.number().int()),
  moreLines: z.number().int(),
  works: z.number().int(),
  readAt: z.string().nullable(),
})

/** Everything known of one person. `askedFor` differs from the id when that id was merged away. */
export const Dossier = z.object({
  person: PersonRow,
  askedFor: PersonId,
  alsoKnownByIds: z.array(PersonId),
  nameForms: z.array(z.object({ name: z.string(), signatures: z.number().int() })),
  spells: z.array(Spell),
  years: z.array(
    z.object({ year: z.number().int(), works: z.number().int(), led: z.number().int() }),
  ),
  worksWithoutYear: z.number().int(),
  topics: z.array(
    z.object({
      topic: z.string(),
      /** Named by the source, or read off the titles where the source names none. */
      named: z.enum(['source', 'titles']),
      works: z.number().int(),
      years: z.array(z.object({ year: z.number().int(), works: z.number().int() })),
    }),
  ),
  coauthors: z.array(Coauthor),
  coauthorCount: z.number().int(),
  works: z.array(WorkOfPerson),
  links: z.array(Link),
  identity: z.object({
    groups: z.array(
      z.object({
        reason: z.enum(groupReasons),
        sentence: z.string(),
        doubtful: z.boolean(),
        signatures: z.number().int(),
      }),
    ),
    inDoubt: z.number().int(),
    signatures: z.number().int(),
  }),
  notes: z.array(Note),
  byHand: z.array(HandFacts),
  comesFrom: z.array(ComesFrom),
  decisions: z.array(Decision),
})

/** What a person would read of us under an access request, in the order they would read it. */
export const AccessReport = z.object({
  person: z.object({ id: PersonId, name: z.string() }),
  preparedAt: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      sentence: z.string(),
      items: z.array(
        z.object({
          text: z.string(),
          source: z.string(),
          /** Why the reader of this screen does not see the text, although the person would. */
          withheld: z.string().nullable(),
        }),
      ),
    }),
  ),
  notKept: z.array(z.string()),
})

/** What would be joined, before it is. `conflicts` stop nothing unless `refusal` is set. */
export const MergePreview = z.object({
  a: PersonRow,
  b: PersonRow,
  agreements: z.array(z.string()),
  conflicts: z.array(z.string()),
  follows: z.array(z.string()),
  after: z.object({
    works: z.number().int(),
    firstYear: z.number().int().nullable(),
    lastYear: z.number().int().nullable(),
    nameForms: z.array(z.string()),
  }),
  refusal: z.object({ sentence: z.string(), decisions: z.array(Decision) }).nullable(),
})

/** One half of a split, as it would be. */
export const SplitHalf = z.object({
  name: z.string(),
  nameForms: z.array(z.object({ name: z.string(), signatures: z.number().int() })),
  works: z.number().int(),
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
  organisations: z.array(z.string()),
  coauthors: z.array(z.string()),
})

// What operations answer, and what addresses of lists hold; other inputs are in inputs.ts.

/** Numbers come as text from an address, hence the coercion. */
export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
}

export const personSorts = ['fit', 'name', 'works', 'led', 'recent', 'organisation'] as const
export const FindPeople = z.object({
  query: z.string().max(300).default(''),
  organisation: z.string().max(300).default(''),
  kind: z.enum(['all', 'papers', 'hand']).default('all'),
  sort: z.enum(personSorts).default('fit'),
  ...page,
})
export const FoundPeople = z.object({
  people: z.array(PersonRow),
  total: z.number().int(),
  offset: z.number().int(),
  limit: z.number().int(),
})

export const OnePerson = z.object({ id: PersonId })

export const workSorts = ['newest', 'oldest', 'citations', 'part', 'title'] as const
export const WorksInput = z.object({
  id: PersonId,
  sort: z.enum(workSorts).default('newest'),
  ...page,
})
export const WorksOutput = z.object({
  works: z.array(WorkOfPerson),
  total: z.number().int(),
  offset: z.number().int(),
  limit: z.number().int(),
})

export const IdentityOutput = z.object({
  person: PersonRow,
  groups: z.array(SignatureGroup),
  decisions: z.array(Decision),
  lookalikes: z.array(PersonRow),
})

export const LookalikesOutput = z.object({
  lookalikes: z.array(z.object({ person: PersonRow, why: z.string(), certain: z.boolean() })),
})

/** The answer of a change to a hand-made person; the version is what an undo must carry. */
export const HandChange = z.object({ person: HandFacts, removedAt: z.string().nullable() })

export const SplitPreview = z.object({ stays: SplitHalf, goes: SplitHalf })
/** Who holds what after a decision; `people` in the order of its sides. */
export const DecisionOutput = z.object({ decision: Decision, people: z.array(PersonRow) })
export const DecisionsOutput = z.object({
  decisions: z.array(Decision),
  total: z.number().int(),
})

export const NoteOutput = z.object({ note: Note, removedAt: z.string().nullable() })
