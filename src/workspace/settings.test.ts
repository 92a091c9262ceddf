import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { readAudit, verifyAudit } from './audit.ts'
import { readSettings, updateSettings } from './settings.ts'
import { readSourceAccess } from './source-access.ts'

let party: Party
beforeAll(async () => {
  party = await openParty()
})
afterAll(() => party[Symbol.asyncDispose]())

test('the OpenAlex key is kept for fetching and never shown again', async () => {
  const { version } = await party.call(readSettings, {})
  const key = 'not-a-real-key-7c4f'
  const changed = await party.call(updateSettings, { version, openAlexKey: key, mailto: 'a@b.org' })
  expect(changed).toMatchObject({ hasOpenAlexKey: true, openAlexKeyEnding: '7c4f' })
  expect(await readSourceAccess(party.ctx.db)).toEqual({ openAlexKey: key, mailto: 'a@b.org' })
  await party.settle()
  const seen = JSON.stringify([
    await party.call(readSettings, {}),
    await party.call(readAudit, {}),
    changed,
  ])
  expect(seen).not.toContain(key)
})

test('of two changes to one version the second is refused with what stands there now', async () => {
  const { version } = await party.call(readSettings, {})
  const outcomes = await Promise.allSettled([
    party.call(updateSettings, { version, companyName: 'Lumenhald' }),
    party.call(updateSettings, { version, companyName: 'Other' }),
  ])
  const refused = outcomes.find((one) => one.status === 'rejected')
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(refused?.reason).toMatchObject({
    code: 'stale_version',
    details: { seen: version, version: version + 1 },
  })
})

test('a member who is not the founder changes no settings and reads no audit', async () => {
  const scientist = await party.member('scientist')
  const { version } = await party.call(readSettings, {}, scientist)
  await expect(party.call(updateSettings, { version }, scientist)).rejects.toMatchObject({
    kind: 'not_allowed',
  })
  await expect(party.call(readAudit, {}, scientist)).rejects.toMatchObject({ kind: 'not_allowed' })
})

test('the audit names who changed which settings, and shows a changed past', async () => {
  const founder = await party.member('founder', 'Amara Vestergaard')
  const { version } = await party.call(readSettings, {})
  await party.call(updateSettings, { version, companyName: 'Lumenhald' }, founder)
  await party.settle()
  const { events } = await party.call(readAudit, { limit: 1 })
  expect(events).toMatchObject([
    {
      name: 'workspace.settings_changed',
      by: 'Amara Vestergaard',
      payload: { fields: ['companyName'], version: version + 1 },
    },
  ])
  expect(await party.call(verifyAudit, {})).toMatchObject({ intact: true, brokenAt: null })

  const number = events[0]?.number ?? 0
  await party.ctx.db
    .updateTable('event')
    .set({ name: 'workspace.nothing' })
    .where('number', '=', number)
    .execute()
  const verdict = await party.call(verifyAudit, {})
  expect(verdict).toMatchObject({ intact: false, brokenAt: number })
  expect(verdict.sentence).toMatch(new RegExp(`event ${number} .*is not as it was recorded`))
})
