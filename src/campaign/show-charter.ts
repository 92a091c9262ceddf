import type { Actor } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import {
  readCharterLines,
  readCharterRow,
  readDraftRows,
  seesMoney,
  showCharters,
} from './charter.ts'
import { charterText } from './charter-words.ts'
import { CharterInput, CharterOutput } from './charter.contract.ts'

export const showCharter = defineAction({
  name: 'campaign.charter',
  summary:
    'Read the charter: goal, seats, envelopes, approvers, houses, tone; or an older version.',
  http: 'GET /charter',
  kind: 'read',
  input: CharterInput,
  output: CharterOutput,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: {
    positional: ['version'],
    examples: ['campaign charter', 'campaign charter 2'],
    render: ({ charter }) => (charter ? charterText(charter) : 'There is no charter yet.'),
  },
  run: async (ctx, { version }) => {
    const [versions, drafts, row] = await Promise.all([
      readCharterLines(ctx.db),
      readDraftRows(ctx.db),
      readCharterRow(ctx.db, version),
    ])
    if (version !== undefined && !row) throw notFound('charter')
    const shown = await showCharters(ctx.db, ctx.actor, [...(row ? [row] : []), ...drafts])
    return {
      charter: (row && shown[0]) ?? null,
      current: versions[0]?.number ?? 0,
      drafts: row ? shown.slice(1) : shown,
      versions,
      may: mayOf(ctx.actor),
    }
  },
})

const mayOf = (actor: Actor): 'save' | 'propose' | 'read' => {
  if (actor.kind === 'operator') return 'save'
  if (actor.kind !== 'member') return 'read'
  if (actor.role === 'founder') return 'save'
  return actor.actsFor !== undefined && seesMoney(actor) ? 'propose' : 'read'
}
