import { z } from 'zod'
import { CsvRefusal } from '#people/csv.contract.ts'
import { HeldBy } from './off-limits.contract.ts'
import { Clock, NextMove } from './clocks.contract.ts'
import { VoteChoice } from './votes.contract.ts'
import { ProspectId, ProspectKind, ProspectSeen, Stage, Tier } from './list.contract.ts'

export const Named = z.object({ id: z.uuid(), name: z.string() })

/** The last question for votes: what was chosen, as far as the reader may see, in their order. */
export const VotesOfLine = z.object({
  state: z.enum(['open', 'complete']),
  voted: z.number().int(),
  of: z.number().int(),
  choices: z.array(VoteChoice),
  asksMe: z.boolean(),
})

/**
 * A line of The List. `name` and `affiliation` are the copy taken when it was added; `person` is
 * who that is in the literature now, null for whom it does not know. `personId` is the live id
 * where there is one. `sameAs`: other lines that turned out to be the same. Times are ISO 8601, UTC.
 */
export const Prospect = z.object({
  id: ProspectId,
  kind: ProspectKind,
  personId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  name: z.string(),
  affiliation: z.string(),
  source: z.string(),
  thesis: z.string(),
  tier: Tier.nullable(),
  area: Named.nullable(),
  owner: Named.nullable(),
  stage: Stage,
  stageSince: z.string(),
  nurtureUntil: z.string().nullable(),
  lastTouchAt: z.string().nullable(),
  clock: Clock,
  nextMove: NextMove.nullable(),
  compartment: Named.nullable(),
  votes: VotesOfLine.nullable(),
  person: z
    .object({
      organisation: z.string().nullable(),
      works: z.number().int(),
      trace: z.array(z.tuple([z.number().int(), z.number().int()])),
    })
    .nullable(),
  sameAs: z.array(ProspectId),
  addedBy: z.string(),
  addedAt: z.string(),
  changedAt: z.string(),
  version: z.number().int(),
})
export type Prospect = z.output<typeof Prospect>

export const ListOutput = z.object({
  prospects: z.array(Prospect),
  total: z.number().int(),
  offset: z.number().int(),
  limit: z.number().int(),
})

/** A change of stage. An undone one stays in the history, told as such. */
export const StageMove = z.object({
  id: z.uuid(),
  from: Stage.nullable(),
  to: Stage,
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  undoneAt: z.string().nullable(),
})

/** A line that was joined to another one, as it stood then, with its own past. */
export const JoinedLine = z.object({
  joinId: z.uuid(),
  prospect: Prospect,
  moves: z.array(StageMove),
  by: z.string(),
  at: z.string(),
})

/** One line whole; times newest first. `joinedInto`: this line was joined to that one. */
export const ProspectWhole = z.object({
  prospect: Prospect,
  moves: z.array(StageMove),
  joined: z.array(JoinedLine),
  sameAs: z.array(Prospect),
  joinedInto: z.object({ id: ProspectId, joinId: z.uuid() }).nullable(),
  removedAt: z.string().nullable(),
  removedBy: z.string().nullable(),
})

export const addOutcomes = ['added', 'there', 'alike', 'held'] as const
/**
 * What became of each, in the order asked. `there`: it stood already, nothing was added. `alike`:
 * lines of the same name stand; say `anyway`, or take one of them. `held`: a clause asks to leave
 * them be, see `heldBy`; overruled clauses are told too, and stop nobody.
 */
export const AddResult = z.object({
  outcome: z.enum(addOutcomes),
  personId: z.uuid().nullable(),
  name: z.string(),
  affiliation: z.string(),
  source: z.string(),
  thesis: z.string(),
  prospect: Prospect.nullable(),
  alike: z.array(Prospect),
  heldBy: z.array(HeldBy),
})
export const AddOutput = z.object({ results: z.array(AddResult) })

/** `refusals` are rows that could not be read. */
export const AddedFromCsv = AddOutput.extend({ refusals: z.array(CsvRefusal) })

export const AnchorOutput = z.object({
  prospect: Prospect,
  undo: ProspectSeen.extend({
    personId: z.uuid().nullable(),
    organisationId: z.uuid().nullable(),
  }),
})

export const JoinOutput = z.object({ joinId: z.uuid(), prospect: Prospect })
