import { useId } from 'react'
import { Keys } from '../keyboard/Keys.tsx'
import { Marked } from '../parts/Marked.tsx'
import { Trace } from '../parts/Trace.tsx'
import { t } from '../texts/text.ts'
import type { Choice, ChoiceGroup } from './choice.ts'

interface PaletteGroupProps {
  readonly group: ChoiceGroup
  /** Whom "do with" is about. */
  readonly ownerName: string
  readonly choices: readonly Choice[]
  readonly current: Choice | undefined
  readonly optionId: (choice: Choice) => string
  readonly onTake: (choice: Choice, beside: boolean) => void
  readonly onPoint: (choice: Choice) => void
}

/** The lines of one kind under their heading. */
export const PaletteGroup = (props: PaletteGroupProps) => {
  const headingId = useId()
  const { choices, current } = props
  if (choices.length === 0) return null
  return (
    <div role="group" aria-labelledby={headingId}>
      <div className="h3" id={headingId}>
        {titleOf(props.group, props.ownerName)}
      </div>
      {choices.map((choice) => (
        <div
          key={choice.id}
          id={props.optionId(choice)}
          role="option"
          className="option"
          aria-selected={choice.id === current?.id}
          aria-disabled={choice.impossible !== undefined}
          ref={choice.id === current?.id ? intoView : undefined}
          onMouseMove={() => (choice.id === current?.id ? undefined : props.onPoint(choice))}
          onClick={(event) => props.onTake(choice, event.ctrlKey || event.metaKey)}
        >
          <Face choice={choice} />
          <span className="grow option-text">
            <span className={choice.written ? 'serif' : ''}>
              <Marked text={choice.text} marks={choice.marks} quiet />
            </span>{' '}
            <span className="m">{choice.impossible ?? choice.second}</span>
          </span>
          {choice.keys !== undefined && <Keys keys={choice.keys} />}
          {choice.id === current?.id && choice.keys === undefined && (
            <span className="m only-desk nw">
              <Keys keys="Enter" />{' '}
              {choice.group === 'people' ? t('palette.dossier') : t('palette.open')}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}

const Face = ({ choice }: { choice: Choice }) => (
  <span className="face" aria-hidden="true">
    {choice.trace ? (
      <Trace years={choice.trace} />
    ) : (
      choice.icon && <choice.icon className="icon dim" />
    )}
  </span>
)

const titles = {
  people: 'palette.people',
  works: 'palette.works',
  commands: 'palette.commands',
  go: 'palette.go',
  keys: 'palette.keys',
  scout: 'nav.scout',
} as const

const titleOf = (group: ChoiceGroup, name: string): string =>
  group === 'doWith' ? t('palette.doWith', { name }) : t(titles[group])

const intoView = (line: HTMLElement | null) => line?.scrollIntoView({ block: 'nearest' })
