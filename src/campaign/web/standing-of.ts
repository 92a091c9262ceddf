import { api } from '#ui/api.gen.ts'
import type { Somebody } from '#ui/list-slot.tsx'

type Standing = Awaited<ReturnType<typeof api.campaign.standing>>['standing'][number]

interface Waiting {
  readonly who: Somebody
  readonly answer: (standing: Standing | null) => void
  readonly fail: (error: unknown) => void
}

/** Rows of a screen ask one by one and at once; they are asked about together. */
const gatherMs = 15
const mostAtOnce = 100

let waiting: Waiting[] = []

/** Where somebody stands on The List; null for whoever is not on it. */
export const standingOf = (who: Somebody): Promise<Standing | null> =>
  new Promise((answer, fail) => {
    if (waiting.length === 0) setTimeout(() => void askTogether(), gatherMs)
    waiting.push({ who, answer, fail })
  })

const askTogether = async (): Promise<void> => {
  const all = waiting
  waiting = []
  for (let at = 0; at < all.length; at += mostAtOnce) await askSome(all.slice(at, at + mostAtOnce))
}

const askSome = async (some: readonly Waiting[]): Promise<void> => {
  const idsOf = (kind: Somebody['kind']): string[] =>
    some.filter(({ who }) => who.kind === kind).map(({ who }) => who.id)
  try {
    const { standing } = await api.campaign.standing({
      personId: idsOf('person'),
      organisationId: idsOf('organisation'),
    })
    const lines = new Map(standing.map((one) => [one.personId ?? one.organisationId, one]))
    for (const { who, answer } of some) answer(lines.get(who.id) ?? null)
  } catch (error) {
    for (const { fail } of some) fail(error)
  }
}
