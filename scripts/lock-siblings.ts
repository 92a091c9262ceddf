/** A package as `package-lock.json` notes it; only what matters here. */
export interface LockEntry {
  readonly version?: string
  readonly optional?: boolean
  readonly dev?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>
}

const systems = [
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openbsd',
  'android',
  'openharmony',
  'sunos',
  'aix',
]
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
]

/**
 * Packages for other platforms that an entry of the lockfile names as optional and the lockfile
 * does not hold, as entries to add: path and entry. System and processor stand in their names.
 */
export const missingSiblings = (lock: LockFile): readonly (readonly [string, LockEntry])[] => {
  const found = new Map<string, LockEntry>()
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const packages = { ...lock.packages, ...Object.fromEntries(found) }
      const platform = platformOf(name)
      // A range was resolved by npm or not at all; what we add must be exact.
      if (!platform || !/^\d/.test(version)) continue
      if (resolve(packages, path, name)?.version === version) continue
      const atTop = `node_modules/${name}`
      found.set(packages[atTop] ? `${path}/${atTop}` : atTop, {
        version,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...platform,
      })
    }
  }
  return [...found]
}

/** Where Node would find `name` from the package at `path`. */
const resolve = (
  packages: Readonly<Record<string, LockEntry>>,
  path: string,
  name: string,
): LockEntry | undefined => {
  const parts = path === '' ? [] : path.split(/(?:^|\/)node_modules\//).slice(1)
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const folder = [...parts.slice(0, depth), name].map((part) => `node_modules/${part}`).join('/')
    const here = packages[folder]
    if (here) return here
  }
  return undefined
}

const platformOf = (name: string): LockEntry | null => {
  const parts = (name.split('/').at(-1) ?? '').split('-')
  const os = systems.filter((system) => parts.includes(system))
  const cpu = processors.filter((processor) => parts.includes(processor))
  if (os.length === 0) return null
  const libc = parts.some((part) => part.startsWith('musl'))
    ? ['musl']
    : parts.some((part) => part.startsWith('gnu'))
      ? ['glibc']
      : []
  return { ...(cpu.length > 0 ? { cpu } : {}), ...(libc.length > 0 ? { libc } : {}), os }
}
