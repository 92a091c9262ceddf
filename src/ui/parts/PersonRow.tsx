import type { ReactNode } from 'react'
import { t } from '../texts/text.ts'
import { Marked } from './Marked.tsx'
import { NumberDoor } from './NumberDoor.tsx'
import type { Span } from './pieces.ts'
import { Score } from './Score.tsx'
import type { ScoreValue } from './Score.tsx'
import { SpaLink } from './SpaLink.tsx'
import { Trace } from './Trace.tsx'
import type { TraceYears } from './Trace.tsx'

export interface PersonRowProps {
  readonly name: string
  readonly trace: TraceYears
  /** Address that a click on the row follows. */
  readonly href: string
  /** Replaces the history entry, where the row opens beside the list. */
  readonly replace?: boolean
  readonly rank?: number
  readonly organisation: string | null
  /** `2021–2026`. */
  readonly years?: string
  readonly works?: number
  readonly worksHref?: string
  /** The best work for the brief, with its matched words. */
  readonly best?: { readonly title: string; readonly marks: readonly Span[] }
  readonly score?: ScoreValue & { readonly top: number }
  readonly scoreHref?: string
  readonly recent?: boolean
  readonly byHand?: boolean
  /** A warning in a few words: `rests on one work`. */
  readonly thin?: string
  /** Whom this could also be; the row then asks. */
  readonly doubt?: string
  readonly selected?: boolean
  /** Tags, tier and stage of later rooms, after the name. */
  readonly extra?: ReactNode
  /** At the right, where there is no score. */
  readonly end?: ReactNode
}

/** One person in a list. The name is the link and covers the row; other doors lie above it. */
export const PersonRow = (props: PersonRowProps) => {
  const { name, rank, trace, best, score, selected } = props
  return (
    <div className={`person ${best ? 'three' : 'two'}`} data-selected={selected ? '' : undefined}>
      {rank !== undefined && <span className="rank tn">{rank}</span>}
      <Trace years={trace} />
      <div className="grow">
        <div className="row name">
          <SpaLink
            className="cover b cut"
            href={props.href}
            dir="auto"
            aria-current={selected ? 'true' : undefined}
            {...(props.replace ? { replace: true } : {})}
          >
            {name}
          </SpaLink>
          <Tags {...props} />
        </div>
        <SecondLine {...props} />
        {best && (
          <div className="serif best cut">
            <Marked text={best.title} marks={best.marks} quiet />
          </div>
        )}
      </div>
      {score ? (
        <Score {...score} {...(props.scoreHref === undefined ? {} : { href: props.scoreHref })} />
      ) : (
        props.end
      )}
    </div>
  )
}

const Tags = ({ recent, byHand, thin, doubt, extra }: PersonRowProps) => (
  <>
    {extra}
    {recent && <span className="tag only-desk">{t('person.recent')}</span>}
    {byHand && <span className="tag">{t('person.byHand')}</span>}
    {thin !== undefined && <span className="m warn nw only-desk">{thin}</span>}
    {doubt !== undefined && <span className="state warn">{t('person.who')}</span>}
  </>
)

const SecondLine = ({ organisation, years, works, worksHref, doubt, thin }: PersonRowProps) => {
  const places = [organisation ?? t('person.noOrganisation'), years].filter(Boolean).join(' · ')
  const count = works === undefined ? null : t('person.works', { count: works })
  return (
    <div className="m second">
      {/* The phone has no room for it beside the name. */}
      {thin !== undefined && <span className="warn only-phone nw">{thin} ·&nbsp;</span>}
      <span className="cut">{doubt ?? places}</span>
      {doubt === undefined && count !== null && (
        <span className="nw">
          &nbsp;·{' '}
          {worksHref === undefined ? count : <NumberDoor href={worksHref}>{count}</NumberDoor>}
        </span>
      )}
    </div>
  )
}
