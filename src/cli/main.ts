import { CommanderError } from 'commander'
import { refusalCodes } from '#actions/refusal.ts'
import { appVersion } from '#core/version.ts'
import { actions } from '../app.ts'
import { makeProgram } from './program.ts'
import { complain } from './terminal.ts'

// Whoever reads our output may go away (`| head`); that is no fault of ours.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  throw error
})

const program = makeProgram(actions)
const speak = (command: typeof program): void => {
  command.exitOverride()
  command.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })
  for (const inner of command.commands) speak(inner)
}
speak(program)

try {
  // Not an option of the program, since operations have a field of that name.
  if (process.argv[2] === '--version') console.log(appVersion)
  else await program.parseAsync(process.argv)
} catch (error) {
  if (!(error instanceof CommanderError)) process.exitCode = complain(error, false)
  else if (error.exitCode !== 0) {
    console.error('Add --help to see what it takes.')
    process.exitCode = refusalCodes.invalid.exit
  }
}
