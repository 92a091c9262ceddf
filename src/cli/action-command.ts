import { Argument, Command, Option } from 'commander'
import type { Action, CommandLine } from '#actions/define-action.ts'
import { commandOf, kebab } from '#actions/command-name.ts'
import { fieldsOf, hasFallback, readFields } from '#actions/fields.ts'
import type { Field } from '#actions/fields.ts'
import { readConfig } from '#core/config.ts'
import { AppError } from '#core/errors.ts'
import { runCommand } from './run-command.ts'
import { complain } from './terminal.ts'

/** Flags of every command; an operation's own field of the same name would be shadowed. */
export interface SharedFlags {
  readonly data?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly wait?: boolean
}

/** The command of one operation: its arguments, flags and help come from its definition. */
export const actionCommand = (action: Action, name: string): Command => {
  const cli: CommandLine<unknown, unknown> = action.cli === false ? {} : (action.cli ?? {})
  const positional = new Set<string>(cli.positional)
  const fields = fieldsOf(action.input)
  const inOrder = (cli.positional ?? []).flatMap(
    (one) => fields.find((field) => field.name === one) ?? [],
  )
  const command = new Command(name).summary(action.summary).description(action.summary)
  for (const [index, field] of inOrder.entries()) {
    command.addArgument(argumentOf(field, index === inOrder.length - 1))
  }
  const flags = fields.filter((field) => !positional.has(field.name))
  for (const field of flags) for (const option of optionsOf(field)) command.addOption(option)
  if (action.table) command.option('--csv', 'as CSV, for a spreadsheet')
  if (cli.follow) command.option('--no-wait', 'return at once while it goes on in the running app')
  command.addHelpText('after', examplesText(cli.examples ?? [commandOf(action)]))
  command.action(async (...given: unknown[]) => {
    const shared: SharedFlags = command.optsWithGlobals()
    const asJson = shared.json === true
    try {
      const input = {
        ...readFields(fields, textsOf(command.opts(), flags)),
        ...readFields(fields, argumentTexts(inOrder, given)),
      }
      const wishes = { json: asJson, csv: shared.csv === true, wait: shared.wait !== false }
      const config = readConfig({ data: shared.data }, process.env)
      process.exitCode = await runCommand(action, input, wishes, config)
    } catch (error) {
      process.exitCode = complain(inFlags(error, fields, positional), asJson)
    }
  })
  return command
}

const argumentOf = (field: Field, isLast: boolean): Argument => {
  // Several words without quotes make one text; an id is one word.
  const takesRest = field.many || (field.kind === 'string' && !/id$/i.test(field.name))
  const label = isLast && takesRest ? `${kebab(field.name)}...` : kebab(field.name)
  return new Argument(field.required ? `<${label}>` : `[${label}]`, field.description)
}

const optionsOf = (field: Field): readonly Option[] => {
  const flag = `--${kebab(field.name)}`
  const about = [
    field.description,
    field.many ? '(several: repeat it)' : '',
    field.required ? '(needed)' : '',
    hasFallback(field) ? `(${JSON.stringify(field.fallback)} unless given)` : '',
  ]
    .filter(Boolean)
    .join(' ')
  if (field.kind === 'boolean' && !field.many) {
    return [new Option(flag, about), new Option(`--no-${kebab(field.name)}`).hideHelp()]
  }
  const value = field.kind === 'object' ? 'json' : field.kind === 'number' ? 'number' : 'text'
  const option = new Option(`${flag} <${value}>`, about)
  if (field.choices.length > 0) option.choices([...field.choices])
  if (field.many) {
    option.argParser((text: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      text,
    ])
  }
  return [option]
}

/** Flags as the texts that were typed; commander names them in camelCase. */
const textsOf = (
  opts: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): Record<string, readonly string[]> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = opts[field.name]
      if (value === undefined) return []
      return [[field.name, (Array.isArray(value) ? value : [value]).map(String)]]
    }),
  )

/** Arguments by field; the words of a last text belong together: `scout robot learning`. */
const argumentTexts = (
  fields: readonly Field[],
  given: readonly unknown[],
): Record<string, readonly string[]> =>
  Object.fromEntries(
    fields.flatMap((field, index) => {
      const value = given[index]
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
      const texts = (Array.isArray(value) ? value : [value]).map(String)
      return [[field.name, field.many ? texts : [texts.join(' ')]]]
    }),
  )

/** A refusal names fields as programs know them; here they are flags and arguments. */
const inFlags = (
  error: unknown,
  fields: readonly Field[],
  positional: ReadonlySet<string>,
): unknown => {
  if (!(error instanceof AppError) || error.code !== 'invalid_input') return error
  // `prospects.0.name: …` speaks of the first value of --prospects.
  const path = error.message.slice(0, error.message.indexOf(':'))
  const [first = '', ...inside] = path.split('.')
  const named = fields.find((field) => field.name === first)
  if (!named) return error
  const flag = positional.has(named.name) ? `<${kebab(named.name)}>` : `--${kebab(named.name)}`
  const shown = inside.length === 0 ? flag : `${flag} (${inside.join('.')})`
  const asJson = named.kind === 'object' ? ' Its values are written as JSON.' : ''
  return new AppError(error.kind, `${shown}${error.message.slice(path.length)}`, {
    code: error.code,
    next: `Add --help to see what it takes.${asJson}`,
    details: error.details,
  })
}

const examplesText = (examples: readonly string[]): string =>
  `\nExamples:\n${examples.map((line) => `  ./party ${line}`).join('\n')}\n`
