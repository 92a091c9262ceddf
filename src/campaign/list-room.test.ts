import { expect, test } from 'vitest'
import { addPerson } from '#people/add-person.ts'
import { openParty } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { addFromCsv } from './add-from-csv.ts'
import { addProspects } from './add-prospects.ts'
import { anchorProspect } from './anchor-prospect.ts'
import { countFacets } from './count-facets.ts'
import { showCoverage } from './coverage.ts'
import { dropInvented, fillInvented } from './invented-campaign.ts'
import { listProspects } from './list-prospects.ts'
import { editView, listViews, removeView, restoreView, saveView } from './list-views.ts'
import { moveLines } from './move-lines.ts'
import { moveStages } from './move-stages.ts'
import { prospectCards } from './prospect-cards.ts'
import { prospectKeeper } from './prospect-keeper.ts'
import { setCompartment } from './set-compartment.ts'

test('a CSV file is added once: certain people as themselves, all others by name', async () => {
  await using party = await openParty()
  await bringWorks(party, [{ id: 'W1', authors: ['Iris Tanwee @ Meridian Polytechnic'] }])
  const csv = [
    'name,organisation,why',
    'Iris Tanwee,Meridian Polytechnic,Reads rewards',
    'Bo New,Basalt,Builds',
  ]
  const file = {
    fileName: 'dinner.csv',
    base64: Buffer.from(csv.join('\n')).toString('base64'),
    source: 'dinner in Lisbon',
  }
  const first = await party.call(addFromCsv, file)
  expect(first.results).toMatchObject([
    { outcome: 'added', prospect: { name: 'Iris Tanwee', thesis: 'Reads rewards' } },
    { outcome: 'added', prospect: { affiliation: 'Basalt', personId: null } },
  ])
  expect(first.results[0]?.prospect?.personId).not.toBeNull()
  const again = await party.call(addFromCsv, file)
  expect(again.results.map((one) => one.outcome)).toEqual(['there', 'alike'])
})

test('whom a clause holds is not added, and the clause says why', async () => {
  await using party = await openParty()
  const founder = await party.member('founder', 'Amara Example')
  await party.call(
    'campaign.addOffLimits',
    {
      kind: 'no-hire',
      holds: 'people',
      name: 'Basalt',
      clause: 'We hire nobody from there.',
      lawfulBasis: 'contract',
      source: 'agreement of May',
      startsOn: '2020-01-01',
      endsOn: '2999-01-01',
    },
    founder,
  )
  const { results } = await party.call(
    addProspects,
    {
      prospects: [{ name: 'Bo Held', affiliation: 'Basalt' }, { name: 'Cy Free' }],
      source: 'a list',
    },
    founder,
  )
  expect(results.map((one) => one.outcome)).toEqual(['held', 'added'])
  expect(results[0]?.heldBy[0]?.clause).toBe('We hire nobody from there.')
})

test('a view is saved, shared, changed and brought back; a private one is nobody else’s', async () => {
  await using party = await openParty()
  const ada = await party.member('recruiting', 'Ada Example')
  const ben = await party.member('hr', 'Ben Example')
  const { view } = await party.call(
    saveView,
    { name: 'Late ones', search: { need: ['late'], layout: 'table' } },
    ada,
  )
  const seenBy = async (actor: typeof ada) =>
    (await party.call(listViews, {}, actor)).views.map((one) => [one.name, one.mine, one.shared])
  expect(await seenBy(ben)).toEqual([])
  const shared = await party.call(editView, { id: view.id, version: 1, shared: true }, ada)
  expect(await seenBy(ben)).toEqual([['Late ones', false, true]])
  const foreign = party.call(editView, { id: view.id, version: 2, name: 'Mine' }, ben)
  expect(await refusal(foreign)).toMatchObject({ code: 'view_not_found' })
  const gone = await party.call(removeView, { id: view.id, version: shared.view.version }, ada)
  expect(await seenBy(ada)).toEqual([])
  await party.call(restoreView, { id: view.id, version: gone.view.version }, ada)
  expect(await seenBy(ada)).toEqual([['Late ones', true, true]])
})

test('the invented campaign fills seats and stages, is known once its works are, and goes', async () => {
  await using party = await openParty()
  const founder = await party.member('founder', 'Amara Example')
  const filled = await party.call(fillInvented, {}, founder)
  expect(filled.lines).toBeGreaterThan(12)
  expect((await party.call(fillInvented, {}, founder)).lines).toBe(0)
  await bringWorks(party, [{ id: 'W1', authors: ['Linh Đặng Thu @ Corvid Reasoning'] }])
  await party.settle()
  const { prospects } = await party.call(listProspects, { text: 'linh' }, founder)
  expect(prospects).toMatchObject([{ person: { works: 1 }, nextMove: { state: 'later' } }])
  const { areas } = await party.call(showCoverage, {}, founder)
  expect(areas.find((one) => one.area?.name === 'Inference kernels')).toMatchObject({
    seats: 8,
    filled: 1,
    free: 7,
  })
  expect((await party.call(dropInvented, {}, founder)).lines).toBe(filled.lines)
  expect((await party.call(countFacets, {}, founder)).all).toBe(0)
  expect((await party.call(showCoverage, {}, founder)).areas).toEqual([])
})

test('other rooms are given cards and sentences, inside of the compartment only', async () => {
  await using party = await openParty()
  const insider = await party.member('hr', 'Ben Inside')
  const outsider = await party.member('scientist', 'Cleo Outside')
  const { compartment } = await party.call<{ compartment: { id: string } }>(
    'workspace.makeCompartment',
    { name: 'North' },
    insider,
  )
  const { results } = await party.call(
    addProspects,
    { prospects: [{ name: 'Ola Carded', affiliation: 'Basalt' }], source: 'a talk' },
    insider,
  )
  const line = results[0]?.prospect
  if (!line) throw new Error('Nobody was added.')
  const moved = await party.call(moveStages, { prospects: [line], stage: 'lead' }, insider)
  const event = {
    name: 'campaign.stage_moved',
    subjectId: line.id,
    payload: { from: 'prospect', to: 'lead' },
    by: 'Ben Inside',
  }
  const told = async (actor: typeof insider) =>
    (await moveLines.say(party.as(actor), [event])).map((one) => one?.sentence ?? null)
  expect(await told(outsider)).toEqual(['Ben Inside moved Ola Carded to lead.'])
  expect(await prospectCards.search?.(party.as(outsider), 'carded', 5)).toMatchObject([
    { title: 'Ola Carded', line: 'Basalt · lead', path: `/list/${line.id}` },
  ])
  const { undo } = await party.call(
    setCompartment,
    { prospects: moved.moved, compartmentId: compartment.id },
    insider,
  )
  expect(await told(outsider)).toEqual([null])
  expect(await prospectCards.find(party.as(outsider), [line.id])).toEqual([])
  expect(await told(insider)).toEqual(['Ben Inside moved Ola Carded to lead.'])
  for (const back of undo) await party.call(setCompartment, back, insider)
  expect(await prospectCards.find(party.as(outsider), [line.id])).toHaveLength(1)
})

test('a person reads what The List keeps, and is erased from it; a namesake stays', async () => {
  await using party = await openParty()
  const { person } = await party.call(addPerson, { name: 'Eri Erased', source: 'a call' })
  const { results } = await party.call(addProspects, {
    prospects: [
      { personId: person.id, thesis: 'Knows why.' },
      { name: 'Eri Erased', affiliation: 'Elsewhere', anyway: true },
    ],
    source: 'a dinner',
  })
  const [line, namesake] = results.map((one) => one.prospect)
  if (!line || !namesake) throw new Error('Nobody was added.')
  await party.call(saveView, { name: 'Her', search: { text: 'eri erased' } })
  const kept = { ids: [person.id], names: [person.name] }
  const sections = await prospectKeeper.exportOf(party.ctx, kept)
  expect(sections[0]?.items[0]?.text).toContain('Knows why.')
  expect(await prospectKeeper.timeline?.(party.ctx, kept)).toMatchObject([
    { sentence: 'Added to The List as prospect.' },
  ])
  for (let time = 0; time < 2; time += 1) {
    await party.ctx.db.transaction().execute((tx) => prospectKeeper.erase(tx, kept))
  }
  const left = await party.call(listProspects, {})
  expect(left.prospects.map((one) => one.id)).toEqual([namesake.id])
  expect((await party.call(listViews, {})).views[0]?.search.text).toBe('')
  expect(await prospectKeeper.exportOf(party.ctx, kept)).toEqual([])
})

test('a line known by name becomes a person of the literature, and nobody again', async () => {
  await using party = await openParty()
  const { person } = await party.call(addPerson, { name: 'Ann Anchor', source: 'a call' })
  const { results } = await party.call(addProspects, {
    prospects: [{ name: 'A. Anchor' }],
    source: 'a talk',
  })
  const line = results[0]?.prospect
  if (!line) throw new Error('Nobody was added.')
  const known = await party.call(anchorProspect, { ...line, personId: person.id })
  expect(known.prospect).toMatchObject({ name: 'A. Anchor', personId: person.id })
  const { results: again } = await party.call(addProspects, {
    prospects: [{ personId: person.id }],
    source: 'a list',
  })
  expect(again).toMatchObject([{ outcome: 'there', prospect: { id: line.id } }])
  const back = await party.call(anchorProspect, known.undo)
  expect(back.prospect.personId).toBeNull()
})
