import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { compartmentsQuery } from '../queries.ts'
import { t } from '../texts/text.ts'

/** Need-to-know, and who is inside. Outside of it nothing is shown at all. */
export const CompartmentTag = ({
  name,
  inside,
}: {
  readonly name: string
  readonly inside: readonly string[]
}) => (
  <span className="tag compartment" title={t('compartment.inside', { name })}>
    <IconLock className="icon s" aria-hidden="true" />
    <span>
      {name}
      {inside.length > 0 && `: ${inside.join(', ')}`}
    </span>
  </span>
)

/** The tag of a compartment by its id; nothing when there is none. */
export const CompartmentOf = ({ id }: { readonly id: string | null }) => {
  const { data } = useQuery({ ...compartmentsQuery, enabled: id !== null })
  const found = data?.compartments.find((one) => one.id === id)
  if (!found) return null
  return (
    <CompartmentTag
      name={found.name}
      inside={found.members.map((one) => one.name.split(' ')[0] ?? one.name)}
    />
  )
}

interface CompartmentFieldProps {
  /** Id of the chosen compartment; null: every member sees it. */
  readonly value: string | null
  readonly onChange: (compartmentId: string | null) => void
}

/** Who is to see something: every member, or those inside of one compartment. */
export const CompartmentField = ({ value, onChange }: CompartmentFieldProps) => {
  const id = useId()
  const { data } = useQuery(compartmentsQuery)
  const compartments = data?.compartments ?? []
  if (compartments.length === 0) return null
  return (
    <div className="field">
      <label htmlFor={id}>{t('compartment.who')}</label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('compartment.everybody')}</option>
        {compartments.map((one) => (
          <option key={one.id} value={one.id}>
            {t('compartment.only', { name: one.name })}
          </option>
        ))}
      </select>
    </div>
  )
}
