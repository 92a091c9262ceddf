import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '#actions/actor.ts'
import { inTransaction } from '#database/transaction.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { addClaim } from './add-claim.ts'
import { addReference } from './add-reference.ts'
import { answerWaiver } from './answer-waiver.ts'
import { askWaiver } from './ask-waiver.ts'
import { editReference } from './edit-reference.ts'
import { findPeople } from './find-people.ts'
import { handInScorecard } from './hand-in-scorecard.ts'
import { judgeClaim } from './judge-claim.ts'
import { dossierKeeper } from './keep-dossier.ts'
import { listClaims } from './list-claims.ts'
import { removeClaim, restoreClaim } from './remove-claim.ts'
import { removeReference, restoreReference } from './remove-reference.ts'
import { saveScorecard } from './save-scorecard.ts'
import { showAssessment } from './show-assessment.ts'
import { showTimeline } from './timeline.ts'
import { waiverLines } from './waiver-lines.ts'

let party: Party
let amara: MemberActor
let priya: MemberActor
let dmitri: MemberActor
let linh: string
let bo: string

const assessment = (id: string, actor: MemberActor) => party.call(showAssessment, { id }, actor)
const consent = { by: 'referee' as const, how: 'said so on the telephone', on: '2026-11-02' }
const said = { state: 'given' as const, words: 'Carried the eleven runs.', givenOn: '2026-11-03' }

beforeAll(async () => {
  party = await openParty()
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  dmitri = await party.member('scientist', 'Dmitri Halvorsen')
  await bringWorks(party, [
    { id: 'W1', year: 2023, authors: ['Linh Đặng Thu @ Corvid', 'Bo Ferrante @ Basalt Labs'] },
  ])
  const { people } = await party.call(findPeople, { sort: 'name' })
  linh = people.find(({ name }) => name.startsWith('Linh'))?.id ?? ''
  bo = people.find(({ name }) => name.startsWith('Bo'))?.id ?? ''
})
afterAll(async () => party[Symbol.asyncDispose]())

describe('references', () => {
  test('a backchannel is kept with a consent only, and read by whom it was chosen for', async () => {
    const quiet = { id: linh, kind: 'backchannel' as const, referee: 'Yerlan Abdikarim' }
    expect(await refusal(party.call(addReference, { ...quiet, ...said }, priya))).toMatchObject({
      code: 'consent_missing',
    })
    const { reference } = await party.call(
      addReference,
      { ...quiet, ...said, consent, readerIds: [amara.id] },
      priya,
    )
    expect(reference.readers?.map(({ name }) => name).toSorted()).toEqual([
      'Amara Vestergaard',
      'Priya Raman',
    ])
    expect((await assessment(linh, amara)).references).toHaveLength(1)
    expect((await assessment(linh, dmitri)).references).toEqual([])
    expect(
      await refusal(party.call(removeReference, { referenceId: reference.id, version: 1 }, dmitri)),
    ).toMatchObject({ code: 'reference_not_found' })
    await party.call(removeReference, { referenceId: reference.id, version: 1 }, priya)
    expect((await assessment(linh, amara)).references).toEqual([])
    await party.call(restoreReference, { referenceId: reference.id, version: 2 }, priya)
    expect((await assessment(linh, amara)).references).toHaveLength(1)
  })

  test('words come with the answer and not before; a stale change is refused', async () => {
    const named = { kind: 'named' as const, referee: 'Noa Ben-Tovim', relation: 'wrote with her' }
    expect(
      await refusal(party.call(addReference, { id: linh, ...named, state: 'given' }, priya)),
    ).toMatchObject({ code: 'reference_without_words' })
    const { reference } = await party.call(addReference, { id: linh, ...named }, priya)
    const change = { referenceId: reference.id, version: 1, ...named, ...said }
    expect((await party.call(editReference, change, amara)).reference.state).toBe('given')
    expect(await refusal(party.call(editReference, change, priya))).toMatchObject({
      code: 'stale_version',
    })
  })
})

describe('scorecards', () => {
  test('others are shown once one has handed in one’s own; what is handed in stays', async () => {
    const write = (actor: MemberActor, score: number) =>
      party.call(
        saveScorecard,
        { id: linh, marks: [{ criterion: 'Judgement', score, words: 'Knew why.' }] },
        actor,
      )
    const mine = (await write(priya, 4)).scorecard
    expect((await assessment(linh, amara)).scorecards).toEqual([])
    await party.call(handInScorecard, { scorecardId: mine.id, version: 1 }, priya)
    const theirs = (await write(amara, 2)).scorecard
    expect((await assessment(linh, amara)).scorecards.map(({ author }) => author)).toEqual([
      'Amara Vestergaard',
    ])
    await party.call(handInScorecard, { scorecardId: theirs.id, version: 1 }, amara)
    for (const actor of [amara, priya]) {
      expect((await assessment(linh, actor)).scorecards).toHaveLength(2)
    }
    expect((await assessment(linh, dmitri)).scorecards).toEqual([])
    const again = { id: linh, version: 2, marks: [{ criterion: 'Depth', score: 1, words: '' }] }
    const second = (await party.call(saveScorecard, again, priya)).scorecard
    expect(second.id).not.toBe(mine.id)
    expect(
      await refusal(party.call(handInScorecard, { scorecardId: mine.id, version: 2 }, priya)),
    ).toMatchObject({ code: 'scorecard_handed_in' })
  })
})

describe('the interview waiver', () => {
  test('needs dossier, two references and the named approver’s own act', async () => {
    const asking = { id: bo, why: 'Everybody who built it says so.', approverId: amara.id }
    expect(await refusal(party.call(askWaiver, asking, priya))).toMatchObject({
      code: 'waiver_needs_more',
    })
    const reference = { id: bo, kind: 'named' as const, ...said }
    const first = await party.call(addReference, { ...reference, referee: 'A' }, priya)
    await party.call(addReference, { ...reference, referee: 'B' }, priya)
    expect(
      await refusal(party.call(askWaiver, { ...asking, approverId: priya.id }, priya)),
    ).toMatchObject({ code: 'not_an_approver' })
    const { waiver } = await party.call(askWaiver, asking, priya)
    const yes = { waiverId: waiver.id, version: 1, answer: 'waived' as const }
    expect(await refusal(party.call(answerWaiver, yes, dmitri))).toMatchObject({
      code: 'not_the_named_approver',
    })
    const spoken = [
      { name: 'people.waiver_asked', subjectId: waiver.id, payload: {}, by: 'Priya Raman' },
    ]
    const [line] = await waiverLines.say(party.as(amara), spoken)
    expect(line?.sentence).toBe(
      'Priya Raman asks Amara Vestergaard to waive the interviews of Bo Ferrante.',
    )
    expect(line?.about?.acts?.map(({ label }) => label)).toEqual(['Waive the interviews', 'Refuse'])
    const [others] = await waiverLines.say(party.as(dmitri), spoken)
    expect(others?.about?.acts).toBeUndefined()
    const stale = { ...amara, passkeyAt: new Date(Date.now() - 3_600_000) }
    expect((await refusal(party.call(answerWaiver, yes, stale))).message).toMatch(/passkey/i)
    expect(
      await refusal(
        party.call(answerWaiver, yes, { ...amara, actsFor: { id: priya.id, name: 'Priya' } }),
      ),
    ).toMatchObject({ code: 'not_allowed' })

    const gone = { referenceId: first.reference.id, version: 1 }
    await party.call(removeReference, gone, priya)
    expect(await refusal(party.call(answerWaiver, yes, amara))).toMatchObject({
      code: 'waiver_needs_more',
    })
    await party.call(restoreReference, { ...gone, version: 2 }, priya)
    const answered = await party.call(answerWaiver, yes, amara)
    expect(answered.waiver).toMatchObject({ state: 'waived', mineToAnswer: false })
    expect(await refusal(party.call(answerWaiver, { ...yes, version: 2 }, amara))).toMatchObject({
      code: 'waiver_answered',
    })
  })
})

describe('contribution claims', () => {
  test('are confirmed, doubted with a reason, taken back, removed and brought back', async () => {
    const { claim } = await party.call(
      addClaim,
      {
        id: linh,
        part: 'led',
        what: 'reward modelling of the eleven-run study',
        source: 'the paper, p. 14',
        confidence: 'high',
      },
      priya,
    )
    const at = (version: number) => ({ claimId: claim.id, version })
    expect(
      await refusal(party.call(judgeClaim, { ...at(1), standing: 'doubted' }, amara)),
    ).toMatchObject({ code: 'doubt_without_reason' })
    const judged = await party.call(judgeClaim, { ...at(1), standing: 'confirmed' }, amara)
    expect(judged.claim).toMatchObject({ standing: 'confirmed', standingBy: 'Amara Vestergaard' })
    await party.call(judgeClaim, { ...at(2), standing: 'claimed' }, amara)
    await party.call(removeClaim, at(3), priya)
    expect((await party.call(listClaims, { id: linh })).claims).toEqual([])
    await party.call(restoreClaim, at(4), priya)
    expect((await party.call(listClaims, { id: linh })).claims).toHaveLength(1)
    expect(
      await refusal(
        party.call(
          addClaim,
          {
            id: linh,
            part: 'led',
            what: 'x',
            source: 'y',
            sourceUrl: 'javascript:alert(1)',
            confidence: 'low',
          },
          priya,
        ),
      ),
    ).toMatchObject({ code: 'invalid_input' })
  })
})

describe('what the dossier keeps', () => {
  test('is told as a timeline, to each as they may see it', async () => {
    const seen = async (actor: MemberActor) =>
      (await party.call(showTimeline, { id: linh }, actor)).moments.map(({ sentence }) => sentence)
    expect(await seen(priya)).toContain('Backchannel reference of Yerlan Abdikarim: given.')
    expect((await seen(dmitri)).join(' ')).not.toMatch(/Yerlan|Scorecard/)
    expect(await seen(dmitri)).toContain('Reference of Noa Ben-Tovim: given.')
    const { moments } = await party.call(showTimeline, { id: linh }, priya)
    expect(moments.map(({ at }) => at)).toEqual(
      moments
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  test('goes to the person whole, names nobody who stayed unnamed, and is erased', async () => {
    const person = { ids: [linh], names: ['Linh Đặng Thu'] }
    const told = JSON.stringify(await dossierKeeper.exportOf(party.ctx, person))
    expect(told).toContain('Carried the eleven runs.')
    expect(told).not.toContain('Yerlan')
    await party.call(
      addReference,
      { id: bo, kind: 'named', referee: 'Linh Đặng Thu', relation: 'his student' },
      priya,
    )
    await inTransaction(party.ctx.db, (tx) => dossierKeeper.erase(tx, person))
    expect(await dossierKeeper.exportOf(party.ctx, person)).toEqual([])
    expect(JSON.stringify(await assessment(bo, priya))).not.toContain('Linh')
    expect((await assessment(bo, priya)).references).toHaveLength(3)
  })
})
