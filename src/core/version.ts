import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The folder the app was installed in, absolute. */
export const appFolder = join(import.meta.dirname, '..', '..')

const Package = z.object({ version: z.string() })

/** Version of the app, as its package says. */
export const appVersion = Package.parse(
  JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')),
).version
