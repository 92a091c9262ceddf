import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mendName } from './mend-name.ts'
import { mendText } from './mend-text.ts'
import { mendTitle } from './mend-title.ts'

describe('texts are mended where that is certain', () => {
  test.each([
    ['Centro Polit#x00E9;cnico', 'Centro Politécnico'],
    ['Research &amp;amp; Development', 'Research & Development'],
    ['AT&T stays', 'AT&T stays'],
    ['8 Ã— 8 grids', '8 × 8 grids'],
    ['itâ€™s mended', 'it’s mended'],
    ['CAFÉ» stays', 'CAFÉ» stays'],
    ['no\u00a0break\u2003and\u3000wide', 'no break and wide'],
    ['ze\u200bro width\ufeff', 'zero width'],
    ['bell\u0007 and null\u0000', 'bell and null'],
    ['classiﬁer', 'classifier'],
    ['e\u0301cole', 'école'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ])('%j is %j', (raw, mended) => expect(mendText(raw).text).toBe(mended))
})

describe('names are mended where that is certain', () => {
  test.each([
    ['*Ada Example', 'Ada Example'],
    ['Ada Example *', 'Ada Example'],
    ['Ada Example(†)', 'Ada Example'],
    ['Ada Example[2]', 'Ada Example'],
    ['1Ada Example', 'Ada Example'],
    ['Ada Exampül1', 'Ada Exampül'],
    ['Mr. Sample', 'Sample'],
    ['Prof. Ada Example', 'Ada Example'],
    ['Jo\\~{a}o  P. Sample', 'João P. Sample'],
    ['Ze\\vcević', 'Zečević'],
    ["Jes\\'us Sample", 'Jesús Sample'],
    ['Linh KU+000E4stner', 'Linh Kästner'],
    ['DaumÃ© Sample', 'Daumé Sample'],
    ['Scha¨ffer', 'Schäffer'],
    ['Jo–Anne Sample', 'Jo-Anne Sample'],
    ['Michal\u00a0Sampel', 'Michal Sampel'],
    ['Ada ada@example.org', 'Ada'],
    ['and Ada Example', 'Ada Example'],
    // Not certain, so as printed.
    ['Cé1ine Sample', 'Cé1ine Sample'],
    ['Bo¨ehm', 'Bo¨ehm'],
    ['Finn \\. Sample', 'Finn \\. Sample'],
    ['YILEI SAMPLE', 'YILEI SAMPLE'],
    ['Sample, S.', 'Sample, S.'],
    ['江示例', '江示例'],
    ['Monomial', 'Monomial'],
  ])('%j is %j', (raw, mended) => expect(mendName(raw).text).toBe(mended))
})

describe('titles are mended where that is certain', () => {
  test.each([
    ['$\\mathcal{X}$-Armed Bandits', 'X-Armed Bandits'],
    ['Top-$k$ in $O(n^2)$', 'Top-k in O(n²)'],
    ['An $\\widetilde{\\mathcal{O}}(\\sqrt{T})$ Bound', 'An O(√T) Bound'],
    ['From $5 to $10', 'From $5 to $10'],
    ['{BERT} for {E}nglish', 'BERT for English'],
    ['\\emph{Really} good', 'Really good'],
    ['Search \\& Rescue', 'Search & Rescue'],
    ['with \\unknowncommand here', 'with \\unknowncommand here'],
  ])('%j is %j', (raw, mended) => expect(mendTitle(raw).text).toBe(mended))
})

const scraps =
  `&amp;|&#38;|#x00E9;|Ã©|â€™|a¨|¨|\\|{|}|$|\\v|\\"|~|*|†|1| |\u00a0|\u200b|\u0301|é|Ada|and |Mr. |@x.y|U+000E4|ﬁ`.split(
    '|',
  )
const dirt = fc.array(fc.constantFrom(...scraps), { maxLength: 14 })

describe('mending twice changes nothing more', () => {
  const mends = { text: mendText, name: mendName, title: mendTitle }
  test.each(Object.entries(mends))('%s', (_, mend) => {
    const sample = fc.oneof(
      dirt.map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(sample, (raw) => {
        const once = mend(raw).text
        expect(mend(once).text).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('a text made to be slow is not', () => {
  const hostile = [
    '&amp;'.repeat(40_000),
    'Ã'.repeat(200_000),
    '\\v'.repeat(100_000),
    '$'.repeat(100_000),
  ]
  const before = performance.now()
  for (const text of hostile)
    for (const mend of [mendText, mendName, mendTitle]) mend(text.slice(0, 2_000))
  for (const text of hostile) mendText(text)
  expect(performance.now() - before).toBeLessThan(3_000)
})
