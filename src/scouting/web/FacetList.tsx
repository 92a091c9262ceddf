import { useId, useState } from 'react'
import type { FacetValue } from '#scouting/contract.ts'
import { formatNumber } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'

/** So many are in sight; the others open in place. */
const inSight = 5

interface FacetListProps {
  readonly title: string
  readonly values: readonly FacetValue[] | undefined
  readonly chosen: readonly string[]
  readonly refused?: readonly string[]
  readonly onToggle: (value: string) => void
  /** Name of a chosen value that no longer comes with the counts; without it the value itself. */
  readonly labelOf?: (value: string) => string
  /** Only where leaving out makes sense: organisations. */
  readonly onRefuse?: (value: string) => void
}

/** Values one can choose, those chosen or left out first, then by number of people. */
export const FacetList = (props: FacetListProps) => {
  const { title, values, chosen, refused = [] } = props
  const [open, setOpen] = useState(false)
  const [letters, setLetters] = useState('')
  const id = useId()
  if (values === undefined) return <FacetSkeleton title={title} />
  const all = withChosen(values, [...chosen, ...refused], props.labelOf)
  const sought = letters.trim().toLocaleLowerCase()
  const matching =
    sought === '' ? all : all.filter((value) => value.label.toLocaleLowerCase().includes(sought))
  const shown = open
    ? matching
    : matching.slice(0, Math.max(inSight, chosen.length + refused.length))
  return (
    <section>
      <h2 className="h3" id={id}>
        {title}
      </h2>
      {open && all.length > 12 && (
        <input
          type="search"
          className="input small"
          aria-label={t('facet.find', { what: title })}
          placeholder={t('facet.find', { what: title })}
          value={letters}
          onChange={(event) => setLetters(event.target.value)}
        />
      )}
      {all.length === 0 && <p className="m">{t('facet.none')}</p>}
      <ul aria-labelledby={id} className={open ? 'facet-list open' : 'facet-list'}>
        {shown.map((value) => (
          <FacetLine key={value.value} {...props} value={value} />
        ))}
      </ul>
      {all.length > shown.length || open ? (
        <button
          type="button"
          className="facet-more"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('facet.fewer') : t('facet.more', { count: all.length - shown.length })}
          <span className="sr">: {title}</span>
        </button>
      ) : null}
    </section>
  )
}

const FacetLine = (props: FacetListProps & { value: FacetValue }) => {
  const { value, chosen, refused = [], onToggle, onRefuse } = props
  const isOut = refused.includes(value.value)
  return (
    <li className={isOut ? 'facet out' : 'facet'}>
      <label className="row grow">
        <input
          type="checkbox"
          checked={chosen.includes(value.value)}
          onChange={() => (isOut && onRefuse ? onRefuse(value.value) : onToggle(value.value))}
          ref={(box) => {
            if (box) box.indeterminate = isOut
          }}
        />
        <span className="cut grow" title={value.label} dir="auto">
          {value.label}
          {isOut && <span className="sr"> {t('facet.notAtState')}</span>}
        </span>
      </label>
      {onRefuse && (
        <button
          type="button"
          className="facet-not"
          aria-pressed={isOut}
          aria-label={t('facet.notAt', { what: value.label })}
          onClick={() => onRefuse(value.value)}
        >
          {t('facet.not')}
        </button>
      )}
      <span className="n tn" aria-label={t('facet.people', { count: value.people })}>
        {formatNumber(value.people)}
      </span>
    </li>
  )
}

const FacetSkeleton = ({ title }: { title: string }) => (
  <section aria-busy="true">
    <h2 className="h3">{title}</h2>
    <div className="skeletons facet-list" aria-hidden="true">
      {Array.from({ length: inSight }, (_, row) => (
        <div key={row} className="facet">
          <span className="sk" style={{ width: `${String(50 + ((row * 17) % 40))}%` }} />
        </div>
      ))}
    </div>
  </section>
)

// A chosen value stays in sight at the top, also when nobody is left with it.
const withChosen = (
  values: readonly FacetValue[],
  chosen: readonly string[],
  labelOf: (value: string) => string = (value) => value,
): readonly FacetValue[] => {
  const byValue = new Map(values.map((value) => [value.value, value]))
  const first = chosen.map(
    (value) => byValue.get(value) ?? { value, label: labelOf(value), people: 0 },
  )
  return [...first, ...values.filter((value) => !chosen.includes(value.value))]
}
