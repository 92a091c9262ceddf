import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { readTextColumns } from '#warehouse/parquet-file.ts'
import type { AdmiredPeople } from '../contract.ts'
import { committedShards } from '../shard-rows.ts'
import type { OpenAlexClient } from './openalex/client.ts'
import { filtered, ids, type WorkQuestion, yearFilter } from './openalex/query-parts.ts'
import type { SourceStep } from './read-sources.ts'

// Closest co-authors and main venues; each question may name fifty of them at once.
const mostCoAuthors = 100
const coAuthorsAtOnce = 50
const mostVenues = 8
// Of the stated number: this much for the works of co-authors, the rest for venues.
const shareOfCoAuthors = 0.6

/**
 * What to fetch around people one admires: first their own works, then recent works of their
 * closest co-authors, then recent works of the venues they publish at, up to the stated number.
 * The later questions come out of what the earlier ones brought, read back from the shards, so an
 * interrupted run asks the same again.
 */
export const admiredSteps = async function* (
  ctx: Context,
  run: string,
  wanted: AdmiredPeople,
  client: OpenAlexClient,
): AsyncGenerator<SourceStep> {
  const names = await namesOf(client, wanted.authorIds)
  const own = wanted.authorIds.map((id) => ({
    name: `Works of ${names.get(id) ?? id}`,
    params: filtered([ids('authorships.author.id', 'A', [id])]),
    limit: Math.ceil(wanted.limit / wanted.authorIds.length),
  }))
  yield { questions: own, buildAfter: true }

  const near = await readNear(ctx, run, new Set(wanted.authorIds), own.length)
  const since = ctx.now().getFullYear() - wanted.recentYears + 1
  const left = Math.max(0, wanted.limit - near.works)
  const forCoAuthors = near.venues.length === 0 ? left : Math.ceil(left * shareOfCoAuthors)
  const coAuthors = coAuthorQuestions(near.coAuthors, since, forCoAuthors)
  yield { questions: coAuthors, buildAfter: true }

  const forVenues = left - coAuthors.reduce((sum, question) => sum + question.limit, 0)
  if (forVenues <= 0 || near.venues.length === 0) return
  const filters = [
    ids('primary_location.source.id', 'S', near.venues),
    yearFilter(since, undefined),
  ]
  const params = { ...filtered(filters), sort: 'publication_date:desc' }
  const name = `Recent works of ${near.venues.length === 1 ? 'their venue' : 'their venues'}`
  yield { questions: [{ name, params, limit: forVenues }], buildAfter: false }
}

const coAuthorQuestions = (
  people: readonly string[],
  since: number,
  limit: number,
): readonly WorkQuestion[] => {
  const portions = Math.ceil(people.length / coAuthorsAtOnce)
  if (limit <= 0 || portions === 0) return []
  return Array.from({ length: portions }, (_, at) => {
    const some = people.slice(at * coAuthorsAtOnce, (at + 1) * coAuthorsAtOnce)
    const filters = [ids('authorships.author.id', 'A', some), yearFilter(since, undefined)]
    return {
      name: `Recent works of ${some.length} co-authors${portions > 1 ? `, portion ${at + 1}` : ''}`,
      params: { ...filtered(filters), sort: 'publication_date:desc' },
      limit: Math.ceil(limit / portions),
    }
  })
}

const Named = z.object({ display_name: z.string() })

/** Names for the screen; an author that OpenAlex does not find keeps the id. */
const namesOf = async (
  client: OpenAlexClient,
  authorIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>()
  for (const id of authorIds) {
    const answer = await client
      .get(`authors/${id.split('/').at(-1)}`, { select: 'id,display_name' })
      .catch((error: unknown) => {
        // An id that was merged away answers 404; its works may still be found.
        if (error instanceof AppError && error.code === 'openalex_not_understood') return null
        throw error
      })
    const author = Named.safeParse(answer)
    if (author.success) names.set(id, author.data.display_name)
  }
  return names
}

const Authors = z.array(z.object({ authorId: z.string().nullable() }))

interface Near {
  readonly works: number
  /** Author ids, who shares most works first. */
  readonly coAuthors: readonly string[]
  /** Venue ids, most works first. */
  readonly venues: readonly string[]
}

/** Co-authors and venues of the admired people's own works: the first questions of the run. */
const readNear = async (
  ctx: Context,
  run: string,
  admired: ReadonlySet<string>,
  ownQuestions: number,
): Promise<Near> => {
  const shards = (await committedShards(ctx.db)).filter(
    (shard) => shard.runId === run && shard.fileNumber < ownQuestions,
  )
  const files = shards.map((shard) => join(ctx.literature.folder, 'works', shard.name))
  const coAuthors = new Map<string, number>()
  const venues = new Map<string, number>()
  let works = 0
  await readTextColumns(files, ['authorships', 'venue_id'], ([authorships, venueIds]) => {
    for (const [row, text] of (authorships ?? []).entries()) {
      works++
      const venue = venueIds?.[row] ?? ''
      if (venue !== '') venues.set(venue, (venues.get(venue) ?? 0) + 1)
      for (const { authorId } of Authors.catch([]).parse(JSON.parse(text ?? '[]'))) {
        if (authorId === null || admired.has(authorId)) continue
        coAuthors.set(authorId, (coAuthors.get(authorId) ?? 0) + 1)
      }
    }
  })
  return { works, coAuthors: most(coAuthors, mostCoAuthors), venues: most(venues, mostVenues) }
}

const most = (counts: ReadonlyMap<string, number>, limit: number): string[] =>
  [...counts]
    .toSorted(([idA, a], [idB, b]) => b - a || idA.localeCompare(idB))
    .slice(0, limit)
    .map(([id]) => id)
