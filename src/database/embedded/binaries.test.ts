import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restoreLinks } from './binaries.ts'

test('links that an installation without scripts left out are made, once', async () => {
  const root = await mkdtemp(join(tmpdir(), 'party binaries '))
  try {
    const folder = join(root, 'native')
    await mkdir(join(folder, 'lib'), { recursive: true })
    await writeFile(join(folder, 'lib', 'libpq.so.5.18'), 'library')
    const links = [
      { source: 'native/lib/libpq.so.5', target: 'native/lib/libpq.so' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
    ]
    await writeFile(join(folder, 'pg-symlinks.json'), JSON.stringify(links))
    await restoreLinks(folder)
    await restoreLinks(folder)
    expect(await readFile(join(folder, 'lib', 'libpq.so'), 'utf8')).toBe('library')
  } finally {
    await rm(root, { recursive: true })
  }
})
