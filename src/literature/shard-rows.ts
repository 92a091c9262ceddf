import type { CampaignDatabase } from '#database/open.ts'

/** A shard that is safely in. */
export interface CommittedShard {
  readonly name: string
  readonly works: number
  readonly runId: string
  readonly fileNumber: number
}

/** All shards of works, oldest first: by run, then file, then part. Later ones replace earlier. */
export const committedShards = (db: CampaignDatabase): Promise<CommittedShard[]> =>
  db
    .selectFrom('literatureShard as shard')
    .innerJoin('literatureRun as run', 'run.id', 'shard.runId')
    .select(['shard.name', 'shard.works', 'shard.runId', 'shard.fileNumber'])
    .orderBy('run.ordinal')
    .orderBy('shard.fileNumber')
    .orderBy('shard.part')
    .execute()
