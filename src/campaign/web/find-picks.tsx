import { api } from '#ui/api.gen.ts'
import type { Pick } from '#ui/parts/Picker.tsx'
import { Trace } from '#ui/parts/Trace.tsx'

/** Enough to find a namesake, few enough to read. */
const most = 8

/** People by name, with works or by hand, as choices. */
export const findPersonPicks = async (
  query: string,
  signal: AbortSignal,
): Promise<readonly Pick[]> => {
  const { people } = await api.people.find({ query, limit: most }, { signal })
  return people.map((person) => ({
    id: person.id,
    text: [person.name, person.organisation].filter(Boolean).join(', '),
    shown: (
      <span className="row">
        <Trace years={person.trace} />
        <Two name={person.name} line={[person.role, person.organisation]} />
      </span>
    ),
  }))
}

/** Organisations by name, as choices. */
export const findOrganisationPicks = async (
  query: string,
  signal: AbortSignal,
): Promise<readonly Pick[]> => {
  const { organisations } = await api.organisations.find({ query, limit: most }, { signal })
  return organisations.map((one) => ({
    id: one.id,
    text: one.name,
    shown: <Two name={one.name} line={[one.country]} />,
  }))
}

const Two = ({ name, line }: { name: string; line: readonly (string | null)[] }) => (
  <span className="grow">
    <span className="b" dir="auto">
      {name}
    </span>
    <span className="m cut block">{line.filter(Boolean).join(' · ')}</span>
  </span>
)
