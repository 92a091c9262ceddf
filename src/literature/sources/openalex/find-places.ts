import { z } from 'zod'
import type { PlaceCandidate, PlaceKind } from '../../contract.ts'
import type { OpenAlexClient } from './client.ts'
import { openAlexId } from './ids.ts'
import { readPage } from './pages.ts'

// "Institution object", "Source object": both have these fields.
const Place = z.object({
  id: z.string(),
  display_name: z.string(),
  country_code: z.string().nullable().catch(null),
  type: z.string().nullable().catch(null),
  works_count: z.number().int().nonnegative().catch(0),
})
const placeFields = 'id,display_name,country_code,type,works_count'

const lists = {
  institution: { path: 'institutions', letter: 'I' },
  venue: { path: 'sources', letter: 'S' },
} as const

/**
 * Institutions or venues of OpenAlex by name, acronym or other name, the best match first.
 * Source: "Search institutions", "Search sources".
 */
export const searchPlaces = async (
  client: OpenAlexClient,
  kind: PlaceKind,
  name: string,
  most: number,
): Promise<{ candidates: PlaceCandidate[]; total: number }> => {
  const { path, letter } = lists[kind]
  const params = { search: name, select: placeFields, per_page: most }
  const page = await readPage(client, path, params, '*')
  const candidates = page.results.flatMap((result) => {
    const place = Place.safeParse(result)
    const id = openAlexId(place.data?.id, letter)
    if (!place.success || id === null) return []
    const { display_name, country_code, type, works_count } = place.data
    return [{ id, name: display_name, country: country_code, kind: type, works: works_count }]
  })
  return {
    candidates: candidates.slice(0, most),
    total: Math.max(page.count, candidates.length),
  }
}
