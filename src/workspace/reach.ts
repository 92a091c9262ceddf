import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import type { Reach } from '#actions/reach.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { addressOf } from './address.ts'
import { ReachReport } from './contract.ts'

/** What a person needs to know to open this very app on a phone. */
export const reachReport = defineAction({
  name: 'workspace.reach',
  summary: 'Say where this app is reached, and what is missing for phones.',
  http: 'GET /reach',
  kind: 'read',
  input: z.object({}),
  output: ReachReport,
  allow: member,
  doors: 'human',
  cli: {
    render: (report) =>
      [
        `People reach this app at ${report.origin}`,
        `It listens on port ${report.port}${report.host ? ` of ${report.host} too` : ', on this machine only'}.`,
        ...report.missing.map((one) => `Missing: ${one.replaceAll('_', ' ')}`),
      ].join('\n'),
  },
  run: async (ctx) => {
    const { reach } = ctx
    if (!reach) {
      throw new AppError('conflict', 'The app is not running, so nobody can reach it.', {
        code: 'app_not_running',
        next: 'Start it with `./party start`, then ask again.',
      })
    }
    const rows = await ctx.db
      .selectFrom('passkey')
      .select('rpId')
      .distinct()
      .where('memberId', '=', actorId(ctx.actor))
      .execute()
    const passkeysAt = rows.map(({ rpId }) => rpId)
    return {
      origin: reach.origin,
      origins: [...reach.origins],
      here: addressOf(ctx) || null,
      port: reach.port,
      host: reach.host,
      named: reach.named,
      passkeysAt,
      missing: missingOf(reach, passkeysAt),
    }
  },
})

/** What stands between this app and a phone, in the order in which to mend it. */
export const missingOf = (
  reach: Reach,
  passkeysAt: readonly string[],
): z.input<typeof ReachReport>['missing'] => {
  const { protocol, hostname } = new URL(reach.origin)
  if (!reach.named) return reach.host === null ? ['only_this_machine'] : ['no_address']
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (isHere) return ['only_this_machine']
  if (/^[\d.]+$|^\[/.test(hostname)) return ['bare_number']
  if (protocol !== 'https:') return ['not_encrypted']
  return passkeysAt.includes(hostname) ? [] : ['no_passkey_there']
}
