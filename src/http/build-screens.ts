import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { glob, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#core/errors.ts'
import { appFolder } from '#core/version.ts'

/** Everything that decides how the screens come out. */
const inputs = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'src/web*.tsx',
  'src/ui/**/*',
  'src/*/web/**/*',
  'src/*/contract.ts',
  'src/*/*.contract.ts',
]

/** A build takes seconds; on a slow disk with cold files it may take a minute. */
const buildTimeoutMs = 180_000

/** Builds kept for other branches and versions of the same folder. */
const buildsKept = 3

/** A build this young may be served by another app at this moment. */
const youngMs = 24 * 3600_000

/**
 * The folder of the screens for exactly these sources; built first when there is none yet, in a
 * process of its own so that its memory is gone afterwards. `onBuild` is called when that happens.
 *
 * @throws AppError `screens_not_built` with the end of the builder's report.
 */
export const prepareScreens = async (cache: string, onBuild: () => void): Promise<string> => {
  const folder = join(cache, await inputsHash())
  if (existsSync(join(folder, 'index.html'))) {
    await utimes(folder, new Date(), new Date())
    return folder
  }
  onBuild()
  await mkdir(cache, { recursive: true })
  const draft = join(cache, `draft-${process.pid}`)
  await rm(draft, { recursive: true, force: true })
  try {
    await build(draft)
    await rename(draft, folder).catch((error: unknown) => {
      // Another process built the same meanwhile: theirs is as good.
      if (!existsSync(join(folder, 'index.html'))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  await forgetOldBuilds(cache)
  return folder
}

const inputsHash = async (): Promise<string> => {
  const paths: string[] = []
  for await (const entry of glob(inputs, { cwd: appFolder, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) {
      paths.push(join(entry.parentPath, entry.name))
    }
  }
  const hash = createHash('sha256')
  for (const path of paths.toSorted()) {
    hash
      .update(path.slice(appFolder.length))
      .update('\0')
      .update(await readFile(path))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

const build = (draft: string): Promise<void> =>
  new Promise((done, fail) => {
    const builder = spawn(
      process.execPath,
      [join(import.meta.dirname, 'screen-builder.ts'), draft],
      {
        cwd: appFolder,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: buildTimeoutMs,
        env: { ...process.env, NODE_ENV: 'production' },
      },
    )
    const report: string[] = []
    const keep = (chunk: Buffer) => {
      report.push(chunk.toString())
      if (report.length > 200) report.shift()
    }
    builder.stdout.on('data', keep)
    builder.stderr.on('data', keep)
    builder.once('error', fail)
    builder.once('close', (code) => {
      if (code === 0) done()
      else fail(notBuilt(report.join('').trim().split('\n').slice(-12).join('\n')))
    })
  })

/** Builds not used for longest go first. */
const forgetOldBuilds = async (cache: string): Promise<void> => {
  const names = await readdir(cache)
  const builds = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(cache, name))).mtimeMs })),
  )
  const old = builds
    .toSorted((a, b) => b.at - a.at)
    .slice(buildsKept)
    .filter(({ at }) => Date.now() - at > youngMs)
  for (const { name } of old) await rm(join(cache, name), { recursive: true, force: true })
}

const notBuilt = (report: string): AppError =>
  new AppError('invalid', `The screens could not be built:\n${report}`, {
    code: 'screens_not_built',
    next: 'The terminal and the API work without them. `./party doctor` says more.',
  })
