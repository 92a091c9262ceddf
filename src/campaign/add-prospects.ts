import { v7 } from 'uuid'
import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import { byWhom } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { insertHandPeople } from '#people/hand-person.ts'
import { knownOrganisations } from '#people/known-organisation.ts'
import { choosable } from './choosable.ts'
import { AddProspects, type ProspectToAdd } from './list.contract.ts'
import { AddOutput } from './prospect.contract.ts'
import { planAdding, type Planned } from './plan-adding.ts'
import { topPlaces } from './place.ts'
import { prospectWords } from './prospect-key.ts'
import { keyOf, readProspects } from './prospect-row.ts'
import { refuseErased } from './refuse-erased.ts'
import { addAlone, standingNamed, standingUnder } from './standing-lines.ts'
import { lookUpWanted, type Wanted } from './wanted.ts'

export const addProspects = defineAction({
  name: 'campaign.add',
  summary: 'Add people or target organisations to The List. Who is there already is found.',
  http: 'POST /prospects',
  kind: 'change',
  input: AddProspects,
  output: AddOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    examples: [
      `campaign add --prospects '{"name":"Bo Ferrante","affiliation":"Basalt Fund","source":"met in Lyon"}'`,
      `campaign add --prospects '{"personId":"0192…","tier":"A"}' --prospects '{"personId":"0193…"}'`,
      `campaign add --prospects '{"kind":"organisation","name":"Kestrel Systems"}' --source "board, May"`,
    ],
  },
  run: (ctx, input) => addToList(ctx, input),
})

/** Adds all that can be added in one transaction; the answer says what became of each. */
export const addToList = async (
  ctx: Context,
  input: z.output<typeof AddProspects>,
  invented: 'invented' | 'real' = 'real',
): Promise<z.input<typeof AddOutput>> => {
  const wanted = await lookUpWanted(ctx, input.prospects, input.source)
  await refuseErased(ctx, wanted)
  const organisations = input.keepPeople
    ? await knownOrganisations(
        ctx,
        wanted.map((one) => one.affiliation),
      )
    : new Map<string, string>()
  const planned = await inTransaction(ctx.db, async (tx) => {
    await addAlone(tx)
    await choosable(tx, {
      areas: input.prospects.flatMap((one) => one.seatAreaId ?? []),
      members: input.prospects.flatMap((one) => one.ownerId ?? []),
      compartments: input.compartmentId === null ? [] : [input.compartmentId],
    })
    const standing = {
      under: await standingUnder(
        tx,
        wanted.flatMap((one) => one.leads),
      ),
      namesakes: await standingNamed(
        tx,
        wanted.map((one) => one.nameKey),
      ),
    }
    const plan = planAdding(wanted, standing, () => v7())
    const added = plan.flatMap((one) => (one.outcome === 'added' ? [one] : []))
    const kept = await keepByHand(tx, ctx, input.keepPeople ? added : [], organisations)
    await insertLines(tx, ctx, { added, kept, compartmentId: input.compartmentId, invented })
    return plan
  })
  if (input.keepPeople) await ctx.literature.refresh()
  return { results: await resultsOf(ctx, planned) }
}

type Added = Extract<Planned, { outcome: 'added' }>

/** Those given by name become people kept by hand; their ids, by the id of their line. */
const keepByHand = async (
  tx: CampaignTransaction,
  ctx: Context,
  added: readonly Added[],
  organisations: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const named = added.filter(
    ({ wanted }) => wanted.personId === null && wanted.asked.kind === 'person',
  )
  const ids = await insertHandPeople(
    tx,
    ctx.actor,
    named.map(({ wanted }) => ({
      name: wanted.name,
      role: '',
      organisation: wanted.affiliation,
      organisationId: organisations.get(wanted.affiliation) ?? null,
      links: [],
      source: wanted.source,
      why: wanted.asked.thesis,
    })),
    null,
  )
  for (const [index, personId] of ids.entries()) {
    recordEvent(tx, {
      name: 'people.added',
      actor: ctx.actor,
      subjectId: personId,
      personal: { personId, data: { name: named[index]?.wanted.name ?? '' } },
    })
  }
  return new Map(named.map((one, index) => [one.id, ids[index] ?? '']))
}

interface Lines {
  readonly added: readonly Added[]
  readonly kept: ReadonlyMap<string, string>
  readonly compartmentId: string | null
  readonly invented: 'invented' | 'real'
}

/** PostgreSQL takes 65,535 parameters at most in one statement. */
const rowsAtOnce = 1000

const insertLines = async (
  tx: CampaignTransaction,
  ctx: Context,
  { added, kept, compartmentId, invented }: Lines,
): Promise<void> => {
  if (added.length === 0) return
  const now = ctx.now()
  const places = await topPlaces(
    tx,
    added.map(({ wanted }) => wanted.asked.stage),
  )
  const rows = added.map(({ id, wanted }, index) => ({
    id,
    kind: wanted.asked.kind,
    personId: wanted.personId ?? kept.get(id) ?? null,
    organisationId: wanted.organisationId,
    name: wanted.name,
    nameKey: wanted.nameKey,
    affiliation: wanted.affiliation,
    source: wanted.source,
    thesis: wanted.asked.thesis,
    words: prospectWords({ ...wanted, thesis: wanted.asked.thesis }),
    tier: wanted.asked.tier ?? null,
    seatAreaId: wanted.asked.seatAreaId ?? null,
    ownerId: wanted.asked.ownerId ?? null,
    stage: wanted.asked.stage,
    stageSince: now,
    place: places[index] ?? 0,
    compartmentId,
    createdAt: now,
    changedAt: now,
    inventedAt: invented === 'invented' ? now : null,
    ...byWhom(ctx.actor),
  }))
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce)
    await tx.insertInto('prospect').values(some).execute()
    await tx
      .insertInto('stageMove')
      .values(
        some.map((row) => ({
          prospectId: row.id,
          fromStage: null,
          toStage: row.stage,
          movedBy: row.createdBy,
          movedByName: row.createdByName,
          movedAt: now,
        })),
      )
      .execute()
  }
  await keepSignatures(tx, added)
  for (const row of rows) {
    recordEvent(tx, {
      name: 'campaign.prospect_added',
      actor: ctx.actor,
      subjectId: row.id,
      payload: { kind: row.kind, stage: row.stage },
      compartmentId,
      personal: { personId: keyOf(row), data: personalOf(row) },
    })
  }
}

const personalOf = (row: {
  readonly name: string
  readonly affiliation: string
  readonly source: string
  readonly thesis: string
  readonly tier: z.output<typeof ProspectToAdd>['tier'] | null
}) => ({
  name: row.name,
  affiliation: row.affiliation,
  source: row.source,
  thesis: row.thesis,
  tier: row.tier ?? null,
})

const keepSignatures = async (
  tx: CampaignTransaction,
  lines: readonly { readonly id: string; readonly wanted: Pick<Wanted, 'signatures'> }[],
): Promise<void> => {
  const rows = lines.flatMap(({ id, wanted }) =>
    wanted.signatures.map((one) => ({ prospectId: id, ...one })),
  )
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await tx
      .insertInto('prospectSignature')
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

const resultsOf = async (
  ctx: Context,
  planned: readonly Planned[],
): Promise<z.input<typeof AddOutput>['results']> => {
  const lines = new Map(
    (await readProspects(ctx, [...new Set(planned.flatMap(idsOf))])).map((one) => [one.id, one]),
  )
  return planned.map((one) => ({
    outcome: one.outcome,
    personId: one.wanted.personId,
    name: one.wanted.name,
    affiliation: one.wanted.affiliation,
    source: one.wanted.source,
    thesis: one.wanted.asked.thesis,
    prospect: 'id' in one ? (lines.get(one.id) ?? null) : null,
    alike: one.outcome === 'alike' ? one.alike.flatMap((id) => lines.get(id) ?? []) : [],
    heldBy: [...one.wanted.held],
  }))
}

const idsOf = (one: Planned): readonly string[] => {
  if (one.outcome === 'alike') return one.alike
  return 'id' in one ? [one.id] : []
}
