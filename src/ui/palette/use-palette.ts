import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Choice } from './choice.ts'
import { useChoices } from './use-choices.ts'

/** What the palette knows: what was typed, what answers to it, what is selected, and the moves. */
export const usePalette = (begun: string, onClose: () => void) => {
  const router = useRouter()
  const [typed, setTyped] = useState(begun)
  const [selected, setSelected] = useState<string | null>(null)
  const { mode, choices, busy } = useChoices(typed)
  // What can be done with a thing stays in sight while one walks through its actions.
  const owner =
    choices.find((one) => one.id === selected || one.actions?.some((act) => act.id === selected)) ??
    choices[0]
  const shown = withActions(choices, owner)
  const current = shown.find((one) => one.id === selected) ?? shown[0]
  const move = (by: number) => {
    const at = shown.findIndex((one) => one.id === current?.id)
    setSelected(shown[(at + by + shown.length) % shown.length]?.id ?? null)
  }
  const take = (choice: Choice | undefined, beside: boolean) => {
    if (!choice || choice.impossible !== undefined) return
    onClose()
    if (choice.href === undefined) choice.run?.()
    else if (beside) window.open(choice.href, '_blank', 'noopener')
    else router.history.push(choice.href)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const atEnd = event.currentTarget.selectionStart === typed.length
    const [firstAction] = current?.actions ?? []
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') take(current, event.ctrlKey || event.metaKey)
    else if (event.key === 'ArrowRight' && atEnd && firstAction) setSelected(firstAction.id)
    else if (event.key === 'ArrowLeft' && current?.group === 'doWith' && owner)
      setSelected(owner.id)
    else return
    event.preventDefault()
  }
  const type = (text: string) => {
    setTyped(text)
    setSelected(null)
  }
  return { typed, type, mode, busy, shown, current, owner, take, onKeyDown, point: setSelected }
}

/** The selected thing's actions follow its group. */
const withActions = (choices: readonly Choice[], owner: Choice | undefined): readonly Choice[] => {
  if (!owner?.actions) return choices
  const last = choices.findLastIndex((one) => one.group === owner.group)
  return [...choices.slice(0, last + 1), ...owner.actions, ...choices.slice(last + 1)]
}
