import type { Ref } from 'react'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { VirtualList } from '#ui/parts/VirtualList.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { t } from '#ui/texts/text.ts'
import { dueText, dueTone } from '#ui/parts/due-text.ts'
import { Clock } from '#ui/parts/Clock.tsx'
import { LineVotes } from './LineVotes.tsx'
import type { ProspectShown } from './list-queries.ts'
import { stageName } from './stage-texts.ts'
import type { List } from './use-list.ts'
import type { Rows } from './use-rows.ts'

/** Three lines under the thumb, as the stylesheet draws them. */
const rowPx = 86

/** The table on a phone: one line of The List a row. */
export const PhoneRows = ({
  list,
  rows,
  ref,
}: {
  readonly list: List
  readonly rows: Rows
  readonly ref: Ref<ListHandle>
}) => (
  <VirtualList
    ref={ref}
    label={t('list.title')}
    rows={rows.total}
    rowPx={rowPx}
    onRange={rows.want}
    stale={rows.stale}
    row={(index) => {
      const line = rows.rowAt(index)
      return line ? (
        <PhoneRow line={line} href={list.href({ open: line.id })} />
      ) : (
        <p className="phone-row sr">{t('list.onTheWay')}</p>
      )
    }}
  />
)

const PhoneRow = ({ line, href }: { line: ProspectShown; href: string }) => (
  <div className="phone-row">
    <div className="row">
      <Tier tier={line.tier} />
      <SpaLink className="cover b cut grow" href={href} replace dir="auto">
        {line.name}
      </SpaLink>
      <Clock clock={line.clock} />
    </div>
    <div className="row">
      <span className="cut grow" dir="auto">
        {line.nextMove?.what ?? <span className="dim">{t('list.noMove')}</span>}
      </span>
      {line.nextMove && <span className={dueTone(line.nextMove)}>{dueText(line.nextMove)}</span>}
    </div>
    <div className="row m">
      {line.owner && <Monogram name={line.owner.name} />}
      <span className="cut grow">
        {[stageName(line.stage), line.area?.name ?? line.affiliation].filter(Boolean).join(' · ')}
      </span>
      <LineVotes line={line} />
    </div>
  </div>
)
