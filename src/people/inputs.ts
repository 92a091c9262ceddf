import { z } from 'zod'
import {
  DecisionId,
  NoteFileId,
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

/** Whom a note names, and the compartment that it stays in; both for shared notes only. */
const noteInput = {
  text: prose(20_000).min(1, 'a note needs words'),
  mentions: z.array(z.uuid()).max(20).default([]),
  compartmentId: z.uuid().nullable().default(null),
}

export const AddNote = z.object({
  id: PersonId,
  ...noteInput,
  readers: z.enum(noteReaders).default('shared'),
})

export const EditNote = z.object({
  noteId: NoteId,
  version: Version,
  ...noteInput,
  readers: z.enum(noteReaders),
})

export const AttachToNote = z.object({
  noteId: NoteId,
  upload: z.uuid().describe('as /api/uploads answered'),
})
export const OneNoteFile = z.object({ fileId: NoteFileId })

export const VersionedNote = z.object({ noteId: NoteId, version: Version })
