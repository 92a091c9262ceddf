import { t } from '#ui/texts/text.ts'
import type { NameChoice, useNames } from './use-names.ts'

interface NameListProps {
  readonly id: string
  readonly names: ReturnType<typeof useNames>
  readonly onChoose: (choice: NameChoice) => void
}

/** Whom or what the name under the caret may mean, above the field. */
export const NameList = ({ id, names, onChoose }: NameListProps) => (
  <ul
    id={`${id}-names`}
    className="picks rm-names"
    role="listbox"
    aria-label={t('room.names')}
    hidden={!names.open}
  >
    {names.choices.map((choice, index) => (
      <li
        key={`${choice.mention.kind} ${choice.mention.id}`}
        id={`${id}-name-${String(index)}`}
        role="option"
        aria-selected={index === names.current}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onChoose(choice)}
      >
        <b>{choice.mention.name}</b> <span className="m">{choice.line}</span>
      </li>
    ))}
  </ul>
)
