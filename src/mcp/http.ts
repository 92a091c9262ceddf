import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Action } from '#actions/define-action.ts'
import { mcpServer } from './tools.ts'
import type { CallAction } from './tools.ts'

/** A call of a tool is a few lines of JSON. */
const bodyLimitBytes = 1024 * 1024

/**
 * Answers one MCP request over HTTP (streamable, without sessions: every request stands alone, so
 * nothing is kept between them). The door has checked token, Host and Origin already.
 */
export const answerMcp = async (
  request: Request,
  actions: readonly Action[],
  call: CallAction,
  onBug: (error: unknown) => string,
): Promise<Response> => {
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: bodyLimitBytes,
  })
  const server = mcpServer(actions, call, onBug)
  await server.connect(transport)
  try {
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}
