import { useEffect, useState } from 'react'
import { defaultWeights } from '#scouting/contract.ts'
import type { Weights } from '#scouting/contract.ts'
import { t } from '#ui/texts/text.ts'
import { weightsAreDefault, weightsOf } from './scout-search.ts'
import type { Scout } from './use-scout.ts'
import { WeightSliders } from './WeightSliders.tsx'

/** A hand on a slider rests this long before the list is asked anew. */
const restMs = 250

/** Element id, so that "weights: default" can lead here. */
export const weightsFoldId = 'scout-weights'

/** The weights among the filters: folded, applied to the list as soon as the hand rests. */
export const WeightsFold = ({ scout }: { scout: Scout }) => {
  const inForce = weightsOf(scout.search)
  const [draft, setDraft] = useState<Weights | null>(null)
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => {
      scout.turn({ ...draft })
      setDraft(null)
    }, restMs)
    return () => clearTimeout(timer)
  }, [draft, scout])
  const isDefault = weightsAreDefault(scout.search)
  return (
    <details className="weights-fold" id={weightsFoldId}>
      <summary className="h3">
        {t('scout.weights', {
          which: isDefault ? t('scout.weightsDefault') : t('scout.weightsOwn'),
        })}
      </summary>
      <WeightSliders weights={draft ?? inForce} onChange={setDraft} />
      {!isDefault && (
        <button
          type="button"
          className="btn line small"
          onClick={() => scout.turn({ ...defaultWeights })}
        >
          {t('why.reset')}
        </button>
      )}
    </details>
  )
}
