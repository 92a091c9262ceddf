import { z } from 'zod'

/** A resolved human, with or without works. Stays valid through merge, split and rebuild. */
export const PersonId = z.uuid().brand<'PersonId'>()
export const DecisionId = z.uuid().brand<'DecisionId'>()
export const NoteId = z.uuid().brand<'NoteId'>()
export const AffiliationId = z.uuid().brand<'AffiliationId'>()
export const CsvImportId = z.uuid().brand<'CsvImportId'>()

/** Counts the changes of a row; a change carries the one it saw, a stale one is refused. */
export const Version = z.coerce.number().int().min(1)
