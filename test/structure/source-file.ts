import { parseSync, Visitor } from 'oxc-parser'

/** What one file takes from another place. `what` names the bindings, or `*`. */
export interface Import {
  readonly from: string
  readonly line: number
  readonly typeOnly: boolean
  readonly what: readonly string[]
}

/** A function, or a call or cast, and where it stands. Lines count from 1. */
export interface Place {
  readonly name: string
  readonly line: number
}

export interface FunctionPlace extends Place {
  readonly lines: number
  readonly exported: boolean
  readonly documented: boolean
}

/** A source file as the rules see it. Paths are relative to the tree, with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
  readonly imports: readonly Import[]
  readonly functions: readonly FunctionPlace[]
  /** `Date.now()`, `new Date()`, `process.env`, `console.log` as they are written. */
  readonly uses: readonly Place[]
  readonly casts: readonly Place[]
  readonly defaultExport: Place | null
}

/** One rule that does not hold in one place. */
export interface Violation {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly sentence: string
}

/** Reads imports, functions and uses from the syntax tree. A file that does not parse throws. */
export const readSource = (path: string, text: string): SourceFile => {
  const result = parseSync(path, text)
  const problem = result.errors[0]
  if (problem !== undefined) throw new SyntaxError(`${path}: ${problem.message}`)
  const lineOf = lineCounter(text)
  const defaults = result.module.staticExports.flatMap((statement) =>
    statement.entries
      .filter((entry) => entry.exportName.kind.toString() === 'Default')
      .map(() => statement),
  )
  return {
    path,
    text,
    lines: text.split('\n'),
    imports: readImports(text, result.module, lineOf),
    ...readTree(text, result.program, lineOf),
    defaultExport:
      defaults[0] === undefined ? null : { name: 'default', line: lineOf(defaults[0].start) },
  }
}

type Parsed = ReturnType<typeof parseSync>
type LineOf = (offset: number) => number

const lineCounter = (text: string): LineOf => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

const readImports = (text: string, module: Parsed['module'], lineOf: LineOf): Import[] => [
  ...module.staticImports.map((statement) => ({
    from: statement.moduleRequest.value,
    line: lineOf(statement.start),
    typeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
    what: statement.entries
      .filter((entry) => !entry.isType)
      .map((entry) => entry.importName.name ?? '*'),
  })),
  ...module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) =>
      entry.moduleRequest === null
        ? []
        : [
            {
              from: entry.moduleRequest.value,
              line: lineOf(statement.start),
              typeOnly: entry.isType,
              what: [entry.importName.name ?? '*'],
            },
          ],
    ),
  ),
  ...module.dynamicImports.map((call) => ({
    from: text.slice(call.moduleRequest.start, call.moduleRequest.end).replaceAll(/['"`]/gu, ''),
    line: lineOf(call.start),
    typeOnly: false,
    what: ['*'],
  })),
]

const readTree = (text: string, program: Parsed['program'], lineOf: LineOf) => {
  const functions: FunctionPlace[] = []
  const uses: Place[] = []
  const casts: Place[] = []
  const code = (node: { start: number; end: number }) => text.slice(node.start, node.end)
  const exportedAt = exportStarts(program)
  const addFunction = (name: string, owner: number, node: { start: number; end: number }) => {
    functions.push({
      name,
      line: lineOf(node.start),
      lines: lineOf(node.end) - lineOf(node.start) + 1,
      exported: exportedAt.has(owner),
      documented: /\*\/\s*$/u.test(text.slice(0, exportedAt.get(owner) ?? owner)),
    })
  }
  const named = new Set<number>()
  new Visitor({
    FunctionDeclaration: (node) => addFunction(node.id?.name ?? 'default', node.start, node),
    VariableDeclaration: (node) => {
      for (const declared of node.declarations) {
        const { init } = declared
        const isFunction =
          init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression'
        if (!isFunction) continue
        named.add(init.start)
        addFunction(code(declared.id).split(/[:(]/u, 1)[0] ?? '', node.start, init)
      }
    },
    ArrowFunctionExpression: (node) => {
      if (!named.has(node.start)) addFunction('a function', node.start, node)
    },
    FunctionExpression: (node) => {
      if (!named.has(node.start)) addFunction('a method', node.start, node)
    },
    MemberExpression: (node) => uses.push({ name: code(node), line: lineOf(node.start) }),
    CallExpression: (node) => {
      const name = `${code(node.callee)}(${node.arguments.length === 0 ? ')' : ''}`
      uses.push({ name, line: lineOf(node.start) })
    },
    NewExpression: (node) => {
      const name = `new ${code(node.callee)}(${node.arguments.length === 0 ? ')' : ''}`
      uses.push({ name, line: lineOf(node.start) })
    },
    JSXAttribute: (node) => uses.push({ name: code(node.name), line: lineOf(node.start) }),
    TSAsExpression: (node) => {
      const type = code(node.typeAnnotation)
      if (type !== 'const') casts.push({ name: `as ${type}`, line: lineOf(node.start) })
    },
  }).visit(program)
  return { functions, uses, casts }
}

/** Start of each exported declaration, with the start of its export statement. */
const exportStarts = (program: Parsed['program']): Map<number, number> => {
  const starts = new Map<number, number>()
  for (const statement of program.body) {
    const exported =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
    if (exported && statement.declaration) starts.set(statement.declaration.start, statement.start)
  }
  return starts
}
