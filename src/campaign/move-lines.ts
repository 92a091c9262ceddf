import { z } from 'zod'
import type { LineKind, SpokenEvent } from '#actions/room.ts'
import { Stage } from './list.contract.ts'
import { prospectCards } from './prospect-cards.ts'
import { stageWords } from './stage-words.ts'

const events = [
  'campaign.prospect_added',
  'campaign.stage_moved',
  'campaign.stage_move_undone',
  'campaign.prospects_joined',
] as const

/** Moves on The List as the campaign says them in the Room; of what one may not see, nothing. */
export const moveLines: LineKind = {
  kind: 'moves',
  events,
  say: async (ctx, spoken) => {
    const ids = spoken.flatMap((event) => event.subjectId ?? [])
    const cards = new Map((await prospectCards.find(ctx, ids)).map((card) => [card.id, card]))
    return spoken.map((event) => {
      const about = cards.get(event.subjectId ?? '')
      const sentence = about ? sentenceOf(about.title, event) : null
      return about && sentence !== null ? { sentence, about } : null
    })
  },
}

const Moved = z.object({ from: Stage.nullable(), to: Stage })

const sentenceOf = (name: string, { name: event, payload, by }: SpokenEvent): string | null => {
  const moved = Moved.safeParse(payload)
  switch (event) {
    case 'campaign.prospect_added':
      return `${by} added ${name} to The List.`
    case 'campaign.prospects_joined':
      return `${by} joined two lines of ${name}.`
    case 'campaign.stage_moved':
      return moved.success ? `${by} moved ${name} to ${stageWords[moved.data.to]}.` : null
    case 'campaign.stage_move_undone':
      return moved.success ? `${by} moved ${name} back to ${stageWords[moved.data.to]}.` : null
    default:
      return null
  }
}
