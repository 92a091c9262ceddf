import { CommanderError } from 'commander'
import type { Command } from 'commander'
import { refusalCodes } from '#actions/refusal.ts'
import { actions } from '../app.ts'
import { makeProgram } from './program.ts'
import { complain } from './terminal.ts'

/** Reads the command line and runs what it says; the exit code stands in `process.exitCode`. */
export const runParty = async (words: readonly string[]): Promise<void> => {
  const program = makeProgram(actions)
  speak(program)
  try {
    await program.parseAsync(words)
  } catch (error) {
    if (!(error instanceof CommanderError)) process.exitCode = complain(error, false)
    else if (error.exitCode !== 0) {
      console.error('Add --help to see what it takes.')
      process.exitCode = refusalCodes.invalid.exit
    }
  }
}

/** Mistakes on the command line become sentences of ours, with our exit code. */
const speak = (command: Command): void => {
  command.exitOverride()
  command.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })
  for (const inner of command.commands) speak(inner)
}
