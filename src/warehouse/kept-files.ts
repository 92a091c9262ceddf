import { basename } from 'node:path'
import { z } from 'zod'

/** Asks the campaign database at one moment. */
type Ask = <Row>(shape: z.ZodType<Row>, sql: string) => Promise<Row[]>

/** The files of the literature that stand at one moment, by their names in its folder. */
export interface KeptLiterature {
  /** Number and file of the build that is served; null before the first. */
  readonly build: { readonly number: number; readonly file: string } | null
  /** `works/...` of every shard that is safely in. */
  readonly shards: readonly string[]
}

const Build = z.object({ number: z.int(), file: z.string() })
const Shard = z.object({ name: z.string() })

/** Which files belong to a moment of the campaign database? None of them ever changes. */
export const keptLiterature = async (ask: Ask): Promise<KeptLiterature> => {
  const [build] = await ask(Build, `select number, file from literature_build where state = 'live'`)
  const shards = await ask(Shard, 'select name from literature_shard order by name')
  return {
    build: build === undefined ? null : { number: build.number, file: basename(build.file) },
    shards: shards.map(({ name }) => `works/${basename(name)}`),
  }
}

/** Whether a file of the literature's folder is a build or a shard, finished or not. */
export const isLiteratureFile = (name: string): boolean =>
  /^literature-\d+\.duckdb|^works\//.test(name)
