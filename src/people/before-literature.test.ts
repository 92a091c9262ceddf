import { expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import { reportAccess } from './access-report.ts'
import { addPerson } from './add-person.ts'
import { previewCsv } from './csv-preview.ts'
import { showDossier } from './dossier.ts'
import { findPeople } from './find-people.ts'
import { showIdentity } from './identity.ts'
import { mergePeople } from './merge-people.ts'
import { undoDecision } from './undo-decision.ts'

test('a campaign can begin with people alone, before any literature is in', async () => {
  await using party = await openParty()
  expect((await party.call(findPeople, {})).total).toBe(0)
  const add = async (name: string, organisation: string) =>
    (await party.call(addPerson, { name, organisation, source: 'a dinner', role: 'Partner' }))
      .person.id
  const [bo, twin] = [await add('Bo Ferrante', 'Basalt Fund'), await add('B. Ferrante', '')]
  expect((await party.call(findPeople, { query: 'ferrante' })).total).toBe(2)
  const dossier = await party.call(showDossier, { id: bo })
  expect(dossier).toMatchObject({
    person: { name: 'Bo Ferrante', organisation: 'Basalt Fund', works: 0, byHand: true },
    works: [],
    years: [],
    coauthorCount: 0,
    identity: { signatures: 0, inDoubt: 0 },
  })
  const alike = (await party.call(showIdentity, { id: bo })).lookalikes
  expect(alike.map(({ name }) => name)).toEqual(['B. Ferrante'])
  const report = await party.call(reportAccess, { id: bo })
  expect(report.sections.map(({ heading }) => heading)).toContain('What we wrote down about you')
  const { decision } = await party.call(mergePeople, { id: bo, other: twin })
  expect((await party.call(findPeople, { query: 'ferrante' })).people).toMatchObject([{ id: bo }])
  expect((await party.call(showDossier, { id: twin })).byHand).toHaveLength(2)
  await party.call(undoDecision, { decisionId: decision.id })
  expect((await party.call(findPeople, { query: 'ferrante' })).total).toBe(2)
  const base64 = Buffer.from('name\nBo Ferrante\n').toString('base64')
  expect(await party.call(previewCsv, { base64 })).toMatchObject({ ready: 1, withDuplicates: 1 })
})
