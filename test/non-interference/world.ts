import { z } from 'zod'
import type { Actor, Role } from '#actions/actor.ts'
import { startFakeOpenAlex } from '../fakes/openalex.ts'
import { openParty, type Party } from '../party.ts'
import { bringWorks } from '../small-literature.ts'

type Member = Extract<Actor, { kind: 'member' }>

/** A campaign that everybody sees, and the members who will look at it. */
export interface World extends AsyncDisposable {
  readonly party: Party
  readonly founder: Member
  /** Head of HR: hides things, and is inside. */
  readonly insider: Member
  /** One of each role besides the founder's, none inside. */
  readonly outsiders: readonly Member[]
  /** Ids of what everybody sees. */
  readonly seen: Readonly<Record<Seen, string>>
}

export type Seen =
  | 'person'
  | 'other'
  | 'hidden'
  | 'organisation'
  | 'prospect'
  | 'byHand'
  | 'round'
  | 'room'
  | 'message'
  | 'pin'
  | 'offLimits'

/** All that an operation of a test gives, as far as a test looks at it. */
export const idOf = (answer: unknown, ...path: readonly (string | number)[]): string => {
  let at: unknown = answer
  for (const step of path) {
    at =
      typeof step === 'number'
        ? z.array(z.unknown()).parse(at)[step]
        : z.record(z.string(), z.unknown()).parse(at)[step]
  }
  return z.string().parse(at)
}

/** A day long before any clock runs out, so that nothing but what we do changes anything. */
export const today = new Date('2026-11-02T10:00:00Z')

const roles: readonly Role[] = ['hr', 'recruiting', 'staff', 'scientist', 'finance']

/** Opens a party with works, a charter, a List, votes, and words in the Room. */
export const openWorld = async (): Promise<World> => {
  await using parts = new AsyncDisposableStack()
  const outside = parts.use(await startFakeOpenAlex({ works: [] }))
  const party = parts.use(await openParty({ now: () => today, openAlexUrl: outside.url }))
  const founder = { ...(await party.member('founder', 'Amara Example')), passkeyAt: today }
  const insider = { ...(await party.member('hr', 'Ben Example')), passkeyAt: today }
  const outsiders: Member[] = []
  for (const role of roles) {
    outsiders.push({ ...(await party.member(role, `Cleo ${role}`)), passkeyAt: today })
  }
  await bringWorks(party, [
    {
      id: 'W1',
      title: 'Rewards without labels',
      authors: ['Ines Kestrel @ North Lab', 'Ola Finch'],
    },
    { id: 'W2', title: 'Rewards from verifiers', authors: ['Ines Kestrel @ North Lab'] },
    { id: 'W3', title: 'Verifiers that say nothing', authors: ['Ola Finch @ South Fund'] },
    { id: 'W4', title: 'Kernels for sparse rewards', authors: ['Mira Wren @ North Lab'] },
  ])
  const personNamed = async (name: string) =>
    idOf(await party.call('people.find', { query: name }), 'people', 0, 'id')
  const person = await personNamed('Ines Kestrel')
  const organisation = idOf(
    await party.call('organisations.find', { query: 'North Lab' }),
    'organisations',
    0,
    'id',
  )
  const added = await party.call(
    'campaign.add',
    {
      prospects: [
        { personId: person, thesis: 'Wrote the reward paper.' },
        { name: 'Odalys Ferreira', affiliation: 'Halcyon Fund' },
      ],
      source: 'met by the founder',
    },
    founder,
  )
  const prospect = idOf(added, 'results', 0, 'prospect', 'id')
  const asked = await party.call(
    'campaign.askVotes',
    {
      id: prospect,
      voters: [founder.id, insider.id, ...outsiders.map(({ id }) => id)],
      closesAt: '2026-11-20T10:00:00Z',
    },
    founder,
  )
  const clause = await party.call(
    'campaign.addOffLimits',
    {
      kind: 'no-hire',
      name: 'South Fund',
      lawfulBasis: 'contract',
      source: 'our lawyers',
      startsOn: '2026-01-01',
      endsOn: '2027-01-01',
    },
    founder,
  )
  const open = await party.call('party.open', {}, founder)
  const room = idOf(open, 'rooms', 0, 'id')
  const said = await party.call(
    'party.send',
    { roomId: room, key: crypto.randomUUID(), text: 'Ines Kestrel leads on rewards.' },
    founder,
  )
  const message = idOf(said, 'message', 'id')
  const pinned = await party.call(
    'party.pin',
    { messageId: message, kind: 'decision', what: 'Write to Ines first' },
    founder,
  )
  await party.settle()
  const seen = {
    person,
    other: await personNamed('Ola Finch'),
    hidden: await personNamed('Mira Wren'),
    organisation,
    prospect,
    byHand: idOf(added, 'results', 1, 'prospect', 'id'),
    round: idOf(asked, 'round', 'id'),
    room,
    message,
    pin: idOf(pinned, 'pin', 'id'),
    offLimits: idOf(clause, 'offLimits', 'id'),
  }
  const owned = parts.move()
  return {
    party,
    founder,
    insider,
    outsiders,
    seen,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
