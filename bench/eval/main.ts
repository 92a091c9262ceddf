import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { corpusFiles, sharedData, withoutSharedData, writeShards } from '../corpus.ts'
import { openBenchStore } from '../store.ts'
import { printTable } from '../table.ts'
import { scoreDisambiguation } from './disambiguation.ts'
import { heldOutWorks, scoreExpertise } from './expertise.ts'
import { writeShardsWithout } from './hold-out.ts'
import { readMentions } from './rankings.ts'
import { scoreTopics } from './topics.ts'
import { weightings } from './weightings.ts'

// How well the product finds people, on the development tasks beside the repository.
// `npm run eval` scores all weightings; `npm run eval -- default` the default alone.

const figure = (value: number | undefined): string => (value ?? 0).toFixed(3)

const evaluate = async (shared: string): Promise<void> => {
  const only = process.argv[2]
  const chosen = weightings.filter(({ name }) => only === undefined || name.startsWith(only))
  const scratch = await mkdtemp(join(tmpdir(), 'party-eval-'))
  try {
    await using whole = await openBenchStore()
    const shards = await writeShards(await corpusFiles(shared), whole.literatureFolder)
    console.log('Who wrote what (first cut: given ids, else the normalised full name)')
    await whole.build(shards)
    const all = await readMentions(whole.ctx.literature)
    console.log(await scoreDisambiguation(shared, all, scratch))

    await using held = await openBenchStore()
    const worksFolder = join(whole.literatureFolder, 'works')
    const without = await heldOutWorks(shared)
    await held.build(await writeShardsWithout(worksFolder, without, held.literatureFolder))
    const rest = await readMentions(held.ctx.literature)

    const rows = []
    for (const { name, weights, why } of chosen) {
      const papers = await scoreExpertise(held.ctx, shared, rest, scratch, weights)
      const topics = await scoreTopics(whole.ctx, shared, all, scratch, weights)
      rows.push([
        name,
        figure(papers.get('mrr')),
        figure(papers.get('recall@10')),
        figure(papers.get('ndcg@50')),
        figure(topics.technical.get('ndcg@10')),
        figure(topics.plain.get('ndcg@10')),
        why,
      ])
    }
    console.log('\nPeople for 400 held-out papers, and for 15 needs in technical and plain words')
    const columns = ['weighting', 'MRR', 'recall@10', 'nDCG@50', 'technical', 'plain', 'what it is']
    printTable(columns, rows)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const shared = sharedData()
if (shared === null) console.log(withoutSharedData)
else await evaluate(shared)
