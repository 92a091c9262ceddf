import { z } from 'zod'
import { founder, member } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { Settings, UpdateSettingsInput } from './contract.ts'

export const readSettings = defineAction({
  name: 'workspace.settings',
  alias: 'settings',
  summary: 'Show the settings of the workspace; the OpenAlex key itself is never shown.',
  http: 'GET /settings',
  kind: 'read',
  input: z.object({}),
  output: Settings,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { examples: ['settings', 'settings --json'], render: (settings) => settingsText(settings) },
  run: (ctx) => selectSettings(ctx.db),
})

/** Changes only what is given. A stale version is refused with what stands there now. */
export const updateSettings = defineAction({
  name: 'workspace.updateSettings',
  summary: 'Change settings: company name, OpenAlex key and mail address, invented world.',
  http: 'PATCH /settings',
  kind: 'change',
  input: UpdateSettingsInput,
  output: Settings,
  allow: founder,
  doors: 'human',
  cli: {
    examples: [
      'workspace update-settings --version 1 --mailto you@example.org',
      'workspace update-settings --version 2 --open-alex-key KEY',
    ],
    render: (settings) => settingsText(settings),
  },
  run: (ctx, { version, ...changes }) =>
    inTransaction(ctx.db, async (tx) => {
      const now = await selectSettings(tx)
      if (now.version !== version) throw staleSettings(version, now)
      const { openAlexKey, ...others } = changes
      const changed = await tx
        .updateTable('workspace')
        .set({
          ...others,
          ...(openAlexKey === undefined ? {} : { openAlexKey }),
          version: version + 1,
          updatedAt: ctx.now(),
          updatedBy: actorId(ctx.actor),
        })
        .where('version', '=', version)
        .returning('version')
        .executeTakeFirst()
      if (!changed) throw staleSettings(version, await selectSettings(tx))
      recordEvent(tx, {
        name: 'workspace.settings_changed',
        actor: ctx.actor,
        subjectId: null,
        payload: { fields: Object.keys(changes).toSorted(), version: version + 1 },
      })
      return selectSettings(tx)
    }),
})

const selectSettings = async (db: CampaignDatabase): Promise<Settings> => {
  const row = await db
    .selectFrom('workspace')
    .leftJoin('member', 'member.id', 'workspace.updatedBy')
    .selectAll('workspace')
    .select('member.name as updatedByName')
    .executeTakeFirstOrThrow()
  return {
    version: row.version,
    companyName: row.companyName,
    mailto: row.mailto,
    hasOpenAlexKey: row.openAlexKey !== '',
    // A short key would be given away by its ending.
    openAlexKeyEnding: row.openAlexKey.length >= 12 ? row.openAlexKey.slice(-4) : '',
    invented: row.invented,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedByName,
  }
}

const staleSettings = (seen: number, now: Settings) =>
  new AppError(
    'conflict',
    `The settings changed while you wrote: you saw version ${seen}, they are at version ${now.version}.`,
    {
      code: 'stale_version',
      next: 'Look at them again, then make your change once more.',
      details: { seen, version: now.version, current: now },
    },
  )

const settingsText = (settings: Settings): string =>
  [
    `Company         ${settings.companyName || 'not named'}`,
    `OpenAlex key    ${settings.hasOpenAlexKey ? `kept, ends in ${settings.openAlexKeyEnding}` : 'none'}`,
    `OpenAlex mail   ${settings.mailto || 'none'}`,
    `Invented world  ${settings.invented ? 'yes' : 'no'}`,
    `Version         ${settings.version}`,
  ].join('\n')
