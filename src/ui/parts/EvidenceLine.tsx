import { useId } from 'react'
import type { ReactNode } from 'react'
import { t } from '../texts/text.ts'
import { Marked } from './Marked.tsx'
import { NumberDoor } from './NumberDoor.tsx'
import type { Span } from './pieces.ts'
import { nthOf } from './position.ts'

export interface EvidenceLineProps {
  readonly number?: number
  readonly title: string
  readonly marks?: readonly Span[]
  /** Counts from 0, of `authors`. */
  readonly position: number
  readonly authors: number
  readonly venue: string | null
  readonly year: number | null
  /** null: not known, which is not none. */
  readonly citations?: number | null
  readonly citationsHref?: string
  /** Points of this work in the score, already formatted: `+2.84`. */
  readonly points?: string
  readonly pointsHref?: string
  readonly byMeaning?: boolean
  readonly retracted?: boolean
  /** Why it may not be theirs; with the address where one decides. */
  readonly doubt?: { readonly why: string; readonly href: string }
  /** "beyond the best five", said of works that count nothing. */
  readonly beyond?: string
  readonly abstract?: { readonly text: string; readonly marks: readonly Span[] }
  readonly open?: boolean
  readonly onToggle?: () => void
  /** Address of the work's own page; used when the line does not open in place. */
  readonly href?: string
  /** Links below: read it, who did this, DOI. */
  readonly links?: ReactNode
}

/** One work as evidence: title with matched words, the person's part in it, what it adds. */
export const EvidenceLine = (props: EvidenceLineProps) => {
  const { number, points, pointsHref, abstract, open } = props
  const abstractId = useId()
  return (
    <div className="evidence">
      {number !== undefined && <span className="k tn">{number}</span>}
      <div className="grow">
        <Title {...props} abstractId={abstractId} />
        <div className="m meta">
          <Remarks {...props} />
        </div>
        {open && abstract && (
          <p className="abstract" id={abstractId}>
            <Marked text={abstract.text} marks={abstract.marks} />
          </p>
        )}
        {open && props.links && <div className="row wrap m links">{props.links}</div>}
      </div>
      {points !== undefined &&
        (pointsHref === undefined ? (
          <span className="points tn">{points}</span>
        ) : (
          <NumberDoor className="points" href={pointsHref}>
            {points}
          </NumberDoor>
        ))}
    </div>
  )
}

const Title = (props: EvidenceLineProps & { abstractId: string }) => {
  const title = <Marked text={props.title} marks={props.marks ?? []} />
  const shown = props.retracted ? <s>{title}</s> : title
  if (props.onToggle) {
    return (
      <button
        type="button"
        className="ev-t opener"
        aria-expanded={props.open === true}
        aria-controls={props.open && props.abstract ? props.abstractId : undefined}
        onClick={props.onToggle}
      >
        {shown}
      </button>
    )
  }
  return props.href === undefined ? (
    <div className="ev-t">{shown}</div>
  ) : (
    <a className="ev-t opener" href={props.href}>
      {shown}
    </a>
  )
}

const Remarks = (props: EvidenceLineProps) => {
  const place = [props.venue, props.year].filter((part) => part !== null && part !== '').join(' ')
  const { citations, citationsHref } = props
  const cited = citations === undefined ? null : citedWords(citations)
  const parts: ReactNode[] = [
    <b key="part">{nthOf(props.position, props.authors)}</b>,
    place,
    cited !== null && citationsHref !== undefined ? (
      <NumberDoor key="cited" href={citationsHref}>
        {cited}
      </NumberDoor>
    ) : (
      cited
    ),
    props.byMeaning ? t('evidence.byMeaning') : null,
    props.beyond ?? null,
  ].filter((part) => part !== null && part !== '')
  return (
    <>
      {props.retracted && (
        <>
          <b className="bad">{t('evidence.retracted')}</b> {t('evidence.retractedWhy')}{' '}
        </>
      )}
      {props.doubt && (
        <>
          <b className="warn">{t('evidence.doubt')}</b> {props.doubt.why}{' '}
          <a href={props.doubt.href}>{t('evidence.decide')}</a>{' '}
        </>
      )}
      {parts.map((part, index) => (
        // The order of these parts is fixed, so the index is a key.
        <span key={index}>
          {index > 0 && ' · '}
          {part}
        </span>
      ))}
    </>
  )
}

const citedWords = (citations: number | null): string =>
  citations === null
    ? t('evidence.citationsUnknown')
    : t('evidence.citations', { count: citations })
