import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetList } from './list-queries.ts'
import type { ProspectShown, Seen } from './list-queries.ts'
import { stageName } from './stage-texts.ts'

type StageValue = ProspectShown['stage']
type TierValue = ProspectShown['tier']

/** What can be done with lines; each answers with its undo. */
export type ListChange =
  | { readonly do: 'tier'; readonly lines: readonly ProspectShown[]; readonly tier: TierValue }
  | {
      readonly do: 'owner'
      readonly lines: readonly ProspectShown[]
      readonly owner: { readonly id: string; readonly name: string } | null
    }
  | {
      readonly do: 'area'
      readonly lines: readonly ProspectShown[]
      readonly area: { readonly id: string; readonly name: string } | null
    }
  | { readonly do: 'thesis'; readonly line: ProspectShown; readonly thesis: string }
  | {
      readonly do: 'move'
      readonly lines: readonly ProspectShown[]
      readonly stage: StageValue
      readonly reason: string
      readonly nurtureUntil: string | null
      readonly after?: string | null
    }
  | { readonly do: 'arrange'; readonly line: ProspectShown; readonly after: string | null }
  | { readonly do: 'remove'; readonly lines: readonly ProspectShown[] }
  | {
      readonly do: 'compartment'
      readonly lines: readonly ProspectShown[]
      readonly compartmentId: string | null
    }
  | { readonly do: 'join'; readonly keep: ProspectShown; readonly other: ProspectShown }
  | { readonly do: 'part'; readonly joinId: string; readonly name: string }
  | {
      readonly do: 'anchor'
      readonly line: ProspectShown
      readonly personId: string | null
      readonly organisationId: string | null
    }

interface Answer {
  readonly sentence: string
  /** Lines at their new version. */
  readonly changed: readonly Seen[]
  readonly undo?: () => Promise<unknown>
}

/** Changes lines and says what was done, with the way back. */
export const useListChanges = (onChanged?: (changed: readonly Seen[]) => void) => {
  const client = useQueryClient()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: carryOut,
    onSuccess: async ({ sentence, changed, undo }) => {
      for (const { id, version } of changed) ownVersions.set(id, version)
      onChanged?.(changed)
      sayDone(
        sentence,
        undo &&
          (async () => {
            await undo()
            await forgetList(client)
          }),
      )
      await forgetList(client)
    },
    // Somebody was quicker: what stands now is shown beside the refusal.
    onError: () => forgetList(client),
  })
  return { change: mutate, isPending, error, reset }
}
export type ListChanges = ReturnType<typeof useListChanges>

const carryOut = async (change: ListChange): Promise<Answer> => {
  switch (change.do) {
    case 'tier':
    case 'owner':
    case 'area':
    case 'thesis':
      return written(change)
    case 'move':
      return moved(change)
    case 'arrange': {
      const { prospect, undo } = await api.campaign.arrange({
        ...seen(change.line),
        after: change.after,
      })
      return {
        sentence: t('list.done.arranged', { name: change.line.name }),
        changed: [prospect],
        undo: () => api.campaign.arrange(undo),
      }
    }
    case 'remove': {
      const { prospects } = await api.campaign.remove({ prospects: change.lines.map(seen) })
      return {
        sentence: t('list.done.removed', { who: who(change.lines) }),
        changed: prospects,
        undo: () => api.campaign.restore({ prospects }),
      }
    }
    case 'compartment':
      return narrowed(change)
    case 'join': {
      const { joinId, prospect } = await api.campaign.join({
        keep: seen(change.keep),
        other: seen(change.other),
      })
      return {
        sentence: t('list.done.joined', { name: change.keep.name }),
        changed: [seen(prospect)],
        undo: () => api.campaign.undoJoin({ joinId }),
      }
    }
    case 'part': {
      await api.campaign.undoJoin({ joinId: change.joinId })
      return { sentence: t('list.done.parted', { name: change.name }), changed: [] }
    }
    case 'anchor': {
      const { prospect, undo } = await api.campaign.anchor({
        ...seen(change.line),
        personId: change.personId,
        organisationId: change.organisationId,
      })
      return {
        sentence: t('list.done.anchored', { name: prospect.name }),
        changed: [seen(prospect)],
        undo: () => api.campaign.anchor(undo),
      }
    }
  }
}

const written = (
  change: Extract<ListChange, { do: 'tier' | 'owner' | 'area' | 'thesis' }>,
): Promise<Answer> => {
  switch (change.do) {
    case 'tier': {
      const { tier, lines } = change
      const sentence =
        tier === null ? t('list.done.noTier') : t('list.done.tier', { tier, who: who(lines) })
      return edited(lines, { tier }, sentence)
    }
    case 'owner': {
      const { owner, lines } = change
      const sentence =
        owner === null
          ? t('list.done.noOwner', { who: who(lines) })
          : t('list.done.owner', { owner: owner.name, who: who(lines) })
      return edited(lines, { ownerId: owner?.id ?? null }, sentence)
    }
    case 'area': {
      const { area, lines } = change
      const name = area?.name ?? t('list.noArea')
      const sentence = t('list.done.area', { area: name, who: who(lines) })
      return edited(lines, { seatAreaId: area?.id ?? null }, sentence)
    }
    case 'thesis':
      return edited([change.line], { thesis: change.thesis }, t('list.done.thesis'))
  }
}

const edited = async (
  lines: readonly ProspectShown[],
  fields: {
    readonly tier?: TierValue
    readonly ownerId?: string | null
    readonly seatAreaId?: string | null
    readonly thesis?: string
  },
  sentence: string,
): Promise<Answer> => {
  const { changed, undo } = await api.campaign.edit({
    changes: lines.map((line) => ({ ...seen(line), ...fields })),
  })
  return { sentence, changed, undo: () => api.campaign.edit(undo) }
}

const moved = async (change: Extract<ListChange, { do: 'move' }>): Promise<Answer> => {
  const { moved: lines, undo } = await api.campaign.move({
    prospects: change.lines.map(seen),
    stage: change.stage,
    reason: change.reason,
    nurtureUntil: change.nurtureUntil,
    ...(change.after === undefined ? {} : { after: change.after }),
  })
  const sentence = t('list.done.moved', {
    who: who(change.lines),
    stage: stageName(change.stage),
  })
  return lines.length === 0
    ? { sentence, changed: lines }
    : { sentence, changed: lines, undo: () => api.campaign.undoMoves(undo) }
}

const narrowed = async (change: Extract<ListChange, { do: 'compartment' }>): Promise<Answer> => {
  const { changed, undo } = await api.campaign.setCompartment({
    prospects: change.lines.map(seen),
    compartmentId: change.compartmentId,
  })
  return {
    sentence:
      change.compartmentId === null
        ? t('list.done.widened', { who: who(change.lines) })
        : t('list.done.narrowed', { who: who(change.lines) }),
    changed,
    undo: async () => {
      for (const back of undo) await api.campaign.setCompartment(back)
    },
  }
}

/**
 * Versions that this browser's own changes left: a hand is quicker than the next reading of the
 * list, and its second change is not made from an old state.
 */
const ownVersions = new Map<string, number>()

const seen = ({ id, version }: Seen): Seen => ({
  id,
  version: Math.max(version, ownVersions.get(id) ?? 0),
})

/** Names a line, or counts several. */
export const who = (lines: readonly { readonly name: string }[]): string =>
  lines.length === 1 ? (lines[0]?.name ?? '') : t('list.lines', { count: lines.length })
