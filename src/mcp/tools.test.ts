import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { expect, test } from 'vitest'
import { actions } from '#app.ts'
import type { Action } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { mcpServer, toolActions, toolLimit } from './tools.ts'
import type { CallAction } from './tools.ts'

const connect = async (call: CallAction): Promise<Client> => {
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  const server = mcpServer(actions, call, () => 'standard error')
  const client = new Client({ name: 'test', version: '1' })
  await Promise.all([server.connect(ours), client.connect(theirs)])
  return client
}

test('agents only read, and only what is not for people alone', () => {
  const offered = toolActions(actions)
  expect(offered.length).toBeLessThanOrEqual(toolLimit)
  expect(offered.filter((action) => action.kind !== 'read' || action.doors !== 'all')).toEqual([])
  expect(offered.map((action) => action.name)).toContain('scouting.rank')
})

test('no tool loses its inputs on the way: each has an object of named fields', async () => {
  const client = await connect(() => Promise.resolve({}))
  const { tools } = await client.listTools()
  for (const tool of tools) {
    expect(tool.inputSchema.type).toBe('object')
    expect(tool.annotations?.readOnlyHint).toBe(true)
  }
  const rank = tools.find(({ name }) => name === 'scouting_rank')
  expect(Object.keys(rank?.inputSchema.properties ?? {})).toContain('brief')
  expect(rank?.inputSchema.properties?.['top']).toMatchObject({ default: 10 })
})

test('an agent gets short answers unless it asks for more', async () => {
  const asked: unknown[] = []
  const client = await connect((_action: Action, input) => {
    asked.push(input)
    return Promise.resolve({})
  })
  await client.callTool({ name: 'scouting_rank', arguments: { brief: 'robots' } })
  await client.callTool({ name: 'scouting_rank', arguments: { brief: 'robots', top: 50 } })
  expect(asked).toEqual([
    { brief: 'robots', top: 10, works: 3 },
    { brief: 'robots', top: 50, works: 3 },
  ])
})

test('a refusal reaches the agent in its sentence, a bug without anything of the inside', async () => {
  const refusal = new AppError('invalid', 'The brief is empty.', { code: 'empty', next: 'Write.' })
  const refusing = await connect(() => Promise.reject(refusal))
  expect(await refusing.callTool({ name: 'scouting_rank', arguments: {} })).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('The brief is empty.') }],
  })
  const broken = await connect(() => Promise.reject(new Error('secret path /x')))
  const answer = JSON.stringify(await broken.callTool({ name: 'scouting_rank', arguments: {} }))
  expect(answer).not.toContain('secret')
  const unknown = await broken.callTool({ name: 'workspace_claim', arguments: {} })
  expect(unknown).toMatchObject({ isError: true })
})
