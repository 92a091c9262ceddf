import { z } from 'zod'
import { AffiliationId, Link, PersonId, PersonRow, Version, YearOrMonth } from '#people/contract.ts'
import { line, prose } from '#workspace/fields.contract.ts'

/** A lab, company, fund or university; from the literature or by hand. */
export const OrganisationId = z.uuid().brand<'OrganisationId'>()
export const OrganisationAliasId = z.uuid().brand<'OrganisationAliasId'>()

export const organisationKinds = ['lab', 'company', 'fund', 'university', 'team', 'other'] as const
export const OrganisationKind = z.enum(organisationKinds)

/** What a list shows of an organisation. `people` counts those last known there. */
export const OrganisationRow = z.object({
  id: OrganisationId,
  name: z.string(),
  kind: OrganisationKind,
  country: z.string().nullable(),
  works: z.number().int(),
  people: z.number().int(),
  byHand: z.boolean(),
  ror: z.string().nullable(),
  openalexId: z.string().nullable(),
})

/** Another name, or another organisation that is the same one. */
export const OrganisationAlias = z.object({
  id: OrganisationAliasId,
  name: z.string(),
  joined: OrganisationId.nullable(),
  by: z.string(),
  at: z.string(),
  version: z.number().int(),
})

export const HandOrganisation = z.object({
  id: OrganisationId,
  name: z.string(),
  kind: OrganisationKind,
  country: z.string(),
  links: z.array(Link),
  source: z.string(),
  why: z.string(),
  by: z.string(),
  addedAt: z.string(),
  changedAt: z.string(),
  version: z.number().int(),
})

/** Somebody at an organisation: from works, kept by hand, or both. */
export const PersonThere = z.object({
  person: PersonRow,
  from: z.string().nullable(),
  to: z.string().nullable(),
  now: z.boolean(),
  works: z.number().int(),
  byHand: z
    .object({
      affiliationId: AffiliationId.nullable(),
      role: z.string(),
      source: z.string(),
      version: z.number().int(),
    })
    .nullable(),
})

/** Everything known of one organisation. `askedFor` differs from the id when it was joined. */
export const OrganisationOpen = z.object({
  organisation: OrganisationRow,
  askedFor: OrganisationId,
  aliases: z.array(OrganisationAlias),
  byHand: HandOrganisation.nullable(),
  links: z.array(Link),
  years: z.array(
    z.object({ year: z.number().int(), works: z.number().int(), people: z.number().int() }),
  ),
  topics: z.array(
    z.object({ topic: z.string(), works: z.number().int(), people: z.number().int() }),
  ),
  now: z.array(PersonThere),
  nowTotal: z.number().int(),
  before: z.array(PersonThere),
  beforeTotal: z.number().int(),
  handTotal: z.number().int(),
})

const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
}

export const organisationSorts = ['fit', 'people', 'works', 'name'] as const
export const FindOrganisations = z.object({
  query: z.string().max(300).default(''),
  kind: z.enum(['all', ...organisationKinds]).default('all'),
  country: z.string().max(2).default(''),
  from: z.enum(['all', 'literature', 'hand']).default('all'),
  sort: z.enum(organisationSorts).default('fit'),
  ...page,
})
export const FoundOrganisations = z.object({
  organisations: z.array(OrganisationRow),
  total: z.number().int(),
  offset: z.number().int(),
  limit: z.number().int(),
})

export const OneOrganisation = z.object({ id: OrganisationId })

export const OrganisationPeopleInput = z.object({
  id: OrganisationId,
  when: z.enum(['now', 'before', 'hand', 'all']).default('all'),
  sort: z.enum(['works', 'recent', 'name']).default('recent'),
  ...page,
})
export const OrganisationPeople = z.object({
  people: z.array(PersonThere),
  total: z.number().int(),
  offset: z.number().int(),
  limit: z.number().int(),
})

const handInput = {
  name: line(300).min(1, 'an organisation needs a name'),
  kind: OrganisationKind,
  country: z
    .string()
    .trim()
    .regex(/^([A-Za-z]{2})?$/, 'write the two letters of the country, such as DE')
    .default(''),
  links: z.array(line(2000)).max(20).default([]),
  source: line(1000).min(1, 'say where this is known from'),
  why: prose(4000).default(''),
}
export const AddOrganisation = z.object({
  ...handInput,
  aliases: z.array(line(300).min(1)).max(50).default([]),
})
export const EditOrganisation = z.object({ id: OrganisationId, version: Version, ...handInput })
export const VersionedOrganisation = z.object({ id: OrganisationId, version: Version })
export const OrganisationChange = z.object({
  organisation: HandOrganisation,
  removedAt: z.string().nullable(),
})

export const OrganisationLookalikesInput = z.object({ name: z.string().max(300) })
export const OrganisationLookalikes = z.object({
  lookalikes: z.array(
    z.object({ organisation: OrganisationRow, why: z.string(), certain: z.boolean() }),
  ),
})

/** `joined` names the organisation that is the same one; else only the name is added. */
export const AddOrganisationAlias = z.object({
  id: OrganisationId,
  name: line(300).default(''),
  joined: OrganisationId.optional(),
})
export const VersionedAlias = z.object({ aliasId: OrganisationAliasId, version: Version })
export const AliasChange = z.object({
  alias: OrganisationAlias,
  organisation: OrganisationRow,
  removedAt: z.string().nullable(),
})

const spell = {
  role: line(300).default(''),
  from: YearOrMonth.nullable().default(null),
  to: YearOrMonth.nullable().default(null),
  source: line(1000).min(1, 'say where this is known from'),
}
export const AttachPerson = z.object({ id: OrganisationId, personId: PersonId, ...spell })
export const EditAffiliation = z.object({
  affiliationId: AffiliationId,
  version: Version,
  ...spell,
})
export const VersionedAffiliation = z.object({ affiliationId: AffiliationId, version: Version })
export const AffiliationChange = z.object({
  affiliationId: AffiliationId,
  version: z.number().int(),
  there: PersonThere,
  organisation: OrganisationRow,
  removedAt: z.string().nullable(),
})
