import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Actor, MemberActor, Role } from '#actions/actor.ts'
import type { Action } from '#actions/define-action.ts'
import { freshForMs, refusalFor } from '#actions/rights.ts'
import { actions } from '#app.ts'
import { toolActions } from '#mcp/tools.ts'

/**
 * Who may do what: every operation by everybody who could ask, computed from the definitions by
 * the very function that decides. The table is kept in `rights-matrix.md` and reviewed: a new
 * operation, or one that lets in somebody else than before, fails here until the change of that
 * file was looked at. Write it anew with `npx vitest run test/rights-matrix.test.ts -u`.
 */
const now = new Date('2026-11-24T09:00:00Z')
const longAgo = new Date(now.getTime() - freshForMs)
const amara = { id: 'amara', name: 'Amara Vestergaard' }

const member = (role: Role, more: Partial<MemberActor> = {}): MemberActor => ({
  kind: 'member',
  id: role,
  name: role,
  role,
  door: 'web',
  sessionId: 'session',
  passkeyAt: longAgo,
  ...more,
})

const token = (role: Role, scopes: readonly string[], door: 'api' | 'mcp' = 'api'): MemberActor => {
  const { sessionId: _, passkeyAt: __, ...rest } = member(role, { door })
  return { ...rest, token: { id: 'token', scopes } }
}

/** Everybody who could ask, by the heading of their column. */
const askers: Readonly<Record<string, Actor>> = {
  founder: member('founder'),
  HR: member('hr'),
  recruiting: member('recruiting'),
  staff: member('staff'),
  delegate: member('staff', { actsFor: amara }),
  'HR delegate': member('hr', { actsFor: amara }),
  scientist: member('scientist'),
  finance: member('finance'),
  'founder’s token, write': token('founder', ['write']),
  'founder’s token, read': token('founder', ['read']),
  agent: token('founder', ['read'], 'mcp'),
  'data folder': { kind: 'operator', door: 'cli' },
  stranger: { kind: 'stranger', door: 'web' },
}

const verdicts: Readonly<Record<string, string>> = {
  sign_in_first: '·',
  not_allowed: '·',
  human_only: 'person',
  scope_missing: 'scope',
  passkey_needed: 'passkey',
}

/** `yes`; `passkey`: after showing it; `person`, `scope`: not this program; `·`: no. */
const verdict = (action: Action, actor: Actor): string => {
  const refusal = refusalFor(action, actor, now)
  if (refusal) return verdicts[refusal.code] ?? refusal.code
  if (actor.door === 'mcp' && !offered.has(action)) return 'no tool'
  return 'yes'
}

const offered = new Set(toolActions(actions))

/** Rooms whose tables hide rows from members outside of a compartment. */
const compartmented = (): ReadonlySet<string> => {
  const folder = join(import.meta.dirname, '..', 'src', 'database', 'migrations')
  const hiding = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const room = /^\d+-([a-z]+)/.exec(file)?.[1] ?? ''
    return /enable row level security/i.test(text) ? [room] : []
  })
  return new Set(hiding)
}

const table = (): string => {
  const hiding = compartmented()
  const names = Object.keys(askers)
  const rows = actions
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((action) => [
      action.name,
      action.kind === 'read' ? 'reads' : 'changes',
      ...names.map((name) => verdict(action, askers[name] ?? { kind: 'stranger', door: 'web' })),
      action.allow.own ?? 'everybody’s',
      hiding.has(action.name.split('.')[0] ?? '') ? 'inside only' : 'none',
    ])
  const head = ['operation', 'kind', ...names, 'whose things', 'in a compartment']
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

test('who may do what is as it was reviewed', async () => {
  const text = `# Who may do what

Computed from the definitions of all operations by \`src/actions/rights.ts\`; see
\`test/rights-matrix.test.ts\`. \`passkey\`: after showing it within five minutes. \`person\`: not for
programs. \`scope\`: not with these scopes. \`no tool\`: allowed, and not offered to agents. \`·\`: no.
*Whose things* narrows what is reached within that right; *in a compartment*, rows are hidden by the
database from members outside of it.

${table()}
`
  await expect(text).toMatchFileSnapshot('rights-matrix.md')
})

test('no stranger reads or changes anything but the ways in', () => {
  const open = actions.filter((action) => verdict(action, askers['stranger'] ?? never) === 'yes')
  expect(open.map(({ name }) => name).toSorted()).toEqual([
    'workspace.claim',
    'workspace.join',
    'workspace.joinChallenge',
    'workspace.openAddressLink',
    'workspace.openInvitation',
    'workspace.recover',
    'workspace.signIn',
    'workspace.signInChallenge',
    'workspace.signInWithPasskey',
    'workspace.signOut',
    'workspace.status',
  ])
})

const never: Actor = { kind: 'stranger', door: 'web' }

test('what asks for the passkey or for a person is never done by a program', () => {
  const programs = Object.entries(askers).filter(([name]) => /token|agent/.test(name))
  for (const action of actions.filter(({ doors, fresh }) => doors === 'human' || fresh)) {
    for (const [name, actor] of programs) {
      expect([action.name, name, verdict(action, actor)]).not.toContain('yes')
    }
  }
})

test('an operation that asks for the passkey is for persons only', () => {
  const loose = actions.filter(({ doors, fresh }) => fresh && doors !== 'human')
  expect(loose.map(({ name }) => name)).toEqual([])
})

test('a token that may only read changes nothing', () => {
  const reading = askers['founder’s token, read'] ?? never
  const changing = actions.filter(({ kind }) => kind === 'change')
  expect(changing.filter((action) => verdict(action, reading) === 'yes')).toEqual([])
})
