/**
 * Draws the names of the invented people once, into `names.json`, leaving out every name that a
 * real researcher bears in a corpus at hand. A tool of the makers: the application and its tests
 * read only the list. Run: node seed/draw-names.ts FOLDER_WITH_GZIPPED_WORKS
 */
import { createReadStream, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import cast from './cast.json' with { type: 'json' }
import parts from './name-parts.json' with { type: 'json' }
import { openRandom, type Random } from './random.ts'

const namesWanted = 900
const drawSeed = 20_261_124

/** Letters only, without marks and case, so that "Đặng, Linh" meets "LINH DANG". */
const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll('đ', 'd')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L} ]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ')

const readRealNames = async (folder: string): Promise<Set<string>> => {
  const real = new Set<string>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.gz'))) {
    const lines = createInterface({
      input: createReadStream(path.join(folder, file)).pipe(createGunzip()),
    })
    for await (const line of lines) {
      for (const found of line.matchAll(/"raw_author_name":"([^"]+)"/gu))
        real.add(bare(found[1] ?? ''))
    }
  }
  return real
}

/** A given name of one culture; a family name of the same, or two families joined by marriage. */
const drawName = (random: Random): string => {
  const cultures = Object.values(parts)
  const culture = random.pick(cultures)
  const [given = [], family = []] = culture
  const first = random.pick(given)
  const own = random.pick(family)
  if (own.includes('-') || own.includes(' ') || random.chance(0.58)) return `${first} ${own}`
  const [, otherFamily = []] = random.pick(cultures)
  const other = random.pick(otherFamily)
  if (other === own || other.includes('-') || other.includes(' ')) return `${first} ${own}`
  return random.chance(0.5) ? `${first} ${own}-${other}` : `${first} ${other}-${own}`
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder of gzipped works to check against.')
const real = await readRealNames(folder)
const clash = cast.filter((person) => real.has(bare(person.name)))
if (clash.length > 0) throw new Error(`Real people bear: ${clash.map((p) => p.name).join(', ')}`)
const random = openRandom(drawSeed)
const taken = new Set(cast.map((person) => bare(person.name)))
const names: string[] = []
while (names.length < namesWanted) {
  const name = drawName(random)
  const key = bare(name)
  if (taken.has(key) || real.has(key)) continue
  taken.add(key)
  names.push(name)
}
writeFileSync(path.join(import.meta.dirname, 'names.json'), `${JSON.stringify(names, null, 1)}\n`)
process.stdout.write(`${names.length} names, ${real.size} real ones avoided\n`)
