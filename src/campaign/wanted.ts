import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { readPeople } from '#people/person-row.ts'
import type { ProspectToAdd } from './list.contract.ts'
import {
  founding,
  liveOrganisationsOf,
  liveOrRefuse,
  livePeopleOf,
  signaturesOf,
  type SignatureKept,
} from './live-ids.ts'
import { checkOffLimits, type Held } from './off-limits.ts'
import { prospectKey } from './prospect-key.ts'
import { leadsToOrganisations, leadsToPeople, standingBySignatures } from './standing-lines.ts'

type Asked = z.output<typeof ProspectToAdd>

/** Somebody who is to be added, with all that the literature knows of who that is. */
export interface Wanted {
  readonly asked: Asked
  readonly name: string
  readonly affiliation: string
  readonly source: string
  readonly nameKey: string
  readonly personId: string | null
  readonly organisationId: string | null
  /** Every id under which a line for the same may stand already. */
  readonly leads: readonly string[]
  readonly signatures: readonly SignatureKept[]
  /** A line that no id but a signature leads to. */
  readonly bySignature: string | null
  /** Clauses that hold them today, overruled ones too. */
  readonly held: readonly Held[]
}

/** Looks up who is meant; nothing is written. Refuses ids that lead nowhere and lines without a name. */
export const lookUpWanted = async (
  ctx: Context,
  asked: readonly Asked[],
  source: string,
): Promise<readonly Wanted[]> => {
  const people = await lookUpPeople(
    ctx,
    asked.flatMap((one) => one.personId ?? []),
  )
  const organisations = await lookUpOrganisations(
    ctx,
    asked.flatMap((one) => one.organisationId ?? []),
  )
  const wanted = asked.map((one, index) => {
    const known =
      one.kind === 'person'
        ? one.personId === undefined
          ? null
          : people(one.personId)
        : one.organisationId === undefined
          ? null
          : organisations(one.organisationId)
    const name = one.name === '' ? (known?.name ?? '') : one.name
    if (name === '') throw nameless(index)
    const from = one.source === '' ? source : one.source
    if (from === '') throw sourceless(name)
    return {
      asked: one,
      name,
      affiliation: one.affiliation === '' ? (known?.affiliation ?? '') : one.affiliation,
      source: from,
      nameKey: prospectKey(name),
      personId: one.kind === 'person' ? (known?.id ?? null) : null,
      organisationId: one.kind === 'organisation' ? (known?.id ?? null) : null,
      leads: known?.leads ?? [],
      signatures: founding(known?.signatures ?? []),
      bySignature: known?.bySignature ?? null,
    }
  })
  const held = await checkOffLimits(
    ctx,
    wanted.map((one) => ({ ...one, kind: one.asked.kind })),
  )
  return wanted.map((one, index) => ({ ...one, held: held[index] ?? [] }))
}

interface Known {
  readonly id: string
  readonly name: string
  readonly affiliation: string
  readonly leads: readonly string[]
  readonly signatures: readonly SignatureKept[]
  readonly bySignature: string | null
}

const lookUpPeople = async (
  ctx: Context,
  ids: readonly string[],
): Promise<(id: string) => Known> => {
  const live = await livePeopleOf(ctx, ids)
  const all = [...new Set(ids.map((id) => liveOrRefuse(live, 'person', id)))]
  const [rows, leads, signatures] = await Promise.all([
    readPeople(ctx, { ids: all }),
    leadsToPeople(ctx, all),
    signaturesOf(ctx, all),
  ])
  const lost = await standingBySignatures(ctx, signatures)
  const byId = new Map(rows.map((row) => [row.person_id, row]))
  return (asked) => {
    const id = liveOrRefuse(live, 'person', asked)
    const row = byId.get(id)
    return {
      id,
      name: row?.name ?? '',
      affiliation: row?.organisation ?? '',
      leads: leads.get(id) ?? [id],
      signatures: signatures.get(id) ?? [],
      bySignature: lost.get(id) ?? null,
    }
  }
}

const lookUpOrganisations = async (
  ctx: Context,
  ids: readonly string[],
): Promise<(id: string) => Known> => {
  const live = await liveOrganisationsOf(ctx, ids)
  const all = [...new Set(ids.map((id) => liveOrRefuse(live, 'organisation', id)))]
  const [rows, leads] = await Promise.all([
    all.length === 0
      ? []
      : ctx.literature.query<{ organisation_id: string; name: string }>(
          'select organisation_id, name from organisation where organisation_id = any($1)',
          [all],
        ),
    leadsToOrganisations(ctx, all),
  ])
  const names = new Map(rows.map((row) => [row.organisation_id, row.name]))
  return (asked) => {
    const id = liveOrRefuse(live, 'organisation', asked)
    return {
      id,
      name: names.get(id) ?? '',
      affiliation: '',
      leads: leads.get(id) ?? [id],
      signatures: [],
      bySignature: null,
    }
  }
}

const nameless = (index: number): AppError =>
  new AppError('invalid', `Number ${index + 1} of those to be added has no name.`, {
    code: 'name_missing',
    next: 'Write the name, or choose the person.',
  })

const sourceless = (name: string): AppError =>
  new AppError('invalid', `It is not said where ${name} comes from.`, {
    code: 'source_missing',
    next: 'Write where you heard of them; they may read it one day.',
  })
