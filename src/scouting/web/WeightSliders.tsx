import { useId } from 'react'
import { defaultWeights } from '#scouting/contract.ts'
import type { Weights } from '#scouting/contract.ts'
import { t } from '#ui/texts/text.ts'
import type { WeightKey } from './scout-search.ts'

interface Dial {
  readonly key: WeightKey
  readonly most: number
  readonly step: number
}

/** Beyond these ends a weight changes nothing that anybody could want. */
const dials: readonly Dial[] = [
  { key: 'halfLife', most: 20, step: 1 },
  { key: 'impact', most: 2, step: 0.1 },
  { key: 'first', most: 3, step: 0.1 },
  { key: 'middle', most: 3, step: 0.1 },
  { key: 'last', most: 3, step: 0.1 },
  { key: 'feedback', most: 2, step: 0.1 },
]

interface WeightSlidersProps {
  readonly weights: Weights
  readonly onChange: (weights: Weights) => void
}

/** All weights of the formula; what is not at its default says so. */
export const WeightSliders = ({ weights, onChange }: WeightSlidersProps) => (
  <div className="dials">
    {dials.map((dial) => (
      <Slider
        key={dial.key}
        dial={dial}
        value={weights[dial.key]}
        onChange={(value) => onChange({ ...weights, [dial.key]: value })}
      />
    ))}
  </div>
)

const Slider = ({
  dial,
  value,
  onChange,
}: {
  dial: Dial
  value: number
  onChange: (value: number) => void
}) => {
  const id = useId()
  const said = valueText(dial.key, value)
  return (
    <div className="dial" data-changed={value === defaultWeights[dial.key] ? undefined : ''}>
      <label htmlFor={id}>{t(`weight.${dial.key}`)}</label>
      <output htmlFor={id} className="tn">
        {said}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(dial.most, value)}
        step={dial.step}
        value={value}
        aria-valuetext={said}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <p className="m" id={`${id}-hint`}>
        {hintOf(dial.key)}
      </p>
    </div>
  )
}

const valueText = (key: WeightKey, value: number): string => {
  if (key === 'halfLife') return t('weight.halfLifeValue', { count: value })
  return value === 0 ? t('weight.off') : `× ${value.toFixed(1)}`
}

const hintOf = (key: WeightKey): string => {
  switch (key) {
    case 'halfLife':
      return t('weight.halfLifeHint')
    case 'impact':
      return t('weight.impactHint')
    case 'feedback':
      return t('weight.feedbackHint')
    case 'first':
    case 'middle':
    case 'last':
      return t('weight.positionHint')
  }
}
