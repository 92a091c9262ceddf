import path from 'node:path'
import {
  catalogue,
  doors,
  driverHomes,
  fetchHomes,
  gatherers,
  ground,
  groundRests,
  connectionMakers,
  mayOpenTheApp,
  rooms,
  seedDoor,
} from './import-table.ts'
import type { Import, SourceFile, Violation } from './source-file.ts'

/** An import from one file of ours to another, both as paths of the tree. */
interface Edge {
  readonly file: SourceFile
  readonly to: string
  readonly found: Import
}

/** Every import that the table forbids, every driver away from home, every cycle. */
export const checkArchitecture = (files: readonly SourceFile[]): Violation[] => {
  const sources = files.filter((file) => file.path.startsWith('src/'))
  const edges = sources.flatMap(edgesOf)
  const shipped = edges.filter((edge) => !isTest(edge.file.path))
  return [
    ...shipped.flatMap(checkEdge),
    ...sources.filter((file) => !isTest(file.path)).flatMap(checkPackages),
    ...findCycles(edges),
  ]
}

const isTest = (name: string): boolean => /\.test\.tsx?$/u.test(name)
const isScreen = (name: string): boolean => name.startsWith('src/ui/') || name.includes('/web/')
/** A large room writes its contract in parts (`charter.contract.ts`), which `contract.ts` gathers. */
const isContract = (name: string): boolean => /\/(?:[a-z-]+\.)?contract\.ts$/u.test(name)
/** `src/people/web/Dossier.tsx` -> `people`. */
const roomOf = (name: string): string => name.split('/')[1] ?? ''

const edgesOf = (file: SourceFile): Edge[] =>
  file.imports.flatMap((found) => {
    const to = resolveImport(file.path, found.from)
    return to === null ? [] : [{ file, to, found }]
  })

/** Where an import leads inside the tree; null for packages and Node's own modules. */
const resolveImport = (from: string, name: string): string | null => {
  if (name.startsWith('#')) return `src/${name.slice(1)}`
  if (name.startsWith('.'))
    return path.posix.normalize(path.posix.join(path.posix.dirname(from), name))
  return null
}

const broken = (edge: Edge, rule: string, sentence: string): Violation[] => [
  { rule, path: edge.file.path, line: edge.found.line, sentence },
]

const checkEdge = (edge: Edge): Violation[] => {
  const from = edge.file.path
  const { to } = edge
  if (!to.startsWith('src/')) return checkOutsideTree(edge)
  if (gatherers.includes(from)) return []
  if (from.startsWith('src/cli/') && mayOpenTheApp.includes(to)) return []
  if (isContract(from)) return checkContract(edge)
  if (isScreen(from)) return checkScreen(edge)
  if (roomOf(from) === roomOf(to)) {
    return to.includes('/web/')
      ? broken(edge, 'screens-stay-in-front', `${to} is a screen; nothing on the server imports it`)
      : []
  }
  return [...checkTable(edge), ...checkShelf(edge)]
}

const checkOutsideTree = (edge: Edge): Violation[] =>
  edge.to === seedDoor.file && seedDoor.importedFrom.some((room) => edge.file.path.startsWith(room))
    ? []
    : broken(edge, 'outside-the-source', `${edge.to} is not part of what is shipped`)

/** Contracts run in browsers: zod, and contracts of rooms that this one may know. */
const checkContract = (edge: Edge): Violation[] =>
  isContract(edge.to) && mayImport(roomOf(edge.file.path), edge.to)
    ? []
    : broken(edge, 'contract-imports', `a contract imports zod and contracts only, not ${edge.to}`)

const checkScreen = (edge: Edge): Violation[] => {
  const { to } = edge
  const from = edge.file.path
  const own = to.includes('/web/') && roomOf(to) === roomOf(from)
  const gathered = from === catalogue && /\/web\/[\w-]*texts\.ts$/u.test(to)
  if (to.startsWith('src/ui/') || own || gathered || isContract(to)) return []
  return broken(edge, 'screen-imports', `a screen imports ui and contracts only, not ${to}`)
}

const isGround = (name: string): name is (typeof ground)[number] =>
  ground.some((part) => part === name)

const mayImport = (room: string, to: string): boolean => {
  const other = roomOf(to)
  if (room === other) return true
  if (isGround(room)) return groundRests[room].includes(other)
  if (room in doors) return (doors[room] ?? []).includes(other)
  if (isGround(other)) return true
  if (room === 'insights') return isContract(to)
  return (rooms[room] ?? []).includes(other)
}

const checkTable = (edge: Edge): Violation[] => {
  const room = roomOf(edge.file.path)
  const known = room in rooms || room in doors || isGround(room)
  if (!known) return broken(edge, 'unknown-room', `${room} stands in no table`)
  return mayImport(room, edge.to)
    ? []
    : broken(edge, 'room-imports', `${room} may not import ${roomOf(edge.to)} (${edge.to})`)
}

/** From another room only its top shelf, and never its SQL. */
const checkShelf = (edge: Edge): Violation[] => {
  const shelf = edge.to.split('/')
  if (shelf.length > 3) {
    return broken(
      edge,
      'top-shelf',
      `${edge.to} lies in a back room; import from src/${shelf[1]}/ only`,
    )
  }
  return shelf[2] === 'queries.ts' && roomOf(edge.to) in rooms
    ? broken(edge, 'top-shelf', `${edge.to} is the SQL of another room`)
    : []
}

const checkPackages = (file: SourceFile): Violation[] => [
  ...file.imports.flatMap((found) => checkDriver(file, found)),
  ...file.imports.flatMap((found) =>
    isContract(file.path) && !/^(?:zod|[.#].*)$/u.test(found.from)
      ? [
          packageViolation(
            file,
            found,
            'contract-imports',
            `a contract imports zod, not ${found.from}`,
          ),
        ]
      : [],
  ),
  ...file.imports.flatMap((found) =>
    isScreen(file.path) && found.from.startsWith('node:')
      ? [packageViolation(file, found, 'screen-imports', `${found.from} is not there in a browser`)]
      : [],
  ),
  ...file.uses
    .filter((use) => /^(?:globalThis\.)?fetch\($/u.test(use.name))
    .filter(() => !fetchHomes.some((home) => file.path.startsWith(home)))
    .map((use) => ({
      rule: 'driver-home',
      path: file.path,
      line: use.line,
      sentence: 'the outside is called from a source or a channel only (fetch)',
    })),
]

const packageViolation = (
  file: SourceFile,
  found: Import,
  rule: string,
  sentence: string,
): Violation => ({ rule, path: file.path, line: found.line, sentence })

const checkDriver = (file: SourceFile, found: Import): Violation[] => {
  if (found.from === 'kysely' || found.from.startsWith('kysely/')) {
    const makes = found.what.filter((name) => connectionMakers.includes(name))
    if (makes.length === 0 || file.path.startsWith('src/database/')) return []
    const sentence = `${makes.join(', ')} of kysely: connections are made in src/database/`
    return [packageViolation(file, found, 'driver-home', sentence)]
  }
  const driver = driverHomes.find(({ packages }) =>
    packages.some((name) =>
      name.endsWith('/')
        ? found.from.startsWith(name)
        : found.from === name || found.from.startsWith(`${name}/`),
    ),
  )
  if (driver === undefined || driver.homes.some((home) => file.path.startsWith(home))) return []
  const sentence = `${found.from} lives in ${driver.homes.join(' and ')}`
  return [packageViolation(file, found, 'driver-home', sentence)]
}

/** Files that import one another in a ring. Types are left out: they are gone when code runs. */
const findCycles = (edges: readonly Edge[]): Violation[] => {
  const next = Map.groupBy(
    edges.filter((edge) => !edge.found.typeOnly),
    (edge) => edge.file.path,
  )
  const done = new Set<string>()
  const found: Violation[] = []
  const visit = (name: string, trail: readonly string[]): void => {
    const at = trail.indexOf(name)
    if (at >= 0) {
      const ring = [...trail.slice(at), name].join(' -> ')
      found.push({ rule: 'no-cycles', path: name, line: 1, sentence: ring })
      return
    }
    if (done.has(name)) return
    for (const edge of next.get(name) ?? []) visit(edge.to, [...trail, name])
    done.add(name)
  }
  for (const name of next.keys()) visit(name, [])
  return found
}
