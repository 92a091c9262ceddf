import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Action } from '#actions/define-action.ts'
import { mcpServer } from './tools.ts'
import type { CallAction } from './tools.ts'

/** Serves MCP on standard input and output until the client closes it. */
export const serveStdio = async (
  actions: readonly Action[],
  call: CallAction,
  onBug: (error: unknown) => string,
): Promise<void> => {
  const ended = Promise.withResolvers<void>()
  const server = mcpServer(actions, call, onBug)
  process.stdin.once('end', () => ended.resolve())
  process.stdin.once('close', () => ended.resolve())
  await server.connect(new StdioServerTransport())
  await ended.promise
  await server.close()
}
