import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { refuseSuppressed } from '#workspace/privacy-suppression.ts'
import { HandChange } from './contract.ts'
import { AddPerson } from './inputs.ts'
import {
  insertHandPeople,
  readHandPeople,
  toHandFacts,
  type HandFactsGiven,
} from './hand-person.ts'
import { knownOrganisation } from './known-organisation.ts'
import { addressesOf, readLinks } from './links.ts'

export const addPerson = defineAction({
  name: 'people.add',
  summary: 'Keep a person by hand: a founder, an investor, an engineer without papers.',
  http: 'POST /people',
  kind: 'change',
  input: AddPerson,
  output: HandChange,
  allow: member,
  doors: 'all',
  cli: {
    positional: ['name'],
    examples: [
      'people add "Bo Ferrante" --role Partner --organisation "Basalt Fund" --source "met in Lyon"',
    ],
    render: ({ person }) => `Kept: ${person.name} (${person.id})`,
  },
  run: async (ctx, input) => {
    const facts = await toFacts(ctx, input)
    const row = await inTransaction(ctx.db, async (tx) => {
      const [id] = await insertHandPeople(tx, ctx.actor, [facts], null)
      const [made] = await readHandPeople(tx, id === undefined ? [] : [id])
      if (!made) throw new Error('An inserted person was not found again.')
      recordEvent(tx, {
        name: 'people.added',
        actor: ctx.actor,
        subjectId: made.id,
        personal: {
          personId: made.id,
          data: { ...facts, links: facts.links.map(({ url }) => url) },
        },
      })
      return made
    })
    await ctx.literature.refresh()
    return { person: toHandFacts(row), removedAt: null }
  },
})

/** What a form says, with its links read and its organisation found; nobody who was erased. */
export const toFacts = async (
  ctx: Context,
  input: {
    readonly name: string
    readonly role: string
    readonly organisation: string
    readonly links: readonly string[]
    readonly source: string
    readonly why: string
  },
): Promise<HandFactsGiven> => {
  const { name, organisation } = input
  const links = readLinks(input.links)
  await refuseSuppressed(ctx, { name, organisation, addresses: addressesOf(links) })
  return {
    name,
    role: input.role,
    organisation,
    organisationId: await knownOrganisation(ctx, organisation),
    links,
    source: input.source,
    why: input.why,
  }
}
