import { api } from '#ui/api.gen.ts'
import { formatCountry } from '#ui/format.ts'
import { Chip } from '#ui/parts/Chip.tsx'
import { Picker } from '#ui/parts/Picker.tsx'
import type { Pick } from '#ui/parts/Picker.tsx'
import { t } from '#ui/texts/text.ts'
import type { PlaceCandidate, PlaceKind } from '../contract.ts'
import { pastedIds } from './pasted-ids.ts'

export interface PickedPlace {
  readonly id: string
  readonly name: string
}

interface PlacePickerProps {
  readonly kind: PlaceKind
  readonly picked: readonly PickedPlace[]
  readonly onPick: (picked: readonly PickedPlace[]) => void
}

/** One place that was found, or all whose ids were pasted at once. */
interface PlacePick extends Pick {
  readonly places: readonly PickedPlace[]
}

/** Every question costs some of the day's allowance: it is asked when the hand rests. */
const restMs = 300

const words = {
  institution: {
    letter: 'I',
    label: 'openAlex.institutions',
    hint: 'openAlex.institutionsHint',
    nothing: 'openAlex.institutionsNothing',
  },
  venue: {
    letter: 'S',
    label: 'openAlex.venues',
    hint: 'openAlex.venuesHint',
    nothing: 'openAlex.venuesNothing',
  },
} as const

/** Organisations or venues of a question: found by name in OpenAlex, or pasted as ids. */
export const PlacePicker = ({ kind, picked, onPick }: PlacePickerProps) => {
  const { label, hint, nothing } = words[kind]
  const add = ({ places }: PlacePick) => {
    const added = new Set(places.map((place) => place.id))
    onPick([...picked.filter((place) => !added.has(place.id)), ...places])
  }
  return (
    <div className="field">
      <Picker
        name={`openAlex.${kind}`}
        label={t(label)}
        hint={t(hint)}
        nothing={t(nothing)}
        find={(text, signal) => findPlaces(kind, text, signal)}
        onChoose={add}
      >
        {picked.length > 0 && <Chosen name={t(label)} picked={picked} onPick={onPick} />}
      </Picker>
    </div>
  )
}

interface ChosenProps {
  readonly name: string
  readonly picked: readonly PickedPlace[]
  readonly onPick: (picked: readonly PickedPlace[]) => void
}

const Chosen = ({ name, picked, onPick }: ChosenProps) => (
  <ul className="row wrap" aria-label={t('openAlex.chosen', { what: name })}>
    {picked.map((place) => (
      <li key={place.id}>
        <Chip
          name={place.name}
          kind="on"
          onRemove={() => onPick(picked.filter((other) => other.id !== place.id))}
        >
          <span dir="auto">{place.name}</span>
        </Chip>
      </li>
    ))}
  </ul>
)

const findPlaces = async (
  kind: PlaceKind,
  text: string,
  signal: AbortSignal,
): Promise<readonly PlacePick[]> => {
  const ids = pastedIds(text, words[kind].letter)
  if (ids.length > 0) return [pastedPick(ids)]
  await rest(signal)
  const found = await api.literature.findPlaces({ kind, name: text }, { signal })
  return found.candidates.map(placePick)
}

const pastedPick = (ids: readonly string[]): PlacePick => {
  const places = ids.map((id) => ({ id, name: id.slice(id.lastIndexOf('/') + 1) }))
  const text = t('openAlex.addIds', { ids: places.map((place) => place.name).join(', ') })
  return { id: 'pasted', text, shown: text, places }
}

const placePick = (place: PlaceCandidate): PlacePick => {
  const about = [
    place.country === null ? '' : formatCountry(place.country),
    place.kind ?? '',
    t('openAlex.works', { count: place.works }),
  ]
    .filter((part) => part !== '')
    .join(' · ')
  return {
    id: place.id,
    text: `${place.name}, ${about}`,
    shown: (
      <span>
        <span className="b" dir="auto">
          {place.name}
        </span>
        <span className="m cut block">{about}</span>
      </span>
    ),
    places: [{ id: place.id, name: place.name }],
  }
}

/** A pause that ends at once, as an abort, when more is written. */
const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, restMs)
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
