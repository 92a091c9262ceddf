import { sql } from 'kysely'
import type { CampaignDatabase } from '#database/open.ts'
import { readErasedIds } from '#events/person-key.ts'
import { handNode, signatureNode, type Node, type Standing } from '#people/decisions.ts'

/** A standing decision with the ids that it gives to its sides. */
export interface StandingDecision extends Standing {
  readonly keepPersonId: string
  readonly sideIds: readonly string[]
}

export interface HandPerson {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly role: string
  readonly organisation: string
  readonly organisationId: string | null
  /** Role, organisation, source and reason in one: what a brief is compared with. */
  readonly words: string
}

export interface HandAffiliation {
  readonly personId: string
  readonly organisationId: string
  readonly role: string
  readonly fromYear: number | null
  readonly toYear: number | null
}

export interface HandOrganisation {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly kind: string
  readonly country: string
}

/** What people decided and kept by hand, as it stands now. */
export interface CampaignKnowledge {
  readonly decisions: readonly StandingDecision[]
  readonly signatures: readonly { readonly workId: string; readonly position: number }[]
  readonly people: readonly HandPerson[]
  readonly affiliations: readonly HandAffiliation[]
  readonly organisations: readonly HandOrganisation[]
  /** Signatures of erased people, until a build that began later leaves them out by itself. */
  readonly withheld: readonly { readonly workId: string; readonly position: number }[]
  /** Ids of erased people: nobody gets them again. */
  readonly erasedIds: readonly string[]
  /** People who asked not to be ranked, by every id that leads to them or from them. */
  readonly unranked: readonly string[]
  /** Organisations that are another one: works and people of `joinedId` count for `id`. */
  readonly joins: readonly { readonly joinedId: string; readonly id: string }[]
}

/** Reads all of it in one snapshot. The tables are those of the rooms people and organisations. */
export const readCampaignKnowledge = (db: CampaignDatabase): Promise<CampaignKnowledge> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const decisions = await readDecisions(tx)
      return {
        ...decisions,
        people: await readHandPeople(tx),
        affiliations: await readAffiliations(tx),
        organisations: await tx
          .selectFrom('handOrganisation')
          .select(['id', 'name', 'nameKey', 'kind', 'country'])
          .where('removedAt', 'is', null)
          .orderBy('id')
          .execute(),
        joins: await readJoins(tx),
        withheld: await readWithheld(tx),
        erasedIds: await readErasedIds(tx),
        unranked: await readUnranked(tx),
      }
    })

const readDecisions = async (
  tx: CampaignDatabase,
): Promise<Pick<CampaignKnowledge, 'decisions' | 'signatures'>> => {
  const rows = await tx
    .selectFrom('identityDecision as d')
    .innerJoin('identityDecisionSide as s', 's.decisionId', 'd.id')
    .select(['d.id', 'd.kind', 'd.keepPersonId', 's.side', 's.personId'])
    .where('d.undoneAt', 'is', null)
    .orderBy('d.decidedAt')
    .orderBy('d.id')
    .orderBy('s.side')
    .execute()
  const nodes = await tx
    .selectFrom('identityDecisionNode as n')
    .innerJoin('identityDecision as d', 'd.id', 'n.decisionId')
    .leftJoin('identityDecision as r', 'r.id', 'n.releasedBy')
    .select(['n.decisionId', 'n.side', 'n.workId', 'n.position', 'n.handPersonId'])
    .where('d.undoneAt', 'is', null)
    .where((eb) => eb.or([eb('n.releasedBy', 'is', null), eb('r.undoneAt', 'is not', null)]))
    .execute()
  const bySide = new Map<string, Node[]>()
  const signatures = new Map<Node, { workId: string; position: number }>()
  for (const node of nodes) {
    const name = nodeOf(node)
    if (name === null) continue
    const key = `${node.decisionId} ${node.side}`
    bySide.set(key, [...(bySide.get(key) ?? []), name])
    if (node.workId !== null) {
      signatures.set(name, { workId: node.workId, position: node.position ?? 0 })
    }
  }
  const decisions = new Map<string, StandingDecision>()
  for (const row of rows) {
    const before = decisions.get(row.id)
    const side = bySide.get(`${row.id} ${row.side}`) ?? []
    decisions.set(row.id, {
      id: row.id,
      kind: row.kind === 'same' || row.kind === 'different' ? row.kind : 'not_theirs',
      keepPersonId: row.keepPersonId,
      sides: [...(before?.sides ?? []), side],
      sideIds: [...(before?.sideIds ?? []), row.personId],
    })
  }
  return { decisions: [...decisions.values()], signatures: [...signatures.values()] }
}

const nodeOf = (node: {
  workId: string | null
  position: number | null
  handPersonId: string | null
}): Node | null => {
  if (node.handPersonId !== null) return handNode(node.handPersonId)
  return node.workId === null ? null : signatureNode(node.workId, node.position ?? 0)
}

const readHandPeople = async (tx: CampaignDatabase): Promise<HandPerson[]> => {
  const rows = await tx
    .selectFrom('handPerson')
    .select(['id', 'name', 'nameKey', 'role', 'organisation', 'organisationId', 'source', 'why'])
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ source, why, ...row }) => ({
    ...row,
    words: [row.role, row.organisation, why, source].filter((part) => part !== '').join('. '),
  }))
}

const readAffiliations = async (tx: CampaignDatabase): Promise<HandAffiliation[]> => {
  const rows = await tx
    .selectFrom('handAffiliation')
    .select(['personId', 'organisationId', 'role', 'fromDate', 'toDate'])
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(({ fromDate, toDate, ...row }) => ({
    ...row,
    fromYear: yearOf(fromDate),
    toYear: yearOf(toDate),
  }))
}

/** "2024" and "2024-03" alike are 2024. */
const yearOf = (date: string | null): number | null =>
  date === null ? null : Number.parseInt(date.slice(0, 4), 10)

const readJoins = async (tx: CampaignDatabase): Promise<CampaignKnowledge['joins']> => {
  const rows = await tx
    .selectFrom('organisationAlias')
    .select(['organisationId', 'joinedId'])
    .where('removedAt', 'is', null)
    .where('joinedId', 'is not', null)
    .execute()
  return rows.flatMap((row) =>
    row.joinedId === null ? [] : [{ joinedId: row.joinedId, id: row.organisationId }],
  )
}

/**
 * An erasure and the start of a build may overlap by the length of a transaction; within this time
 * both hide the line, which does no harm.
 */
const overlap = '10 minutes'

const readWithheld = async (tx: CampaignDatabase): Promise<CampaignKnowledge['withheld']> => {
  const { rows } = await sql<{ workId: string; position: number }>`
    select work_id, "position" from suppression_pending
    where made_at > coalesce(
      (select started_at from literature_build where state = 'live'), '-infinity'
    ) - ${overlap}::interval`.execute(tx)
  return rows
}

const readUnranked = async (tx: CampaignDatabase): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive theirs (id) as (
      select person_id from privacy_objection where hides_from_ranking and withdrawn_at is null
      union
      select case when a.old_id = t.id then a.new_id else a.old_id end
      from person_alias a join theirs t on t.id in (a.old_id, a.new_id)
    )
    select id from theirs`.execute(tx)
  return rows.map((row) => row.id)
}
