import type { Context } from '#actions/context.ts'

/** Where the browser that asks reached us, as the door checked it; empty where none asks. */
export const addressOf = (ctx: Context): string =>
  'origin' in ctx.actor ? (ctx.actor.origin ?? '') : ''
