import type { SubmitEvent } from 'react'

/**
 * Handles a sent form with its fields. Not React's `action`: that one empties the fields at once,
 * and after a refusal one wants what one wrote.
 */
export const onSend =
  (handle: (form: FormData) => void) =>
  (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    handle(new FormData(event.currentTarget))
  }
