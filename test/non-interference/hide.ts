import { idOf, type World } from './world.ts'

/** Words that stand in hidden things only; none of them may ever reach an outsider. */
export const hiddenWords = ['Zora Nightjar', 'Operation Nightjar', 'whispered', 'Moth']

/** Does, as an insider, everything that can be done in a compartment. */
export const hide = async ({ party, insider, founder, seen }: World): Promise<void> => {
  const call = (name: string, input: unknown, actor = insider) => party.call(name, input, actor)
  const made = await call('workspace.makeCompartment', { name: 'Moth', reason: 'whispered' })
  const compartmentId = idOf(made, 'compartment', 'id')
  const added = await call('campaign.add', {
    prospects: [
      { personId: seen.hidden, thesis: 'whispered of at dinner' },
      { name: 'Zora Nightjar', affiliation: 'Operation Nightjar' },
      { kind: 'organisation', organisationId: seen.organisation },
      // Stands on The List already, openly: the hidden line is one more.
      { personId: seen.person, anyway: true },
    ],
    source: 'whispered',
    compartmentId,
  })
  const id = idOf(added, 'results', 0, 'prospect', 'id')
  const version = 1
  await call('campaign.edit', { changes: [{ id, version, tier: 'A', ownerId: insider.id }] })
  await call('campaign.move', { prospects: [{ id, version: version + 1 }], stage: 'lead' })
  await call('campaign.setNextMove', { id, what: 'Call, whispered', due: '2026-10-01' })
  const asked = await call('campaign.askVotes', {
    id,
    question: 'whispered?',
    voters: [insider.id, founder.id],
    closesAt: '2026-11-20T10:00:00Z',
  })
  const round = idOf(asked, 'round', 'id')
  await call('campaign.vote', { id: round, choice: 'star', reason: 'whispered' })
  await call('campaign.vote', { id: round, choice: 'pass', reason: 'whispered' }, founder)
  await call('campaign.decide', { id, direction: 'go on', what: 'whispered', why: 'whispered' })
  await call('campaign.logTouch', { id, channel: 'call' })
  await call('campaign.claimWindow', { id })
  await call('campaign.addClearance', {
    id,
    givenBy: 'Zora Nightjar',
    what: 'whispered',
    source: 'whispered',
    expiresOn: '2026-12-24',
  })
  await call('campaign.addOffLimits', {
    kind: 'standstill',
    name: 'Operation Nightjar',
    lawfulBasis: 'contract',
    source: 'whispered',
    startsOn: '2026-01-01',
    endsOn: '2027-01-01',
    compartmentId,
  })
  const pod = await call('party.makePod', { name: 'Moth', compartmentId })
  const roomId = idOf(pod, 'room', 'id')
  const said = await call('party.send', {
    roomId,
    key: crypto.randomUUID(),
    text: 'Zora Nightjar, whispered of rewards',
  })
  await call('party.pin', {
    messageId: idOf(said, 'message', 'id'),
    kind: 'promise',
    what: 'whispered',
  })
  await hideInDossier({ call, compartmentId, person: seen.person, founderId: founder.id })
  await party.settle()
}

/** Everything that a dossier keeps need-to-know, on somebody whom everybody sees. */
const hideInDossier = async (hidden: {
  readonly call: (name: string, input: unknown) => Promise<unknown>
  readonly compartmentId: string
  readonly person: string
  readonly founderId: string
}): Promise<void> => {
  const { call, compartmentId, person: id, founderId } = hidden
  await call('people.addNote', { id, text: 'whispered', compartmentId, mentions: [founderId] })
  await call('people.addClaim', {
    id,
    part: 'led',
    what: 'Operation Nightjar',
    source: 'whispered',
    confidence: 'high',
    compartmentId,
  })
  for (const referee of ['Zora Nightjar', 'whispered']) {
    const said = { state: 'given', words: 'whispered', compartmentId }
    await call('people.addReference', { id, kind: 'named', referee, ...said })
  }
  const marks = [{ criterion: 'whispered', score: 4, words: 'whispered' }]
  const card = await call('people.saveScorecard', { id, marks, compartmentId })
  const scorecardId = idOf(card, 'scorecard', 'id')
  await call('people.handInScorecard', { scorecardId, version: 1 })
  const waiver = { id, why: 'whispered', approverId: founderId, compartmentId }
  await call('people.askWaiver', waiver)
}
