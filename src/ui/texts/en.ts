import { shellTexts } from './shell.ts'
import { partTexts } from './parts.ts'

/** Every text on every screen. A room adds its own in `web/texts.ts` and is listed here. */
export const en = {
  ...shellTexts,
  ...partTexts,
} as const
