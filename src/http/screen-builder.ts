import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'vite'

/** Smaller files gain nothing from being packed. */
const packFromBytes = 1024

const packBrotli = promisify(brotliCompress)
const packGzip = promisify(gzip)

/** Builds the screens into a folder, and packs each text file once for all readers. */
const buildScreens = async (folder: string): Promise<void> => {
  await build({
    logLevel: 'warn',
    // Node reads the configuration itself; Vite would write a copy beside the packages first, which
    // may belong to somebody else.
    configLoader: 'native',
    build: { outDir: folder, emptyOutDir: true },
  })
  for await (const name of glob('**/*.{js,css,svg,html,json}', { cwd: folder })) {
    const path = join(folder, name)
    const text = await readFile(path)
    if (text.byteLength < packFromBytes) continue
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 10 }
    await writeFile(`${path}.br`, await packBrotli(text, { params: quality }))
    await writeFile(`${path}.gz`, await packGzip(text, { level: 9 }))
  }
}

const folder = process.argv[2]
if (!folder) throw new TypeError('give the folder to build into')
await buildScreens(folder)
