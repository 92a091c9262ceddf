import type { FunctionPlace, Place, SourceFile, Violation } from './source-file.ts'

export const longFile = 300
export const longestFile = 400
const longestFunction = 70

/** The rooms: there, time comes from the context, and one room writes each table. */
const rooms =
  /^src\/(?:workspace|literature|people|organisations|scouting|introductions|campaign|reading|closing|letters|offers|hosting|floor|deals|party|insights)\//u

interface Ban {
  readonly use: RegExp
  readonly where: RegExp
  readonly except: RegExp
  readonly instead: string
}

const tests = /\.test\.tsx?$|^test\/|^scripts\/|^bench\//u

/** What is not used, where, and what is used in its place. */
const bans: readonly Ban[] = [
  {
    use: /^Date\.now\(\)$|^new Date\(\)$/u,
    where: rooms,
    except: /\/web\/|\.test\.tsx?$/u,
    instead: 'ctx.now()',
  },
  {
    use: /^console\.\w+$/u,
    where: /^src\//u,
    except: /^src\/cli\/|\.test\.tsx?$/u,
    instead: 'the log of core/log.ts, or the terminal in cli/',
  },
  {
    use: /^process\.env$/u,
    where: /^src\//u,
    // Besides the entry: what hands an environment on to a process of its own.
    except:
      /^src\/core\/config\.ts$|^src\/cli\/|^src\/database\/embedded\/|build-screens\.ts$|\.test\.tsx?$/u,
    instead: 'a field of Config (core/config.ts)',
  },
  {
    use: /^Math\.random\(\)$/u,
    where: /^/u,
    except: /\.test\.tsx?$/u,
    instead: 'randomUUID or randomBytes of node:crypto; in seed/ openRandom',
  },
  {
    use: /^dangerouslySetInnerHTML$|\.(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$|^document\.write$/u,
    where: /^/u,
    except: /^$/u,
    instead: 'text in React; what comes from outside is hostile',
  },
  { use: /^eval\($|^new Function\($/u, where: /^/u, except: /^$/u, instead: 'a function' },
]

/** Left-over notes to oneself. This folder has to name them. */
const leftOver = /\b(?:TODO|FIXME|XXX|HACK)\b/u
const namesThem = /^test\/structure\//u
/** Folders of one machine. */
const machine = /(?:["'`(= ]|^)\/(?:work|home|root|Users|tmp)\/(?!you\b)\w/u
/** Names that say nothing about what is inside. */
const emptyName = /(?:^|\/)(?:common|misc|[\w-]*(?:managers?|services?|helpers?|utils?))\.tsx?$/iu

/** Everything STYLE.md asks for that a machine can see in one file. */
export const checkTidiness = (files: readonly SourceFile[]): Violation[] =>
  files.flatMap((file) => [
    ...checkLength(file),
    ...checkLines(file),
    ...checkUses(file),
    ...checkShape(file),
    ...checkDocs(file),
  ])

/** Files over 300 lines, which still pass, so that somebody thinks of cutting them. */
export const listLongFiles = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter((file) => file.lines.length > longFile)
    .map((file) => `${file.path} has ${file.lines.length} lines`)

const violation = (file: SourceFile, rule: string, line: number, sentence: string): Violation => ({
  rule,
  path: file.path,
  line,
  sentence,
})

const checkLength = (file: SourceFile): Violation[] => [
  ...(file.lines.length > longestFile
    ? [violation(file, 'file-length', 1, `${file.lines.length} lines; ${longestFile} is the most`)]
    : []),
  // What describe() takes in a test is a chapter, not a function.
  ...file.functions
    .filter((found) => found.lines > longestFunction && !tests.test(file.path))
    .map((found) => violation(file, 'function-length', found.line, longFunction(found))),
]

const longFunction = (found: FunctionPlace): string =>
  `${found.name} has ${found.lines} lines; ${longestFunction} is the most`

const checkLines = (file: SourceFile): Violation[] =>
  file.lines.flatMap((text, index) => [
    ...(leftOver.test(text) && !namesThem.test(file.path)
      ? [violation(file, 'left-over', index + 1, 'deferred work is an issue, not a comment')]
      : []),
    ...(machine.test(text)
      ? [violation(file, 'machine-path', index + 1, 'a folder of one machine')]
      : []),
  ])

const checkUses = (file: SourceFile): Violation[] =>
  bans
    .filter((ban) => ban.where.test(file.path) && !ban.except.test(file.path))
    .flatMap((ban) =>
      file.uses
        .filter((use) => ban.use.test(use.name))
        .map((use: Place) =>
          violation(file, 'banned', use.line, `not ${use.name} but ${ban.instead}`),
        ),
    )

const checkShape = (file: SourceFile): Violation[] => [
  ...(emptyName.test(file.path)
    ? [violation(file, 'empty-name', 1, 'name the file after what it does or holds')]
    : []),
  ...(file.defaultExport !== null && file.path.startsWith('src/')
    ? [violation(file, 'default-export', file.defaultExport.line, 'exports have names')]
    : []),
  ...(file.path.startsWith('src/') && !tests.test(file.path)
    ? file.casts.map((cast) =>
        violation(file, 'cast', cast.line, `parse at the edge instead of "${cast.name}"`),
      )
    : []),
]

/** Exported functions of the server say in a sentence what they mean. Components show it. */
const checkDocs = (file: SourceFile): Violation[] =>
  tests.test(file.path) || !file.path.startsWith('src/') || file.path.endsWith('.tsx')
    ? []
    : file.functions
        .filter((found) => found.exported && !found.documented)
        .map((found) =>
          violation(
            file,
            'no-docstring',
            found.line,
            `${found.name} is exported without a sentence`,
          ),
        )
