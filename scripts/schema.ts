import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#database/open.ts'
import { schemaText } from '#database/schema-text.ts'

/** Writes `src/database/schema.ts` from a fresh database with every migration applied. */
const folder = await mkdtemp(join(tmpdir(), 'party-schema-'))
try {
  await using database = await openDatabase({ dataFolder: folder })
  const file = new URL('../src/database/schema.ts', import.meta.url)
  await writeFile(file, await schemaText(database.db))
  console.log(`Wrote ${file.pathname}`)
} finally {
  await rm(folder, { recursive: true })
}
