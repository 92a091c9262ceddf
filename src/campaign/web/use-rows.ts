import { api } from '#ui/api.gen.ts'
import { usePages } from '#ui/parts/use-pages.ts'
import type { ProspectShown } from './list-queries.ts'
import { filterOf } from './list-search.ts'
import type { List } from './use-list.ts'

/** All lines that the filters leave, in the chosen order, page by page. */
export const useRows = (list: List) => {
  const { sort, order } = list.search
  const filter = filterOf(list.search)
  return usePages<ProspectShown>(
    ['campaign', 'rows', filter, sort, order],
    async (offset, limit, signal) => {
      const page = await api.campaign.list({ ...filter, sort, order, offset, limit }, { signal })
      return { rows: page.prospects, total: page.total }
    },
  )
}
export type Rows = ReturnType<typeof useRows>
