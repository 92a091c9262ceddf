import { mendLatexLetters } from './latex.ts'
import { mathToText } from './latex-math.ts'
import { applyUntilSettled, isPlain, type Mended, textMends } from './mend-text.ts'

const latexMark = /[\\$]|[{}]|``|''/

/**
 * Mends a title: what `mendText` mends, and LaTeX: `$\mathcal{X}$-Armed Bandits` is
 * "X-Armed Bandits", `\emph{really}` is "really". What has a command we do not know stays as it
 * came. Markup of other kinds (`<i>`) is text like any other and is shown as such.
 */
export const mendTitle = (raw: string): Mended => {
  if (isPlain(raw) && !latexMark.test(raw)) return { text: raw, reasons: [] }
  return applyUntilSettled(raw, [...textMends, ['latex', mendLatex]])
}

const command =
  /\\(?:emph|text(?:it|bf|tt|sc|rm|sf|sl|normal|up)?|mathrm|mathit|mathbf|mathsf|underline|mbox)\s*\{([^{}\\$]*)\}/g
const groupOfWord = /(?<![\\_^\p{L}])\{([\p{L}\p{N}][\p{L}\p{N} '.,:+-]*)\}/gu
const wordGroupInside = /(?<=[\p{L}-])\{([\p{L}\p{N}]+)\}|\{([\p{L}\p{N}]+)\}(?=[\p{L}-])/gu

const mendLatex = (text: string): string => {
  if (!latexMark.test(text)) return text
  const mended = mendLatexLetters(mathToText(text))
    .replace(command, '$1')
    .replace(/\\([&%#_$])/g, '$1')
    .replace(/``|''/g, '"')
    .replace(/\\[,;: ]|(?<=\p{L})~(?=\p{L})/gu, ' ')
  if (mended.includes('\\')) return mended
  // BibTeX protects capitals with braces: "{BERT} for {E}nglish".
  return mended.replace(groupOfWord, '$1').replace(wordGroupInside, '$1$2')
}
