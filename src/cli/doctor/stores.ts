import type { Config } from '#core/config.ts'
import { asRefusal } from '#actions/refusal.ts'
import { condition } from '#workspace/condition.ts'
import { Condition } from '#workspace/contract.ts'
import { openCaller } from '../caller.ts'
import { note, size, well, wrong } from './check.ts'
import type { Check } from './check.ts'

/** Stores that have not answered by now are a finding of their own. */
const askMs = 60_000

/** Opens or asks the stores, and tells what they say of themselves. */
export const checkStores = async (config: Config): Promise<readonly Check[]> => {
  try {
    await using caller = await openCaller(config, 'doctor', 'without jobs')
    const answer = await caller.call(condition, {}, AbortSignal.timeout(askMs))
    return describe(Condition.parse(answer), caller.app !== null)
  } catch (error) {
    const refusal = asRefusal(error)
    if (refusal) return [wrong('Stores', refusal.message, refusal.next)]
    const text = error instanceof Error ? error.message : String(error)
    return [
      wrong(
        'Stores',
        `They could not be opened: ${text}`,
        'Look into the logs of the data folder.',
      ),
    ]
  }
}

const describe = (seen: Condition, hasApp: boolean): readonly Check[] => [
  well(
    'Campaign database',
    `PostgreSQL ${seen.postgres.version}, ${size(seen.postgres.bytes)}, ${seen.postgres.events} events, ${seen.postgres.connections} connections.`,
  ),
  ...(seen.postgres.eventsWaiting > 1000
    ? [
        wrong(
          'Events',
          `${seen.postgres.eventsWaiting} events wait for their number: a transaction stays open.`,
          'Start the app again; if it stays, look into the logs.',
        ),
      ]
    : []),
  literatureOf(seen.duckdb),
  seen.jobs.failed > 0
    ? note(
        'Jobs',
        `${seen.jobs.failed} failed for good; ${seen.jobs.running} run, ${seen.jobs.waiting} wait.`,
        'The logs say why; `./party literature runs` shows readings to resume.',
      )
    : well('Jobs', `${seen.jobs.running} run, ${seen.jobs.waiting} wait.`),
  ...(hasApp
    ? [
        well(
          'Process',
          `${size(seen.memoryBytes)} of memory, up for ${minutes(seen.uptimeSeconds)}.`,
        ),
      ]
    : []),
]

const literatureOf = (seen: Condition['duckdb']): Check => {
  if (seen.fault !== null) {
    return wrong(
      'Literature',
      `The build cannot be read: ${seen.fault.split('\n')[0] ?? ''}`,
      'The works are kept. Build it anew: `./party literature rebuild`.',
    )
  }
  return seen.build === null
    ? note(
        'Literature',
        `DuckDB ${seen.version}, nothing is in yet.`,
        'Bring works: `./party ingest FILE`.',
      )
    : well(
        'Literature',
        `DuckDB ${seen.version}, build ${seen.build}: ${seen.works} works, ${seen.people} people, built ${seen.builtAt ?? 'at an unknown time'}.`,
      )
}

const minutes = (seconds: number): string =>
  seconds < 5400 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`
