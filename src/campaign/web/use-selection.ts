import { useState } from 'react'
import type { ProspectShown, Seen } from './list-queries.ts'

/** The lines that are chosen for one act, as they were last seen. */
export const useSelection = () => {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ProspectShown>>(new Map())
  return {
    chosen,
    has: (id: string): boolean => chosen.has(id),
    toggle: (line: ProspectShown): void =>
      setChosen((before) => {
        const next = new Map(before)
        if (!next.delete(line.id)) next.set(line.id, line)
        return next
      }),
    add: (lines: readonly ProspectShown[]): void =>
      setChosen((before) => new Map([...before, ...lines.map((line) => [line.id, line] as const)])),
    clear: (): void => setChosen(new Map()),
    /** After a change the lines stay chosen, at the version that it left. */
    follow: (changed: readonly Seen[]): void =>
      setChosen((before) => {
        const versions = new Map(changed.map((one) => [one.id, one.version]))
        return new Map(
          [...before].map(([id, line]) => [
            id,
            { ...line, version: versions.get(id) ?? line.version },
          ]),
        )
      }),
  }
}
export type Selection = ReturnType<typeof useSelection>
