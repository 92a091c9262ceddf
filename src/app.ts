import type { Action } from '#actions/define-action.ts'
import type { Contract } from '#actions/schemas.ts'
import { workspaceActions } from '#workspace/actions.ts'
import * as literature from '#literature/contract.ts'
import * as organisations from '#organisations/contract.ts'
import * as people from '#people/contract.ts'
import * as scouting from '#scouting/contract.ts'
import * as workspace from '#workspace/contract.ts'

/** Every operation of every room; all doors are derived from this list. */
export const actions: readonly Action[] = [...workspaceActions]

/** The shapes of every room by name, for the documents that are generated from them. */
export const contracts: readonly Contract[] = [
  { room: 'workspace', exports: workspace },
  { room: 'literature', exports: literature },
  { room: 'people', exports: people },
  { room: 'organisations', exports: organisations },
  { room: 'scouting', exports: scouting },
]
