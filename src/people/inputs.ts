import { z } from 'zod'
import {
  DecisionId,
  NoteId,
  PersonId,
  SignatureRef,
  Version,
  noteReaders,
  page,
} from './contract.ts'

const reason = z.string().trim().max(2000).default('')

const handInput = {
  name: z.string().trim().min(1, 'a person needs a name').max(300),
  role: z.string().trim().max(300).default(''),
  organisation: z.string().trim().max(300).default(''),
  links: z.array(z.string().trim().max(2000)).max(20).default([]),
  source: z.string().trim().min(1, 'say where this is known from').max(1000),
  why: z.string().trim().max(4000).default(''),
}

export const LookalikesInput = z.object({
  name: z.string().max(300),
  organisation: z.string().max(300).default(''),
  link: z.string().max(2000).default(''),
})

export const AddPerson = z.object(handInput)

export const EditPerson = z.object({ id: PersonId, version: Version, ...handInput })

export const VersionedPerson = z.object({ id: PersonId, version: Version })

export const MergePreviewInput = z.object({ id: PersonId, other: PersonId })

export const MergeInput = z.object({ id: PersonId, other: PersonId, reason })

export const SplitInput = z.object({
  id: PersonId,
  signatures: z.array(SignatureRef).min(1).max(5000),
  reason,
})

export const ApartInput = z.object({ id: PersonId, other: PersonId, reason })

export const DecisionsInput = z.object({
  personId: PersonId.optional(),
  undone: z.enum(['without', 'with']).default('without'),
  ...page,
})

export const UndoDecisionInput = z.object({ decisionId: DecisionId })

export const AddNote = z.object({
  id: PersonId,
  text: z.string().trim().min(1, 'a note needs words').max(20_000),
  readers: z.enum(noteReaders).default('shared'),
})

export const EditNote = z.object({
  noteId: NoteId,
  version: Version,
  text: z.string().trim().min(1, 'a note needs words').max(20_000),
  readers: z.enum(noteReaders),
})

export const VersionedNote = z.object({ noteId: NoteId, version: Version })
