import { z } from 'zod'

const Acted = z.object({
  kind: z.string().default('system'),
  id: z.string().optional(),
  door: z.string().default(''),
})

/** The actor of an event by name; a member who is gone is shown as such. */
export const whoActed = (
  actor: unknown,
  nameOf: ReadonlyMap<string, string>,
): { readonly by: string; readonly door: string } => {
  const { kind, id, door } = Acted.parse(actor)
  return { by: id === undefined ? kind : (nameOf.get(id) ?? 'a former member'), door }
}
