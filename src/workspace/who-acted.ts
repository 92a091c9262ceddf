import { z } from 'zod'

const Acted = z.object({
  kind: z.string().default('system'),
  id: z.string().optional(),
  door: z.string().default(''),
  actsFor: z.string().optional(),
})

/** The actor of an event by name; a member who is gone is shown as such. */
export const whoActed = (
  actor: unknown,
  nameOf: ReadonlyMap<string, string>,
): { readonly by: string; readonly onBehalfOf: string | null; readonly door: string } => {
  const { kind, id, door, actsFor } = Acted.parse(actor)
  const named = (member: string): string => nameOf.get(member) ?? 'a former member'
  return {
    by: id === undefined ? kind : named(id),
    onBehalfOf: actsFor === undefined ? null : named(actsFor),
    door,
  }
}
