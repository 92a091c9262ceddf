import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '#app.ts'
import { freshClaimCode } from '#workspace/claim-code.ts'
import { ask } from '../../test/ask.ts'
import { openParty } from '../../test/party.ts'
import type { Party, PartyAddress } from '../../test/party.ts'

let party: Party
let app: PartyAddress
beforeAll(async () => {
  party = await openParty()
  app = await party.http()
})
afterAll(() => party[Symbol.asyncDispose]())

const own = () => ({ origin: app.url })
const token = () => ({ authorization: `Bearer ${app.token}` })
const cookieOf = (headers: { 'set-cookie'?: string[] | undefined }): string =>
  headers['set-cookie']?.[0]?.split(';')[0] ?? ''

describe('a stranger', () => {
  test('learns whether the workspace is claimed, and nothing else', async () => {
    const { status, json } = await ask(`${app.url}/api/workspace`)
    expect(status).toBe(200)
    expect(json()).toMatchObject({ actor: 'stranger', companyName: null, appVersion: null })
  })

  test('gets no answer from any operation that is not for anyone', async () => {
    const closed = actions.filter((action) => action.allow.sentence !== 'anyone')
    expect(closed.length).toBeGreaterThan(20)
    for (const action of closed) {
      const [method = '', path = ''] = action.http.split(' ')
      const address = `${app.url}/api${path.replaceAll(/\{\w+\}/g, 'x')}`
      const { status, json } = await ask(address, { method, headers: own() })
      expect([action.name, status, json().error.code]).toEqual([action.name, 401, 'sign_in_first'])
    }
  })

  test.each(['/api/docs', '/api/openapi.json', '/mcp'])('does not read %s', async (path) => {
    const { status, text } = await ask(`${app.url}${path}`, {
      method: path === '/mcp' ? 'POST' : 'GET',
      headers: own(),
    })
    expect(status).toBe(401)
    expect(text).not.toContain('scouting')
  })

  test('may not bring files', async () => {
    const { status } = await ask(`${app.url}/api/uploads?name=a.jsonl`, {
      method: 'POST',
      headers: own(),
      body: 'x',
    })
    expect(status).toBe(401)
  })

  test('with a wrong token is no less a stranger, even beside a good cookie', async () => {
    const { json } = await ask(`${app.url}/api/workspace`, {
      headers: { authorization: `Bearer ${'x'.repeat(43)}` },
    })
    expect(json().actor).toBe('stranger')
  })
})

describe('another site', () => {
  test('is turned away under a host name that is not ours', async () => {
    const { status, json } = await ask(`${app.url}/api/workspace`, {
      headers: { host: 'evil.example' },
    })
    expect([status, json().error.code]).toEqual([403, 'wrong_host'])
  })

  test('is turned away from pages and MCP too', async () => {
    for (const path of ['/', '/health', '/mcp', '/assets/a.js']) {
      const { status } = await ask(`${app.url}${path}`, { headers: { host: 'evil.example' } })
      expect([path, status]).toEqual([path, 403])
    }
  })

  test('cannot change anything, with or without our token', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null', ...token() }]) {
      const { status, json } = await ask(`${app.url}/api/workspace/claim`, {
        method: 'POST',
        headers,
        body: { code: 'x', name: 'Mallory' },
      })
      expect([status, json().error.code]).toEqual([403, 'wrong_origin'])
    }
  })
})

test('every answer forbids frames, inline scripts and guessing of types', async () => {
  for (const path of ['/api/workspace', '/nothing', '/api/nothing', '/health']) {
    const { headers } = await ask(`${app.url}${path}`)
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-request-id']).toMatch(/^[\w-]{12}$/)
  }
})

describe('claiming', () => {
  test('opens a session whose cookie scripts cannot read, and never shows its token', async () => {
    const shown = await freshClaimCode(party.ctx.db, new Date())
    const claimed = await ask(`${app.url}/api/workspace/claim`, {
      method: 'POST',
      headers: own(),
      body: { code: shown?.code.toLowerCase().replaceAll('-', ' '), name: 'Amara Vestergaard' },
    })
    expect(claimed.status).toBe(200)
    expect(claimed.json().sessionToken).toBeUndefined()
    expect(claimed.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Lax$/)
    const cookie = cookieOf(claimed.headers)
    const seen = await ask(`${app.url}/api/workspace`, { headers: { cookie } })
    expect(seen.json().member.name).toBe('Amara Vestergaard')

    const out = await ask(`${app.url}/api/session`, {
      method: 'DELETE',
      headers: { ...own(), cookie },
    })
    expect(out.json()).toEqual({ signedOut: true })
    const after = await ask(`${app.url}/api/workspace`, { headers: { cookie } })
    expect(after.json().actor).toBe('stranger')
  })

  test('is slowed down after ten tries a minute', async () => {
    let last = 0
    for (let count = 0; count < 12; count += 1) {
      const { status } = await ask(`${app.url}/api/session`, {
        method: 'POST',
        headers: own(),
        body: { code: 'wrong' },
      })
      last = status
    }
    expect(last).toBe(429)
  })
})

const send = (body: string, type: string) =>
  ask(`${app.url}/api/settings`, {
    method: 'PATCH',
    headers: { ...token(), 'content-type': type },
    body,
  })

describe('the holder of the token', () => {
  test('reads and changes; a stale version is refused with what stands there now', async () => {
    const before = await ask(`${app.url}/api/settings`, { headers: token() })
    const { version } = before.json()
    const changed = await ask(`${app.url}/api/settings`, {
      method: 'PATCH',
      headers: token(),
      body: { version, companyName: '=HYPERLINK("https://evil.example")' },
    })
    expect(changed.json().version).toBe(version + 1)
    const stale = await ask(`${app.url}/api/settings`, {
      method: 'PATCH',
      headers: token(),
      body: { version, companyName: 'Lumenhald' },
    })
    expect([stale.status, stale.json().error.details.version]).toEqual([409, version + 1])
  })

  test('gets tables as CSV in which no cell is a formula', async () => {
    await party.member('staff', '=1+1')
    for (const [path, headers] of [
      ['/api/members?format=csv', token()],
      ['/api/members', { ...token(), accept: 'text/csv' }],
    ] as const) {
      const answer = await ask(`${app.url}${path}`, { headers })
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(answer.text).toContain("\n'=1+1,staff")
    }
  })

  test('is told in a sentence when a body is no JSON, too large, or of another type', async () => {
    expect((await send('{', 'application/json')).json().error.code).toBe('body_not_json')
    expect((await send('{}', 'text/plain')).json().error.code).toBe('body_not_json')
    const large = await send(`{"a":"${'x'.repeat(5_000_000)}"}`, 'application/json')
    expect([large.status, large.json().error.code]).toEqual([429, 'body_too_large'])
  })

  test('brings a file, whose name cannot lead out of its folder', async () => {
    const { json } = await ask(
      `${app.url}/api/uploads?name=${encodeURIComponent('../../évil\n.jsonl')}`,
      {
        method: 'POST',
        headers: token(),
        body: '{"id":"W1"}\n',
      },
    )
    const { id, name, bytes } = json()
    expect([name, bytes]).toEqual(['évil_.jsonl', 12])
    const folder = join(party.dataFolder, 'uploads')
    expect(readdirSync(folder)).toEqual([`${id}-${name}`])
    expect(readFileSync(join(folder, `${id}-${name}`), 'utf8')).toBe('{"id":"W1"}\n')
  })

  test('reads a reference of every operation, and the same as OpenAPI', async () => {
    const page = await ask(`${app.url}/api/docs`, { headers: token() })
    const document = (await ask(`${app.url}/api/openapi.json`, { headers: token() })).json()
    expect(document.openapi).toBe('3.1.0')
    for (const action of actions) {
      expect(page.text).toContain(`id="${action.name}"`)
      const [method = '', path = ''] = action.http.split(' ')
      expect(document.paths[path][method.toLowerCase()].operationId).toBe(action.name)
    }
    expect(page.text).not.toContain('<script')
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)]
    expect(references.length).toBeGreaterThan(10)
    for (const [, name = ''] of references)
      expect(document.components.schemas).toHaveProperty([name])
  })
})

test('an address that is not there is refused in a sentence, as everything else', async () => {
  const { status, json } = await ask(`${app.url}/api/nothing`, { headers: token() })
  expect([status, json().error.code]).toEqual([404, 'address_not_found'])
})
