import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'

interface SortHeadProps {
  readonly name: string
  readonly sorted: 'asc' | 'desc' | false
  readonly onSort: () => void
  readonly className?: string | undefined
}

/** The head of a column by which a table can be sorted; says how it is sorted now. */
export const SortHead = ({ name, sorted, onSort, className }: SortHeadProps) => (
  <th scope="col" className={className} aria-sort={sorted === false ? undefined : ariaSort[sorted]}>
    <button type="button" className="sort" onClick={onSort}>
      {name}
      <span className="sort-mark">
        {sorted === 'asc' && <IconArrowUp className="icon s" aria-hidden="true" />}
        {sorted === 'desc' && <IconArrowDown className="icon s" aria-hidden="true" />}
      </span>
    </button>
  </th>
)

const ariaSort = { asc: 'ascending', desc: 'descending' } as const
