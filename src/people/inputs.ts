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
import { line, prose } from '#workspace/fields.contract.ts'

const reason = prose(2000).default('')

const handInput = {
  name: line(300).min(1, 'a person needs a name'),
  role: line(300).default(''),
  organisation: line(300).default(''),
  links: z.array(line(2000)).max(20).default([]),
  source: line(1000).min(1, 'say where this is known from'),
  why: prose(4000).default(''),
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
  text: prose(20_000).min(1, 'a note needs words'),
  readers: z.enum(noteReaders).default('shared'),
})

export const EditNote = z.object({
  noteId: NoteId,
  version: Version,
  text: prose(20_000).min(1, 'a note needs words'),
  readers: z.enum(noteReaders),
})

export const VersionedNote = z.object({ noteId: NoteId, version: Version })
