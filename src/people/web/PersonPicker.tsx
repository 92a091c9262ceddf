import { api } from '#ui/api.gen.ts'
import { formatYears } from '#ui/format.ts'
import { Picker } from '#ui/parts/Picker.tsx'
import type { Pick } from '#ui/parts/Picker.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import type { Person } from './people-queries.ts'

export type PersonPick = Pick & { readonly person: Person }

/** Enough to find a namesake, few enough to read. */
const most = 8

interface PersonPickerProps {
  readonly label: string
  readonly nothing: string
  readonly onChoose: (person: Person) => void
  /** The person one already looks at is no choice. */
  readonly except?: string
  readonly autoFocus?: boolean
}

/** Find one person by name, with works or by hand. */
export const PersonPicker = ({
  label,
  nothing,
  onChoose,
  except,
  autoFocus,
}: PersonPickerProps) => (
  <Picker<PersonPick>
    name={`person:${except ?? ''}`}
    label={label}
    nothing={nothing}
    autoFocus={autoFocus === true}
    onChoose={(choice) => onChoose(choice.person)}
    find={async (query, signal) => {
      const { people } = await api.people.find({ query, limit: most }, { signal })
      return people.filter((person) => person.id !== except).map(pickOf)
    }}
  />
)

/** A person as a choice in a list. */
export const pickOf = (person: Person): PersonPick => ({
  id: person.id,
  person,
  text: [person.name, person.organisation].filter(Boolean).join(', '),
  shown: (
    <span className="row">
      <Trace years={person.trace} />
      <span className="grow">
        <span className="b" dir="auto">
          {person.name}
        </span>
        <span className="m cut block">
          {[person.role, person.organisation, formatYears(person.firstYear, person.lastYear)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </span>
  ),
})
