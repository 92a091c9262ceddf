import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { drillCampaign } from './campaign.ts'

// `npm run drill:campaign -- --kills 200`: kill -9 of app and database under load. The seed that is
// printed makes the same choices again; the moments are the machine's own.

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string' } },
})
const kills = Number(values.kills)
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('Give whole numbers: --kills 20 --seed 1')
  process.exit(2)
}
console.log(`Seed ${seed}`)
const result = await drillCampaign({ kills, seed, say: (line) => console.log(line) })
const kinds = Object.entries(result.byKind).map(([kind, count]) => `${count} ${kind}`)
console.log(`Acknowledged: ${kinds.join(', ')}`)
const doubled = result.doubled.length > 0 ? `, ${result.doubled.length} doubled` : ''
console.log(
  `${result.kills} kills, ${result.acknowledged} acknowledged: ${result.lost.length} lost${doubled}, chain ${result.chain}`,
)
const isWell = result.lost.length + result.doubled.length === 0 && result.chain === 'whole'
process.exit(isWell ? 0 : 1)
