/** Prints rows under their heads, as wide as they need to be. */
export const printTable = (
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void => {
  const lines = [columns, ...rows.map((row) => row.map(String))]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)))
  for (const [n, line] of lines.entries()) {
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    if (n === 0) console.log(widths.map((width) => '-'.repeat(width)).join('  '))
  }
}
