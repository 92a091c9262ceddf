import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'

/**
 * Chromium comes from npm (`@sparticuz/chromium`): the browser, the few libraries that a bare
 * Debian lacks (NSS, NSPR, Expat), a software renderer and one family of type. Nothing is asked of
 * the system. It is unpacked once, beside the packages; the package's own way unpacks to a shared
 * name in the folder for temporary files, where two test files at once would meet.
 */
const root = path.join(import.meta.dirname, '..', '..')
const unpack = promisify(brotliDecompress)
const startTimeoutMs = 60_000

/**
 * A browser of its own, headless. The caller closes it. `PARTY_CHROMIUM` names another one, for
 * machines that are not Linux on x64.
 */
export const launchChromium = async (): Promise<Browser> => {
  const own = process.env['PARTY_CHROMIUM']
  if (own !== undefined && own !== '') {
    return chromium.launch({ executablePath: own, timeout: startTimeoutMs })
  }
  const folder = await unpackOnce()
  const bare = !existsSync('/etc/fonts/fonts.conf')
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    args: [
      '--no-sandbox', // containers and CI run as root, which the sandbox refuses
      '--font-render-hinting=none',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader', // WebGL without a graphics card
    ],
    timeout: startTimeoutMs,
    env: {
      ...cleanEnv(),
      ...(bare ? { FONTCONFIG_PATH: folder } : {}),
      ...(needsLibraries(path.join(folder, 'chromium'))
        ? { LD_LIBRARY_PATH: path.join(folder, 'lib') }
        : {}),
    },
  })
}

const cleanEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

/** Whether the system lacks one of the libraries that the package brings along. */
const needsLibraries = (binary: string): boolean => {
  const found = spawnSync('ldd', [binary], { encoding: 'utf8', timeout: 10_000 })
  return found.status !== 0 || found.stdout.includes('not found')
}

const unpackOnce = async (): Promise<string> => {
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bin = path.join(path.dirname(manifest), '..', 'bin')
  const version = await versionOf(path.join(bin, '..', 'package.json'))
  const parent = path.join(root, 'node_modules', '.cache')
  const folder = path.join(parent, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(parent, { recursive: true })
  const half = await mkdtemp(path.join(parent, 'chromium-half-'))
  const binary = await unpack(await readFile(path.join(bin, 'chromium.br')))
  await writeFile(path.join(half, 'chromium'), binary, { mode: 0o755 })
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    const tar = await unpack(await readFile(path.join(bin, `${name}.tar.br`)))
    spawnSync('tar', ['-x', '-C', half], { input: tar, timeout: startTimeoutMs })
  }
  await pointAtFonts(half, folder)
  // Whoever comes first wins; the other's half is thrown away.
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }))
  return folder
}

const versionOf = async (file: string): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(file, 'utf8'))
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return known ? String(manifest.version) : 'unknown'
}

/** The package's fonts.conf names a folder of its own; ours lies elsewhere. */
const pointAtFonts = async (half: string, folder: string): Promise<void> => {
  const config = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
  await writeFile(path.join(half, 'fonts.conf'), config)
}
