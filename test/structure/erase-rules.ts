/** A table and who erases from it. */
interface Kept {
  readonly table: string
  readonly room: string
}

const made = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?:[a-z]+\.)?(\w+)/giu
const said = /\bcomment\s+on\s+table\s+(?:[a-z]+\.)?(\w+)\s+is\s+'erase:\s*((?:[^']|'')*)'/giu
const dropped = /\bdrop\s+table\s+(?:if\s+exists\s+)?(?:[a-z]+\.)?(\w+)/giu

/** The erase rule of every table that the migrations leave, the last word on it; null where none is. */
export const readEraseRules = (
  migrations: ReadonlyMap<string, string>,
): ReadonlyMap<string, string | null> => {
  const rules = new Map<string, string | null>()
  for (const text of migrations.values()) {
    for (const [, table = ''] of text.matchAll(made)) rules.set(table, rules.get(table) ?? null)
    for (const [, table = '', rule = ''] of text.matchAll(said)) rules.set(table, rule)
    for (const [, table = ''] of text.matchAll(dropped)) rules.delete(table)
  }
  return rules
}

/**
 * What does not fit, in words: a table without a rule, one whose rows go and whom no keeper erases
 * (or several), and one that a keeper names in vain. Rules that begin with "keep" let rows stay.
 */
export const checkEraseRules = (
  rules: ReadonlyMap<string, string | null>,
  kept: readonly Kept[],
): readonly string[] => {
  const keepers = Map.groupBy(kept, (one) => one.table)
  const tables = [...rules].flatMap(([table, rule]) => {
    const names = (keepers.get(table) ?? []).map((one) => one.room)
    if (rule === null) return [`${table}: no comment says what becomes of it`]
    if (/^(?:keep|none)\b/iu.test(rule)) {
      return names.length === 0
        ? []
        : [`${table}: it says "keep", and a keeper names it (${names.join(', ')})`]
    }
    if (names.length === 0) return [`${table}: no keeper erases it`]
    return names.length === 1 ? [] : [`${table}: several keepers name it (${names.join(', ')})`]
  })
  const unknown = [...keepers].flatMap(([table, of]) =>
    rules.has(table)
      ? []
      : [
          `${table}: a keeper names it (${of.map((one) => one.room).join(', ')}), and no migration makes it`,
        ],
  )
  return [...tables, ...unknown].toSorted()
}
