/** The fields of the invented world: what is worked on, in which words, since when. */
import agents from './topics/agents.json' with { type: 'json' }
import architectures from './topics/architectures.json' with { type: 'json' }
import data from './topics/data.json' with { type: 'json' }
import evaluation from './topics/evaluation.json' with { type: 'json' }
import formal from './topics/formal.json' with { type: 'json' }
import generation from './topics/generation.json' with { type: 'json' }
import interpretability from './topics/interpretability.json' with { type: 'json' }
import kernels from './topics/kernels.json' with { type: 'json' }
import locomotion from './topics/locomotion.json' with { type: 'json' }
import manipulation from './topics/manipulation.json' with { type: 'json' }
import multilingual from './topics/multilingual.json' with { type: 'json' }
import multimodal from './topics/multimodal.json' with { type: 'json' }
import networking from './topics/networking.json' with { type: 'json' }
import numerics from './topics/numerics.json' with { type: 'json' }
import optimisers from './topics/optimisers.json' with { type: 'json' }
import oversight from './topics/oversight.json' with { type: 'json' }
import postTraining from './topics/post-training.json' with { type: 'json' }
import preTraining from './topics/pre-training.json' with { type: 'json' }
import rewardModels from './topics/reward-models.json' with { type: 'json' }
import rolloutSystems from './topics/rollout-systems.json' with { type: 'json' }
import sequential from './topics/sequential.json' with { type: 'json' }
import serving from './topics/serving.json' with { type: 'json' }
import speech from './topics/speech.json' with { type: 'json' }
import theory from './topics/theory.json' with { type: 'json' }
import trainingSystems from './topics/training-systems.json' with { type: 'json' }
import verifiers from './topics/verifiers.json' with { type: 'json' }

/** Phrases may end in "@2021": not used for works of earlier years. */
export interface Topic {
  readonly name: string
  readonly field: string
  /** First year in which anybody works on it. */
  readonly from: number
  readonly weight: number
  readonly venues: readonly string[]
  readonly keywords: readonly string[]
  readonly methods: readonly string[]
  readonly settings: readonly string[]
  readonly problems: readonly string[]
  readonly titles: readonly string[]
  readonly openers: readonly string[]
  readonly gaps: readonly string[]
  readonly details: readonly string[]
  readonly results: readonly string[]
}

const topics = {
  agents,
  architectures,
  data,
  evaluation,
  formal,
  generation,
  interpretability,
  kernels,
  locomotion,
  manipulation,
  multilingual,
  multimodal,
  networking,
  numerics,
  optimisers,
  oversight,
  'post-training': postTraining,
  'pre-training': preTraining,
  'reward-models': rewardModels,
  'rollout-systems': rolloutSystems,
  sequential,
  serving,
  speech,
  theory,
  'training-systems': trainingSystems,
  verifiers,
}
export type TopicKey = keyof typeof topics

export const topicKeys: readonly TopicKey[] = Object.keys(topics).filter(isTopicKey)

export function isTopicKey(key: string): key is TopicKey {
  return Object.hasOwn(topics, key)
}

export const topicOf = (key: TopicKey): Topic => topics[key]

/** What a group works on besides its own subject. */
const neighbours: Readonly<Record<TopicKey, readonly TopicKey[]>> = {
  agents: ['verifiers', 'sequential', 'evaluation'],
  architectures: ['pre-training', 'kernels', 'multilingual'],
  data: ['pre-training', 'evaluation', 'multilingual'],
  evaluation: ['data', 'reward-models', 'multilingual'],
  formal: ['verifiers', 'theory', 'agents'],
  generation: ['multimodal', 'numerics'],
  interpretability: ['oversight', 'evaluation', 'architectures'],
  kernels: ['numerics', 'serving', 'architectures'],
  locomotion: ['manipulation', 'sequential'],
  manipulation: ['locomotion', 'sequential', 'multimodal'],
  multilingual: ['speech', 'data', 'evaluation'],
  multimodal: ['generation', 'evaluation', 'speech'],
  networking: ['training-systems', 'serving'],
  numerics: ['kernels', 'optimisers'],
  optimisers: ['theory', 'pre-training'],
  oversight: ['interpretability', 'reward-models', 'agents'],
  'post-training': ['reward-models', 'verifiers', 'rollout-systems', 'sequential', 'post-training'],
  'pre-training': ['data', 'optimisers', 'architectures'],
  'reward-models': ['post-training', 'evaluation', 'oversight'],
  'rollout-systems': ['training-systems', 'post-training', 'serving'],
  sequential: ['theory', 'agents', 'locomotion'],
  serving: ['kernels', 'rollout-systems', 'numerics'],
  speech: ['multilingual', 'multimodal'],
  theory: ['optimisers', 'sequential'],
  'training-systems': ['networking', 'rollout-systems', 'pre-training'],
  verifiers: ['post-training', 'formal', 'agents'],
}

/** What people did before their subject existed. */
const forerunners: Readonly<Partial<Record<TopicKey, TopicKey>>> = {
  'post-training': 'sequential',
  'reward-models': 'sequential',
  'rollout-systems': 'training-systems',
  'pre-training': 'multilingual',
  'training-systems': 'networking',
  verifiers: 'theory',
  data: 'multilingual',
  serving: 'kernels',
  numerics: 'kernels',
  architectures: 'optimisers',
  interpretability: 'theory',
  evaluation: 'multilingual',
  oversight: 'sequential',
  multimodal: 'speech',
  generation: 'locomotion',
  agents: 'sequential',
  formal: 'theory',
}

/** The subject itself, or what stood in its place in that year. */
export const topicInYear = (key: TopicKey, year: number): TopicKey => {
  if (topicOf(key).from <= year) return key
  const before = forerunners[key]
  return before === undefined || topicOf(before).from > year ? 'theory' : before
}

/** A related subject that existed in that year. */
export const neighboursInYear = (key: TopicKey, year: number): readonly TopicKey[] =>
  neighbours[key].map((neighbour) => topicInYear(neighbour, year))

/** The phrases that were in use in that year, without their dates. */
export const inEra = (phrases: readonly string[], year: number): readonly string[] =>
  phrases.flatMap((phrase) => {
    const [text = '', since = '0'] = phrase.split(' @')
    return Number(since) <= year ? [text] : []
  })
