import { Command } from 'commander'
import type { Action } from '#actions/define-action.ts'
import { commandOf, kebab } from '#actions/command-name.ts'
import { actionCommand } from './action-command.ts'
import { addKeepingCommands } from './keeping-commands.ts'
import { complain } from './terminal.ts'

interface Flags {
  readonly data?: string
  readonly json?: boolean
}

/** One line a room, for the help. */
const roomWords: Readonly<Record<string, string>> = {
  campaign: 'The List, votes, clocks, the charter, off-limits, the status report',
  party: 'the Room: messages, pins, digests',
  workspace: 'who works here, compartments, privacy, settings, audit',
  literature: 'works and where they come from',
  people: 'who did what; people by hand; corrections',
  organisations: 'labs, companies, funds, and who is there',
  scouting: 'from a need in plain words to ranked people',
}

const startHelp = `
Start here:
  ./party start                      serve the app on http://localhost:4690
  ./party ingest FILE|FOLDER...      bring works: OpenAlex JSON lines, plain or gzip
  ./party scout "what you need"      ranked people, with the works that prove it

Every command takes --help, --json and --data. Commands talk to the running app when there is
one, and open the data folder themselves when there is none.
`

/** The whole command line: what starts and mends the app, then every operation by room. */
export const makeProgram = (actions: readonly Action[]): Command => {
  const program = new Command('party')
    .description(
      'Find the people who matter for a research goal, and lead the campaign to win them.',
    )
    .option(
      '--data <folder>',
      'data folder (else $PARTY_DATA, else ~/.local/share/recruiting-party)',
    )
    .option('--json', 'answer as JSON, for programs')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showSuggestionAfterError(true)
    .addHelpText('after', startHelp)
  program.commandsGroup('The app:')
  addAppCommands(program)
  const offered = actions.filter((action) => action.cli !== false)
  program.commandsGroup('Every day:')
  const rooms = Map.groupBy(offered, (one) => one.name.split('.')[0] ?? '')
  for (const action of offered) {
    // An alias that is a room's name is what the room does when no verb is given.
    if (action.alias && !action.alias.includes(' ') && !rooms.has(action.alias)) {
      program.addCommand(actionCommand(action, action.alias).copyInheritedSettings(program))
    }
  }
  // An alias of two words stands below the command of its first: `audit verify`.
  for (const action of offered) {
    const [first, second] = action.alias?.split(' ') ?? []
    const above = program.commands.find((one) => one.name() === first)
    if (second !== undefined && above) {
      above.addCommand(actionCommand(action, second).copyInheritedSettings(program))
    }
  }
  program.commandsGroup('Rooms, with all their commands:')
  for (const [room, list] of rooms) {
    program.addCommand(roomCommand(program, room, list))
  }
  return program
}

const roomCommand = (program: Command, room: string, list: readonly Action[]): Command => {
  const command = new Command(room)
    .copyInheritedSettings(program)
    .summary(roomWords[room] ?? '')
    .description(roomWords[room] ?? '')
  for (const action of list) {
    const verb = kebab(action.name.split('.')[1] ?? '')
    const made = actionCommand(action, verb).copyInheritedSettings(program)
    if (commandOf(action) === action.alias)
      made.addHelpText('after', `\nShort: ./party ${action.alias}\n`)
    command.addCommand(made, { isDefault: action.alias === room })
  }
  return command
}

/** Each is loaded when it is called: most commands need none of them. */
const addAppCommands = (program: Command): void => {
  program
    .command('start')
    .description('Serve the app until Ctrl-C')
    .option('--port <number>', 'first port to try (4690)')
    .option(
      '--host <address>',
      'listen there too, for phones and proxies; set PARTY_ORIGIN as well',
    )
    .option('--open', 'open the browser')
    .addHelpText(
      'after',
      '\nExamples:\n  ./party start\n  ./party start --data ./trial --port 5000 --open\n',
    )
    .action(
      run(async (flags: Flags & { port?: string; host?: string; open?: boolean }) => {
        const { startCommand } = await import('./start-command.ts')
        await startCommand(flags)
      }),
    )
  program
    .command('stop')
    .description('End the running app')
    .action(
      run(async (flags: Flags) => {
        const { stopCommand } = await import('./stop-command.ts')
        await stopCommand(flags)
      }),
    )
  program
    .command('doctor')
    .description('Look whether everything is well, and say how to mend what is not')
    .action(
      run(async (flags: Flags) => {
        const { doctorCommand } = await import('./doctor-command.ts')
        await doctorCommand(flags)
      }),
    )
  program
    .command('sign-in')
    .description('Print a one-time address with which a member signs in again')
    .option('--member <name>', 'name as in Settings, People here; without one the founder')
    .action(
      run(async (flags: Flags & { member?: string }) => {
        const { signInCommand } = await import('./sign-in-command.ts')
        await signInCommand(flags)
      }),
    )
  addKeepingCommands(program)
  program
    .command('mcp')
    .description('Serve the reading tools to a language model on standard input and output')
    .action(
      run(async (flags: Flags) => {
        const { mcpCommand } = await import('./mcp-command.ts')
        await mcpCommand(flags)
      }),
    )
}

/** Runs a command of the app and turns what it throws into a sentence and an exit code. */
const run =
  <Given extends Flags>(work: (flags: Given) => Promise<void>) =>
  async (_own: unknown, command: Command): Promise<void> => {
    const flags = command.optsWithGlobals<Given>()
    try {
      await work(flags)
    } catch (error) {
      process.exitCode = complain(error, flags.json === true)
    }
  }
