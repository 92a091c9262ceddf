import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { askOpenAlex } from './ask-openalex.ts'
import { PlaceCandidates, placeKinds } from './contract.ts'
import { searchPlaces } from './sources/openalex/find-places.ts'

// One question whatever the number; beyond that one writes a longer name.
const shownCandidates = 10

/** Organisations or venues of OpenAlex by name: their ids are what a fetch asks with. */
export const findPlaces = defineAction({
  name: 'literature.findPlaces',
  summary: 'Find institutions or venues in OpenAlex by name, with the ids that a fetch takes.',
  http: 'GET /literature/places',
  kind: 'read',
  input: z.object({ kind: z.enum(placeKinds), name: z.string().trim().min(2).max(200) }),
  output: PlaceCandidates,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['kind', 'name'],
    examples: [
      'literature find-places institution "Example University"',
      'literature find-places venue "Example Conference"',
    ],
  },
  table: ({ candidates }) => ({
    columns: ['id', 'name', 'country', 'kind', 'works'],
    rows: candidates.map((one) => [one.id, one.name, one.country, one.kind, one.works]),
  }),
  run: async (ctx, { kind, name }) =>
    searchPlaces(await askOpenAlex(ctx), kind, name, shownCandidates),
})
