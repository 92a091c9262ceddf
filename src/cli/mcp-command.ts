import { readConfig } from '#core/config.ts'
import { serveStdio } from '#mcp/stdio.ts'
import { actions } from '../app.ts'
import { openCaller } from './caller.ts'

/** `./party mcp`: tools for a language model on standard input and output, until it closes them. */
export const mcpCommand = async (flags: { readonly data?: string }): Promise<void> => {
  const config = readConfig(flags, process.env)
  await using caller = await openCaller(config, 'mcp', 'without jobs')
  const never = new AbortController().signal
  await serveStdio(
    actions,
    (action, input) => caller.call(action, Object(input), never),
    (error) => {
      console.error(error)
      return 'standard error'
    },
  )
}
