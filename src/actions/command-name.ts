import type { Action } from './define-action.ts'

/** `updateSettings` as it is typed: `update-settings`. */
export const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The command of an operation without `./party`: its alias, else room and verb. */
export const commandOf = (action: Action): string =>
  action.alias ?? action.name.split('.').map(kebab).join(' ')
