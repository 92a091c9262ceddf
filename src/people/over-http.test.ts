import { expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import { bringWorks } from '../../test/small-literature.ts'

test('people are asked for, changed and exported over HTTP', async () => {
  await using party = await openParty()
  await bringWorks(party, [{ id: 'W1', authors: ['Iris Tanwee @ Corvid Reasoning'] }])
  const { url, token } = await party.http()
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} }
  }
  const made = await ask('POST', '/people', {
    name: 'Bo Ferrante',
    role: '=2+3',
    organisation: 'Basalt Fund',
    links: ['basalt.example'],
    source: 'a dinner',
  })
  expect(made.status).toBe(200)
  const { id } = made.json.person
  const found = await ask('GET', '/people?query=ferrante&limit=5')
  expect(found.json).toMatchObject({ total: 1, people: [{ id, byHand: true }] })
  const alike = await ask('GET', '/people/by-hand/lookalikes?name=Bo%20Ferrante&link=')
  expect(alike.json.lookalikes).toMatchObject([{ person: { id }, why: 'same name' }])
  const csv = await ask('GET', '/people?query=ferrante&format=csv')
  expect(csv.text).toContain("'=2+3")
  expect(csv.text).not.toContain(',=2+3')
  expect((await ask('GET', `/people/${id}/access-report`)).status).toBe(200)
  expect((await ask('GET', `/people/${id}/works?sort=citations&limit=3`)).json.total).toBe(0)
  const iris = (await ask('GET', '/people?query=tanwee')).json.people[0].id
  const preview = await ask('GET', `/people/${id}/merge-preview?other=${iris}`)
  expect(preview.json.conflicts.join(' ')).toContain('different names')
  const merged = await ask('POST', `/people/${id}/merges`, { other: iris, reason: 'a test' })
  expect(merged.json.people).toMatchObject([{ id: iris, works: 1 }])
  expect((await ask('GET', `/people/${id}`)).json.person.id).toBe(iris)
  const undone = await ask('DELETE', `/identity-decisions/${merged.json.decision.id}`)
  expect(undone.json.people).toHaveLength(2)
  const stale = await ask('DELETE', `/people/${id}?version=7`)
  expect(stale).toMatchObject({ status: 409, json: { error: { code: 'stale_version' } } })
  expect((await ask('DELETE', `/people/${id}?version=1`)).status).toBe(200)
  expect((await ask('GET', `/people/${id}`)).status).toBe(404)
  expect((await ask('GET', '/people/nobody')).status).toBe(400)
  const list = Buffer.from('name\nZara Quill\n').toString('base64')
  const imported = await ask('POST', '/csv-imports/people', { base64: list, fileName: 'x.csv' })
  expect(imported.json.import).toMatchObject({ added: 1 })
  const organisations = await ask('GET', '/organisations?query=corvid')
  const place = organisations.json.organisations[0].id
  const attached = await ask('POST', `/organisations/${place}/people`, {
    personId: iris,
    from: '2024-03',
    source: 'a mail',
  })
  expect(attached.json).toMatchObject({ there: { from: '2024-03', to: null } })
  const detach = `/affiliations/${attached.json.affiliationId}?version=1`
  expect((await ask('DELETE', detach)).status).toBe(200)
})
