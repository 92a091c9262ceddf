import { fileURLToPath } from 'node:url'

const at = (file: string): string =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}`))

/** One family in two weights, and one for what a person wrote. */
export const fonts = {
  plain: at('DejaVuSansCondensed.ttf'),
  bold: at('DejaVuSansCondensed-Bold.ttf'),
} as const
