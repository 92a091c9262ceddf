import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { appVersion } from '#core/version.ts'

// Whoever reads our output may go away (`| head`); that is no fault of ours.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  throw error
})

// Answered before the rooms are loaded. No option of the program, since operations have a field of
// that name.
if (process.argv[2] === '--version') console.log(appVersion)
else {
  // A command takes half the time when what it runs was compiled by the one before. Where the
  // folder cannot be written, it is compiled as ever.
  enableCompileCache(fileURLToPath(new URL('../../.cache/compiled', import.meta.url)))
  const { runParty } = await import('./run-party.ts')
  // At once, not at the end: the app that runs now serves the commands that come meanwhile.
  flushCompileCache()
  await runParty(process.argv)
}
