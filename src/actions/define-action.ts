import type { z } from 'zod'
import type { Allow } from './allow.ts'
import type { Context } from './context.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Rows for CSV export and for the terminal. Values are plain; the doors make them safe. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** How far something is that goes on after its answer. */
export interface Progress {
  /** One line that is written over by the next: `12,400 of about 94,701 works, 20 s left`. */
  readonly line: string
  readonly ended: boolean
  /** Exit code once it has ended. */
  readonly exit: number
  /** One sentence each, for standard error. */
  readonly complaints: readonly string[]
}

/** Another operation that tells how far this one is; the terminal asks it until it has ended. */
export interface Follow<Output> {
  /** Name of the operation that is asked: `literature.run`. */
  readonly action: string
  readonly input: (output: Output) => Readonly<Record<string, unknown>>
  /** Reads its answer. The last answer is also what is rendered, and what `--json` prints. */
  readonly progress: (answer: unknown) => Progress
  /** Shown when a person stops looking while the app goes on: how to end it. */
  readonly onLeave: (output: Output) => string
}

/** What only the command line needs to know of an operation. */
export interface CommandLine<Input, Output> {
  /** Input fields given without a flag, in order; the last may take several words or values. */
  readonly positional?: readonly (keyof Input & string)[]
  /** Input fields that name files of the caller; the terminal makes them absolute. */
  readonly paths?: readonly (keyof Input & string)[]
  /** Example command lines for the help, without `./party`. */
  readonly examples?: readonly string[]
  /** For an operation that only begins something; `--no-wait` returns its answer at once. */
  readonly follow?: Follow<Output>
  /** The answer as text for a person at a terminal. Without it the table, else JSON. */
  readonly render?: (output: Output) => string
  /** Exit code of an answer that is itself good or bad, for scripts; 0 without it. */
  readonly exit?: (output: Output) => number
}

/** What an agent gets unless it says otherwise: answers that do not fill its memory. */
export interface AgentDefaults<Input> {
  readonly defaults: Partial<Input>
}

/**
 * One operation: its name, its shapes, who may, and what it does. REST, OpenAPI, MCP, the command
 * line and the typed client of the web are derived from it and add nothing of their own.
 *
 * `http` is method and path below `/api`, `{field}` names an input field; other fields come from
 * the query (GET, DELETE) or the JSON body. `kind` says whether it changes anything. `doors`
 * `human` keeps it from MCP and tokens; `fresh` asks a member for the passkey, shown within five
 * minutes; `cli: false` keeps it out of the terminal, `mcp: false` from agents. `session` makes the
 * browser door open or close a session: an opening operation returns `sessionToken`, which becomes
 * a cookie and is never shown.
 */
export interface ActionDefinition<
  InputSchema extends z.ZodObject = z.ZodObject,
  OutputSchema extends z.ZodObject = z.ZodObject,
> {
  readonly name: `${string}.${string}`
  readonly alias?: string
  readonly summary: string
  readonly http: `${Method} /${string}`
  readonly kind: 'read' | 'change'
  readonly input: InputSchema
  readonly output: OutputSchema
  readonly allow: Allow
  readonly doors: 'all' | 'human'
  readonly fresh?: true
  readonly mcp?: boolean | AgentDefaults<z.input<InputSchema>>
  readonly session?: 'opens' | 'closes'
  readonly cli?: CommandLine<z.output<InputSchema>, z.output<OutputSchema>> | false
  readonly table?: (output: z.output<OutputSchema>) => Table
  readonly run: (ctx: Context, input: z.output<InputSchema>) => Promise<z.input<OutputSchema>>
}

/** An operation whose shapes are forgotten, as the doors see it. */
// eslint-disable-next-line typescript/no-explicit-any -- variance: every definition fits here
export type Action = ActionDefinition<any, any>

/** Checks the shape at compile time and returns the definition unchanged. */
export const defineAction = <I extends z.ZodObject, O extends z.ZodObject>(
  definition: ActionDefinition<I, O>,
): ActionDefinition<I, O> => definition
