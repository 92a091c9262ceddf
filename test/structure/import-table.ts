/**
 * Who may import whom (DESIGN, section 3), as data. A room may always import itself and the ground:
 * core, database, warehouse, actions, events, jobs.
 */
export const ground = ['core', 'database', 'warehouse', 'actions', 'events', 'jobs'] as const

/** What the ground itself rests on. `core` imports nothing of ours. */
export const groundRests: Readonly<Record<(typeof ground)[number], readonly string[]>> = {
  core: [],
  database: ['core'],
  // The builder turns signatures into people, so it knows both rooms that literature is made of.
  warehouse: ['core', 'database', 'jobs', 'events', 'literature', 'people'],
  // A room names its jobs where it names its operations.
  actions: ['core', 'database', 'warehouse', 'jobs'],
  events: ['core', 'database', 'actions'],
  jobs: ['core', 'database', 'actions', 'events'],
}

const upToPeople = ['workspace', 'literature', 'people']
const upToOrganisations = [...upToPeople, 'organisations']
const upToIntroductions = [...upToOrganisations, 'scouting', 'introductions']
const upToCampaign = [...upToIntroductions, 'campaign']

export const rooms: Readonly<Record<string, readonly string[]>> = {
  workspace: [],
  literature: ['workspace'],
  people: ['workspace', 'literature'],
  organisations: upToPeople,
  scouting: upToOrganisations,
  introductions: upToOrganisations,
  campaign: upToIntroductions,
  reading: upToCampaign,
  closing: [...upToCampaign, 'reading'],
  letters: [...upToCampaign, 'reading', 'closing'],
  offers: [...upToCampaign, 'closing'],
  hosting: ['workspace', 'people', 'campaign', 'closing', 'letters'],
  floor: ['workspace', 'people', 'campaign', 'offers'],
  deals: ['workspace', 'people', 'organisations', 'campaign', 'offers'],
  party: ['workspace'],
  // Besides these, any room's contract.
  insights: [],
}

/** Doors translate. They know who asks (workspace), and nothing else of the rooms. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  http: [...ground, 'workspace', 'mcp'],
  mcp: [...ground, 'workspace'],
  cli: [...ground, 'workspace', 'http', 'mcp'],
}

/** Files that gather from everywhere, because that is what they are for. */
export const gatherers: readonly string[] = [
  'src/app.ts',
  'src/main.ts',
  'src/web.tsx',
  'src/web-pages.tsx',
  'src/web-root.tsx',
]

/** The command line starts the app or opens it itself. */
export const mayOpenTheApp = ['src/app.ts', 'src/main.ts']

/** The catalogue of texts, gathered from the rooms' screens. */
export const catalogue = 'src/ui/texts/en.ts'

/** The invented world is opened through its door, by the rooms that keep what is in it. */
export const seedDoor = {
  file: 'seed/world.ts',
  importedFrom: ['src/literature/', 'src/organisations/', 'src/campaign/'],
}

/** Packages that one folder only may use. A trailing slash in a name means all of a scope. */
export const driverHomes: readonly {
  readonly packages: readonly string[]
  readonly homes: readonly string[]
}[] = [
  { packages: ['pg', 'pg-copy-streams'], homes: ['src/database/'] },
  { packages: ['pg-boss'], homes: ['src/jobs/'] },
  { packages: ['@duckdb/'], homes: ['src/warehouse/'] },
  { packages: ['hono', '@hono/'], homes: ['src/http/'] },
  { packages: ['vite', '@vitejs/'], homes: ['src/http/'] },
  { packages: ['@modelcontextprotocol/'], homes: ['src/mcp/'] },
  { packages: ['commander'], homes: ['src/cli/'] },
  { packages: ['@simplewebauthn/server'], homes: ['src/workspace/'] },
  { packages: ['@simplewebauthn/browser'], homes: ['src/ui/', 'src/workspace/web/'] },
  { packages: ['pino', 'pino-roll'], homes: ['src/core/', 'src/http/'] },
]

/** Kysely is written wherever SQL is needed; a connection is made in src/database/ only. */
export const connectionMakers = ['Kysely', 'PostgresDialect', 'Migrator', 'FileMigrationProvider']

/** Network calls to the outside live in a source's or a channel's folder. */
export const fetchHomes = [
  'src/literature/sources/',
  'src/letters/email/',
  'src/letters/whatsapp/',
  'src/ui/api.ts',
  'src/cli/call-over-http.ts',
]
