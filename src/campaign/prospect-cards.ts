import { sql } from 'kysely'
import type { Card, CardKind } from '#actions/room.ts'
import type { Prospect } from './prospect.contract.ts'
import type { z } from 'zod'
import { all } from './list-filter.ts'
import { searchedWords } from './prospect-key.ts'
import { readProspects, selectProspects } from './prospect-row.ts'
import { stageWords } from './stage-words.ts'

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** A line of The List as other rooms show it. What is taken from The List shows no more. */
export const prospectCards: CardKind = {
  kind: 'prospect',
  path: '/list/:id',
  find: async (ctx, ids) => {
    const asked = [...new Set(ids.filter((id) => uuid.test(id)))]
    if (asked.length === 0) return []
    const rows = await selectProspects(
      ctx.db,
      sql`p.removed_at is null and p.id = any(${asked}::uuid[])`,
    )
    const shown = await readProspects(
      ctx,
      rows.map((row) => row.id),
    )
    return shown.map(toCard)
  },
  search: async (ctx, words, limit) => {
    const wanted = searchedWords(words)
    if (wanted.length === 0) return []
    const fits = all(wanted.map((word) => sql<boolean>`strpos(p.name_key, ${word}) > 0`))
    const { rows } = await sql<{ id: string }>`
      select p.id from prospect p
      where p.removed_at is null and ${fits}
      order by p.name_key like ${`${wanted[0] ?? ''}%`} desc, p.name, p.id
      limit ${limit}`.execute(ctx.db)
    const shown = await readProspects(
      ctx,
      rows.map((row) => row.id),
    )
    return shown.map(toCard)
  },
}

/** `Post-training, Example Lab · tier A · lead`. */
export const toCard = (one: z.input<typeof Prospect>): Card => ({
  kind: 'prospect',
  id: one.id,
  title: one.name,
  line: [
    one.affiliation,
    one.area?.name ?? '',
    one.tier === null ? '' : `tier ${one.tier}`,
    stageWords[one.stage],
  ]
    .filter((part) => part !== '')
    .join(' · '),
  path: `/list/${one.id}`,
})
