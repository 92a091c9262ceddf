import { z } from 'zod'

export const CompartmentId = z.uuid().brand<'CompartmentId'>()
export type CompartmentId = z.infer<typeof CompartmentId>

/** Need-to-know: what is in it exists for those inside and for nobody else. */
export const Compartment = z.object({
  id: CompartmentId,
  name: z.string(),
  /** Why it is kept apart; read inside only. */
  reason: z.string(),
  /** Who is inside; the founder always is, and is not listed unless put there. */
  members: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Whether the one who asks may take others out: the maker, the founder, the operator. */
  mayNarrow: z.boolean(),
  version: z.int().positive(),
  createdAt: z.iso.datetime(),
})
export type Compartment = z.infer<typeof Compartment>

export const CompartmentList = z.object({ compartments: z.array(Compartment) })

export const CompartmentOutput = z.object({ compartment: Compartment })

const Name = z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters')
const Reason = z.string().trim().max(500, 'At most 500 characters')

export const MakeCompartmentInput = z.object({
  name: Name.describe('A name that does not tell what is inside'),
  reason: Reason.default('').describe('Why it is kept apart; read inside only'),
  memberIds: z
    .array(z.uuid())
    .max(50, 'At most 50 members')
    .default([])
    .describe('Members who are inside besides you'),
})

export const RenameCompartmentInput = z.object({
  id: CompartmentId,
  version: z.coerce.number().int().positive().describe('The version you saw'),
  name: Name.optional(),
  reason: Reason.optional(),
})

export const CompartmentMemberInput = z.object({
  id: CompartmentId,
  memberId: z.uuid().describe('Whom to let in or take out'),
})

/** Null for one who has just left it. */
export const LeftCompartment = z.object({ compartment: Compartment.nullable() })

export const OpenCompartmentInput = z.object({
  id: CompartmentId,
  version: z.coerce.number().int().positive().describe('The version you saw'),
})

export const OpenedCompartment = z.object({
  name: z.string(),
  /** Now every member sees what was inside. */
  openedAt: z.iso.datetime(),
})
