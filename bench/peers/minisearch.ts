import MiniSearch from 'minisearch'
import { peerWorks, type Peer, type PeerWork } from './people-of-works.ts'

/** MiniSearch, whole in memory. */
export const openMiniSearch = async (works: readonly PeerWork[]): Promise<Peer> => {
  const started = performance.now()
  const index = new MiniSearch<PeerWork>({ fields: ['title', 'abstract'] })
  index.addAll(works)
  return {
    name: 'MiniSearch',
    indexSeconds: (performance.now() - started) / 1000,
    find: async (brief) =>
      index
        .search(brief, { boost: { title: 2 } })
        .slice(0, peerWorks)
        .map(({ id, score }) => ({ id: Number(id), score })),
    [Symbol.asyncDispose]: async () => index.removeAll(),
  }
}
