import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakeSmtp, type FakeSmtp } from '../../test/fakes/smtp.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { listDigests } from './digests.ts'
import { setMail, showMail, testMail } from './mail-settings.ts'
import { dueHalf, makeDigests } from './make-digests.ts'
import { openRoom } from './open-room.ts'
import { pinMessage } from './pin-message.ts'
import { setPreference } from './preference.ts'
import { quietUntil } from './quiet-hours.ts'
import { sendMessage } from './send-message.ts'

let party: Party
let smtp: FakeSmtp
let now = new Date('2026-11-24T05:00:00Z')
let founder: Awaited<ReturnType<Party['member']>>
let priya: Awaited<ReturnType<Party['member']>>
let main: string

beforeAll(async () => {
  party = await openParty({ now: () => now })
  smtp = await startFakeSmtp()
  founder = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  main = (await party.call(openRoom, {}, founder)).rooms[0]?.id ?? ''
})
afterAll(async () => {
  await smtp[Symbol.asyncDispose]()
  await party[Symbol.asyncDispose]()
})

const run = () =>
  makeDigests.run(party.as({ kind: 'system', door: 'job' }), {}, AbortSignal.timeout(60_000))
const digestsOf = async () => (await party.call(listDigests, {}, priya)).digests
const useServer = async (security: 'none' | 'tls' = 'none', host = '127.0.0.1') => {
  const { version } = await party.call(showMail, {}, founder)
  return party.call(
    setMail,
    {
      version,
      host,
      port: smtp.port,
      security,
      login: 'party',
      password: 'correct horse',
      sender: 'party@lumenhald.example',
    },
    founder,
  )
}

describe('quiet hours', () => {
  const hours = { zone: 'Europe/Berlin', quietOn: true, quietFrom: '22:00', quietTo: '07:30' }

  test('run over midnight in the zone of the member, and end to the minute', () => {
    const until = (at: string) => quietUntil(hours, new Date(at))?.toISOString() ?? null
    expect(until('2026-11-24T20:59:00Z')).toBe(null)
    expect(until('2026-11-24T21:00:00Z')).toBe('2026-11-25T06:30:00.000Z')
    expect(until('2026-11-25T06:29:59Z')).toBe('2026-11-25T06:30:00.000Z')
    expect(until('2026-11-25T06:30:00Z')).toBe(null)
    expect(quietUntil({ ...hours, quietOn: false }, new Date('2026-11-24T23:00:00Z'))).toBe(null)
  })

  test('a digest is due by the clock on the wall, and of a day slept through only the evening', () => {
    const row = { zone: 'Asia/Tokyo', morningAt: '08:00', eveningAt: '18:00' }
    const due = (at: string) => dueHalf(row, new Date(at))
    expect(due('2026-11-23T22:59:00Z')).toBe(null)
    expect(due('2026-11-23T23:00:00Z')).toEqual({ day: '2026-11-24', half: 'morning' })
    expect(due('2026-11-24T09:00:00Z')).toEqual({ day: '2026-11-24', half: 'evening' })
    expect(dueHalf({ ...row, eveningAt: null }, new Date('2026-11-24T14:00:00Z'))?.half).toBe(
      'morning',
    )
  })
})

describe('a digest', { timeout: 60_000 }, () => {
  test('comes once in the morning and once in the evening, and names what happened', async () => {
    const zone = { version: 1, zone: 'Europe/Berlin', morningAt: '08:00', eveningAt: '18:00' }
    await party.call(setPreference, zone, priya)
    await run()
    expect(await digestsOf()).toEqual([])
    const { message } = await party.call(
      sendMessage,
      {
        roomId: main,
        key: randomUUID(),
        text: '@Priya Raman decide on the waiver today',
        mentions: [{ kind: 'member', id: priya.id, name: 'Priya Raman' }],
      },
      founder,
    )
    const due = '2026-11-24T12:00:00.000Z'
    await party.call(
      pinMessage,
      { messageId: message.id, kind: 'decision', what: 'Waive interviews for Tarek', dueAt: due },
      founder,
    )
    now = new Date('2026-11-24T07:00:30Z')
    await Promise.all([run(), run()])
    await run()
    const [morning, ...others] = await digestsOf()
    expect(others).toEqual([])
    expect(morning).toMatchObject({ day: '2026-11-24', half: 'morning', mail: 'none' })
    const kinds = morning!.sections.map((section) => section.kind)
    expect(kinds).toEqual(['mentions', 'decisions', 'due', 'said'])
    expect(morning!.sections[0]!.items[0]).toEqual({
      text: 'Amara Vestergaard: @Priya Raman decide on the waiver today',
      path: `/room/messages/${message.id}`,
    })
    now = new Date('2026-11-24T17:30:00Z')
    await run()
    const [evening] = await digestsOf()
    expect(evening?.half).toBe('evening')
    expect(evening?.sections.map((section) => section.kind)).toEqual(['due', 'said'])
  })

  test('is only the member’s own to read', async () => {
    expect((await party.call(listDigests, {}, founder)).digests).toEqual([])
  })

  test('leaves by mail once the server is set, and the password is nowhere in clear', async () => {
    expect((await refusal(useServer('none', 'mail.example.org'))).code).toBe('mail_without_tls')
    const kept = await useServer()
    expect(kept).toMatchObject({ hasPassword: true, setUp: true })
    expect(JSON.stringify(kept)).not.toContain('correct horse')
    const rows = await party.ctx.db.selectFrom('partyMail').selectAll().execute()
    expect(rows[0]!.passwordSealed!.toString('latin1')).not.toContain('correct horse')
    expect((await refusal(party.call(showMail, {}, priya))).code).toBe('not_allowed')
    await party.call(testMail, { to: 'amara@lumenhald.example' }, founder)
    expect(smtp.taken).toHaveLength(1)
    expect(smtp.logins.at(-1)).toBe('\0party\0correct horse')
  })

  test.each([
    ['priya@lumenhald.example', 'sent', 1],
    ['never@lumenhald.example', 'refused', 0],
    ['later@lumenhald.example', 'waiting', 0],
    ['lost@lumenhald.example', 'uncertain', 0],
  ])('to %s is %s', async (mailTo, state, mails) => {
    const chosen = (await party.call(openRoom, {}, priya)).preference!
    await party.call(setPreference, { version: chosen.version, mailTo }, priya)
    now = new Date(now.getTime() + 24 * 3_600_000)
    const before = smtp.taken.length
    await run()
    await run()
    const [digest] = await digestsOf()
    expect(digest).toMatchObject({ mail: state, half: 'evening' })
    expect(smtp.taken.length - before).toBe(mails)
    if (mails === 1) {
      const { from, to, text } = smtp.taken.at(-1)!
      expect([from, to]).toEqual(['party@lumenhald.example', mailTo])
      expect(text).toContain('Auto-Submitted: auto-generated')
      expect(text.replaceAll('=\n', '')).toContain('Waive interviews for Tarek')
    }
  })

  test('to a server that goes away before the text is tried again later', async () => {
    const gone = createServer((socket) => {
      socket.write('220 hello\r\n')
      socket.once('data', () => socket.destroy())
    }).listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const address = gone.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await party.ctx.db.updateTable('partyMail').set({ port }).execute()
    now = new Date(now.getTime() + 24 * 3_600_000)
    await run()
    expect((await digestsOf())[0]?.mail).toBe('waiting')
    await party.ctx.db.updateTable('partyMail').set({ port: smtp.port }).execute()
    const chosen = (await party.call(openRoom, {}, priya)).preference!
    const mailTo = 'priya@lumenhald.example'
    await party.call(setPreference, { version: chosen.version, mailTo }, priya)
    now = new Date(now.getTime() + 5 * 60_000)
    await run()
    expect((await digestsOf())[0]?.mail).toBe('sent')
    gone.close()
  })

  test('that was claimed by an app which died is uncertain, and never mailed again', async () => {
    await party.ctx.db
      .updateTable('partyDigest')
      .set({ mail: 'claimed', mailAfter: now })
      .where('mail', '=', 'waiting')
      .execute()
    now = new Date(now.getTime() + 11 * 60_000)
    const before = smtp.taken.length
    await run()
    const states = await party.ctx.db.selectFrom('partyDigest').select('mail').execute()
    expect(states.filter(({ mail }) => mail === 'claimed')).toEqual([])
    expect(smtp.taken.length).toBe(before)
  })
})
