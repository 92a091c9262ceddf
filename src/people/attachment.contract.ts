import { z } from 'zod'

export const NoteFileId = z.uuid().brand<'NoteFileId'>()

/** A paper, a screenshot, a page of minutes; what is larger belongs where a company keeps files. */
export const attachmentLimitBytes = 10 * 1024 ** 2
/** Files of one note. */
export const attachmentsOfNote = 10

/** A file of a note without its bytes. `type` was read off its first bytes. */
export const Attachment = z.object({
  id: NoteFileId,
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  addedAt: z.string(),
})

/** A member whom a note names. */
export const Mentioned = z.object({ id: z.uuid(), name: z.string() })

/** The bytes in base64: for saving, never for showing in a page. */
export const AttachmentContent = Attachment.extend({ content: z.base64() })
