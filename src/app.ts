import type { Action } from '#actions/define-action.ts'

/** Every operation of every room; all doors are derived from this list. */
export const actions: readonly Action[] = []
