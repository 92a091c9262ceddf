import { useState } from 'react'
import type { Stage } from '#campaign/list.contract.ts'
import type { ProspectShown } from './list-queries.ts'
import { asksFirst } from './StageDialog.tsx'
import type { ListChanges } from './use-list-changes.ts'

/** What is asked of whoever acts, over the screen. */
export type Asking =
  | null
  | {
      readonly what: 'stage'
      readonly lines: readonly ProspectShown[]
      readonly stage?: Stage
      readonly after?: string | null
    }
  | {
      readonly what: 'owner' | 'area' | 'compartment' | 'move' | 'votes'
      readonly lines: readonly ProspectShown[]
    }

/** Acts on some lines: at once where nothing is asked, else with a dialog. */
export const useListActs = (changes: ListChanges, targets: () => readonly ProspectShown[]) => {
  const [asking, setAsking] = useState<Asking>(null)
  const withLines = (act: (lines: readonly ProspectShown[]) => void) => (): void => {
    const lines = targets()
    if (lines.length > 0) act(lines)
  }
  return {
    asking,
    close: () => setAsking(null),
    askStage: withLines((lines) => setAsking({ what: 'stage', lines })),
    askOwner: withLines((lines) => setAsking({ what: 'owner', lines })),
    /** One move is for one line: that of the first. */
    askMove: withLines((lines) => setAsking({ what: 'move', lines: lines.slice(0, 1) })),
    askVotes: withLines((lines) => setAsking({ what: 'votes', lines })),
    askArea: withLines((lines) => setAsking({ what: 'area', lines })),
    askCompartment: withLines((lines) => setAsking({ what: 'compartment', lines })),
    setTier: (tier: ProspectShown['tier']) =>
      withLines((lines) => changes.change({ do: 'tier', lines, tier }))(),
    remove: withLines((lines) => changes.change({ do: 'remove', lines })),
    /** Moves at once, or asks for what the stage wants to know. */
    move: (lines: readonly ProspectShown[], stage: Stage, after?: string | null): void => {
      if (asksFirst(stage)) {
        setAsking({ what: 'stage', lines, stage, ...(after === undefined ? {} : { after }) })
      } else {
        changes.change({
          do: 'move',
          lines,
          stage,
          reason: '',
          nurtureUntil: null,
          ...(after === undefined ? {} : { after }),
        })
      }
    },
  }
}
export type ListActs = ReturnType<typeof useListActs>
