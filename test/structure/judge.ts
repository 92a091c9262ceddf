import type { Violation } from './source-file.ts'

/** What is new, and what the list of exceptions names in vain. Both fail. */
export const judge = (
  violations: readonly Violation[],
  exceptions: readonly string[],
): { readonly broken: readonly string[]; readonly spent: readonly string[] } => {
  const keys = new Set(violations.map(keyOf))
  return {
    broken: violations
      .filter((violation) => !exceptions.includes(keyOf(violation)))
      .map(({ rule, path, line, sentence }) => `${path}:${line} ${rule}: ${sentence}`),
    spent: exceptions.filter((exception) => !keys.has(exception)),
  }
}

const keyOf = ({ rule, path }: Violation): string => `${rule} ${path}`
