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
  const { runParty } = await import('./run-party.ts')
  await runParty(process.argv)
}
