import type { Context } from '#actions/context.ts'
import { AppError, notFound } from '#core/errors.ts'
import { handNode, signatureNode, type Node } from './decisions.ts'
import { readHandPeople } from './hand-person.ts'
import { readPeople, type PersonColumns } from './person-row.ts'
import { idsLeadingToEach, resolvePersonId } from './resolve-person.ts'

/** A node as the tables keep it. */
export type NodeColumns =
  | { readonly workId: string; readonly position: number; readonly handPersonId: null }
  | { readonly workId: null; readonly position: null; readonly handPersonId: string }

/** The columns of a node: the reverse of `signatureNode` and `handNode`. */
export const nodeColumns = (node: Node): NodeColumns => {
  if (node.startsWith('hand:')) {
    return { workId: null, position: null, handPersonId: node.slice('hand:'.length) }
  }
  const at = node.lastIndexOf('#')
  return { workId: node.slice(0, at), position: Number(node.slice(at + 1)), handPersonId: null }
}

/** A person with everything that decisions could be about: signatures and facts kept by hand. */
export interface Held {
  readonly person: PersonColumns
  readonly nodes: ReadonlyMap<Node, NodeColumns>
}

/** Nobody signs more than this; a cluster of more is a fault of its source. */
const mostSignatures = 20_000

/** Everything the person behind this id holds now, all decisions applied. */
export const readHeld = async (ctx: Context, id: string): Promise<Held> => {
  const live = await resolvePersonId(ctx, id)
  const held = (await readHeldByEach(ctx, [live])).get(live)
  if (!held) throw notFound('person')
  return held
}

/** The same for several live ids at once; who is not there is left out. */
export const readHeldByEach = async (
  ctx: Context,
  liveIds: readonly string[],
): Promise<ReadonlyMap<string, Held>> => {
  if (liveIds.length === 0) return new Map()
  const people = await readPeople(ctx, { ids: liveIds })
  const [signatures, leading] = await Promise.all([
    ctx.literature.query<{ person_no: number; work_id: string; position: number }>(
      `select s.person_no, w.work_id, s.position
       from signature s join work w on w.work_no = s.work_no
       where s.person_no = any($1) order by w.work_id nulls last, s.position nulls last`,
      [people.map((person) => person.person_no)],
    ),
    idsLeadingToEach(ctx.db, liveIds),
  ])
  const byHand = await readHandPeople(ctx.db, [...leading.values()].flat())
  const byPerson = Map.groupBy(signatures, (row) => row.person_no)
  return new Map(
    people.map((person) => {
      const mine = byPerson.get(person.person_no) ?? []
      if (mine.length > mostSignatures) throw tooMany(person.name)
      const ids = new Set(leading.get(person.person_id))
      const held = [
        ...mine.map((row) => signatureNode(row.work_id, row.position)),
        ...byHand.flatMap((row) => (ids.has(row.id) ? [handNode(row.id)] : [])),
      ]
      const nodes = new Map(held.map((node) => [node, nodeColumns(node)]))
      return [person.person_id, { person, nodes }]
    }),
  )
}

const tooMany = (name: string) =>
  new AppError('limit', `${name} has more than 20,000 signatures.`, {
    code: 'too_many_signatures',
    next: 'Split off a part first.',
  })
