import { useQuery } from '@tanstack/react-query'
import { membersQuery } from './assessment-queries.ts'

interface MemberChecksProps {
  readonly label: string
  readonly chosen: readonly string[]
  readonly onChange: (ids: string[]) => void
}

/** Members to choose among; several may be. */
export const MemberChecks = ({ label, chosen, onChange }: MemberChecksProps) => {
  const { data } = useQuery(membersQuery)
  const toggle = (id: string): void =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <fieldset className="member-checks">
      <legend className="label">{label}</legend>
      <div className="row wrap">
        {(data?.members ?? []).map((one) => (
          <label key={one.id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={() => toggle(one.id)}
            />
            {one.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
