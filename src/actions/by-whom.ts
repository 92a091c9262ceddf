import { actorId, memberName, type Actor } from './actor.ts'

/** Who did it, as shown beside it for ever; a copy, so that it outlives the member's row. */
export const byWhom = (actor: Actor): { createdBy: string | null; createdByName: string } => ({
  createdBy: actorId(actor),
  createdByName: nameOf(actor),
})

/** The name to show for whoever acts. */
export const nameOf = (actor: Actor): string => {
  switch (actor.kind) {
    case 'member':
      return memberName(actor)
    case 'operator':
      return 'whoever holds the data folder'
    case 'system':
      return 'the app itself'
    case 'stranger':
      return 'a stranger'
  }
}
