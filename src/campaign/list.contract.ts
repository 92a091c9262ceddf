import { z } from 'zod'
import { CsvPreviewInput } from '#people/csv.contract.ts'
import { line } from '#workspace/fields.contract.ts'

export const ProspectId = z.uuid().brand<'ProspectId'>()
export type ProspectId = z.infer<typeof ProspectId>

export const SeatAreaId = z.uuid().brand<'SeatAreaId'>()
export type SeatAreaId = z.infer<typeof SeatAreaId>

export const ListViewId = z.uuid().brand<'ListViewId'>()
export type ListViewId = z.infer<typeof ListViewId>

export const stages = [
  'prospect',
  'lead',
  'candidate',
  'finalist',
  'offeree',
  'accepted',
  'starter',
  'passed',
  'declined',
  'nurture',
  'reneged',
  'leaver',
  'boomerang',
] as const
/** Where somebody on The List stands. The first seven follow each other. */
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** The stages of the way in, in their order; all others are ends, or waits. */
export const wayIn = [
  'prospect',
  'lead',
  'candidate',
  'finalist',
  'offeree',
  'accepted',
  'starter',
] as const satisfies readonly Stage[]

/** Whoever moves somebody there says why: it is read years later. */
export const stagesWithReason: readonly Stage[] = ['passed', 'declined', 'reneged']

export const tiers = ['A', 'B', 'C'] as const
/** How much one person matters for the goal. */
export const Tier = z.enum(tiers)
export type Tier = z.infer<typeof Tier>

export const prospectKinds = ['person', 'organisation'] as const
/** A person, or a target organisation. */
export const ProspectKind = z.enum(prospectKinds)
export type ProspectKind = z.infer<typeof ProspectKind>

/** Counts the changes of a line; a change carries the one it saw, a stale one is refused. */
const Version = z.coerce.number().int().min(1)

/** Most lines that one change touches: the whole List. */
export const mostAtOnce = 5000
/** Most lines that are added at once: a list as people keep it. */
export const mostAdded = 2000

/** A line as its reader saw it. */
export const ProspectSeen = z.object({ id: ProspectId, version: Version })

export const needs = ['vote', 'late', 'owner', 'move', 'tier', 'area', 'thesis', 'join'] as const
/**
 * What a line asks for: a vote of the reader; its next move or its stage is late; it has no owner, no next move, no tier, no area, no
 * thesis; it may be the same as another line.
 */
export const Need = z.enum(needs)
export type Need = z.infer<typeof Need>

const idOrNone = z.union([z.uuid(), z.literal('none')])

/** Filters; within one any value fits, all of them must hold. `none` is a line without. */
export const listFilterShape = {
  text: z.string().max(200).default('').describe('words of name, affiliation or thesis'),
  kind: z.array(ProspectKind).max(2).default([]),
  stage: z.array(Stage).max(stages.length).default([]),
  tier: z
    .array(z.enum([...tiers, 'none']))
    .max(4)
    .default([]),
  area: z.array(idOrNone).max(200).default([]).describe('ids of seat areas, or none'),
  owner: z.array(idOrNone).max(200).default([]).describe('ids of members, or none'),
  compartment: z.array(idOrNone).max(200).default([]).describe('ids of compartments, or none'),
  need: z.array(Need).max(needs.length).default([]).describe('what a line asks for; all must'),
}

export const listSorts = [
  'place',
  'clock',
  'name',
  'tier',
  'stage',
  'inStage',
  'due',
  'touched',
  'added',
  'owner',
  'area',
  'affiliation',
] as const
export const ListSort = z.enum(listSorts)
export type ListSort = z.infer<typeof ListSort>

export const ListFilter = z.object(listFilterShape)
export type ListFilter = z.output<typeof ListFilter>

export const ListInput = z.object({
  ...listFilterShape,
  sort: ListSort.default('place').describe('place: as arranged by hand'),
  order: z.enum(['up', 'down']).default('up').describe('up: A first, longest in stage first'),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
const Counted = z.object({ value: z.string(), name: z.string(), count: z.number().int() })
/**
 * How many lines each filter would leave, all other filters as they are. `value` is what the
 * filter wants, `name` what a person calls it (for areas, owners, compartments). `all` counts
 * without any filter.
 */
export const ListFacets = z.object({
  total: z.number().int(),
  all: z.number().int(),
  kind: z.array(Counted),
  stage: z.array(Counted),
  tier: z.array(Counted),
  area: z.array(Counted),
  owner: z.array(Counted),
  compartment: z.array(Counted),
  need: z.array(Counted),
})
export type ListFacets = z.output<typeof ListFacets>

export const OneProspect = z.object({ id: ProspectId })
/** Ids as they stand in an address; at most two hundred rows are on a screen. */
const ids = z.array(z.uuid()).max(200).default([])
export const StandingInput = z.object({ personId: ids, organisationId: ids })
/** Which of them are on The List, as far as the reader may see; the others are left out. */
export const StandingOutput = z.object({
  standing: z.array(
    z.object({
      personId: z.uuid().nullable(),
      organisationId: z.uuid().nullable(),
      prospectId: ProspectId,
      tier: Tier.nullable(),
      stage: Stage,
    }),
  ),
})

/**
 * Who is to be added: a person or organisation by id, or somebody by name. `anyway` adds a line
 * although one of the same name stands.
 */
export const ProspectToAdd = z.object({
  kind: ProspectKind.default('person'),
  personId: z.uuid().optional(),
  organisationId: z.uuid().optional(),
  name: line(300).default(''),
  affiliation: line(300).default(''),
  source: line(1000).default(''),
  thesis: line(1000).default(''),
  tier: Tier.optional(),
  seatAreaId: SeatAreaId.optional(),
  ownerId: z.uuid().optional(),
  stage: Stage.default('prospect'),
  anyway: z.boolean().default(false),
})
export const AddProspects = z.object({
  prospects: z.array(ProspectToAdd).min(1).max(mostAdded),
  source: line(1000).default('').describe('where they come from, for those that do not say'),
  compartmentId: z.uuid().nullable().default(null).describe('only those inside will see them'),
  keepPeople: z
    .boolean()
    .default(false)
    .describe('keep people given by name as people by hand too'),
})

/** The file itself, or its path when whoever asks holds the data folder. At most 2.5 MB. */
export const AddFromCsv = CsvPreviewInput.extend({
  compartmentId: z.uuid().nullable().default(null).describe('only those inside will see them'),
})

/** Fields of a line that a person writes. What is left out stays; null empties. */
export const ProspectChange = ProspectSeen.extend({
  name: line(300).min(1).optional(),
  affiliation: line(300).optional(),
  thesis: line(1000).optional(),
  source: line(1000).min(1).optional(),
  tier: Tier.nullable().optional(),
  seatAreaId: SeatAreaId.nullable().optional(),
  ownerId: z.uuid().nullable().optional(),
})
export const EditProspects = z.object({
  changes: z.array(ProspectChange).min(1).max(mostAtOnce),
})
/** `undo` is the change that puts everything back, ready to be sent. */
export const EditOutput = z.object({
  changed: z.array(ProspectSeen),
  undo: z.object({ changes: z.array(ProspectChange) }),
})

/**
 * `after`: the line of the new stage that it then stands below; null: on top. `nurtureUntil`
 * (`2026-03-01`): when to come back to them.
 */
export const MoveStages = z.object({
  prospects: z.array(ProspectSeen).min(1).max(mostAtOnce),
  stage: Stage,
  reason: line(2000).default(''),
  nurtureUntil: z.iso.date().nullable().default(null),
  after: ProspectId.nullable().optional(),
})
export const MoveOutput = z.object({
  moved: z.array(ProspectSeen),
  /** Those that stood there already are left out. */
  undo: z.object({ moveIds: z.array(z.uuid()) }),
})
export const UndoMoves = z.object({ moveIds: z.array(z.uuid()).min(1).max(mostAtOnce) })
export const UndoneMoves = z.object({ moved: z.array(ProspectSeen) })

export const ArrangeProspect = ProspectSeen.extend({ after: ProspectId.nullable() })
export const ArrangeOutput = z.object({
  prospect: ProspectSeen,
  undo: ProspectSeen.extend({ after: ProspectId.nullable() }),
})

export const SetCompartment = z.object({
  prospects: z.array(ProspectSeen).min(1).max(mostAtOnce),
  compartmentId: z.uuid().nullable(),
})
export const CompartmentSet = z.object({
  changed: z.array(ProspectSeen),
  undo: z.array(SetCompartment),
})

export const RemoveProspects = z.object({
  prospects: z.array(ProspectSeen).min(1).max(mostAtOnce),
})
/** With their new versions, which is what the undo wants. */
export const ProspectsChanged = z.object({ prospects: z.array(ProspectSeen) })

/** Says who a line added by name is: a person or organisation of the literature; null: nobody. */
export const AnchorProspect = ProspectSeen.extend({
  personId: z.uuid().nullable().default(null),
  organisationId: z.uuid().nullable().default(null),
})
export const JoinProspects = z.object({ keep: ProspectSeen, other: ProspectSeen })
export const UndoJoin = z.object({ joinId: z.uuid() })
