import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { SignatureGroup } from './contract.ts'
import { signatureNode } from './decisions.ts'
import { groupSignatures, type GroupOfLines, type LineOfPerson } from './group-signatures.ts'
import type { PersonColumns } from './person-row.ts'
import { readTexts } from './work-rows.ts'

/** Signatures that one page can show; nobody judges more by eye. */
const mostShown = 2000
/** Longer lists of authors say nothing about who knows whom. */
const mostAuthors = 60

interface SignatureRow {
  readonly work_no: number
  readonly work_id: string
  readonly position: number
  readonly name: string
  readonly orcid: string | null
  readonly author_id: string | null
  readonly organisation_no: number | null
  readonly organisation: string | null
  readonly affiliations: string | null
  readonly title: string | null
  readonly year: number | null
  readonly venue: string | null
}

export interface IdentityGroup extends GroupOfLines {
  readonly signatures: readonly z.input<typeof SignatureGroup>['signatures'][number][]
}

/** The signatures of a person, newest first, grouped by why they belong together. */
export const readIdentityGroups = async (
  ctx: Context,
  person: PersonColumns,
): Promise<IdentityGroup[]> => {
  const rows = await ctx.literature.query<SignatureRow>(
    `select s.work_no, w.work_id, s.position, s.name, s.orcid, s.author_id, s.organisation_no,
       o.name as organisation, s.affiliations, w.title, w.year, w.venue
     from signature s join work w on w.work_no = s.work_no
     left join organisation o on o.organisation_no = s.organisation_no
     where s.person_no = $1
     order by w.year desc nulls last, w.work_id limit ${mostShown}`,
    [person.person_no],
  )
  const [coauthors, decided] = await Promise.all([
    readCoauthors(ctx, person.person_no),
    readConfirmed(ctx, rows),
  ])
  const rowOf = new Map(rows.map((row) => [signatureNode(row.work_id, row.position), row]))
  const lines = [...rowOf].map(([node, row]): LineOfPerson => ({
    node,
    name: row.name,
    orcid: row.orcid,
    authorId: row.author_id,
    organisation: row.organisation_no,
    coauthors: coauthors.get(row.work_no) ?? new Map(),
    decided: decided.has(node),
  }))
  return groupSignatures(lines).map((group) => ({
    ...group,
    signatures: group.lines.flatMap(({ line, evidence }) => {
      const row = rowOf.get(line.node)
      return row ? [toSignature(row, [...line.coauthors.values()], evidence)] : []
    }),
  }))
}

/** What holds a group together, as a sentence that stands after its number. */
export const groupSentence = (group: GroupOfLines): string => {
  switch (group.reason) {
    case 'decided':
      return 'given by a human decision.'
    case 'orcid':
      return group.doubtful
        ? `another ORCID, ${short(group.by)}.`
        : `same ORCID, ${short(group.by)}.`
    case 'author_id':
      return 'same author in the source.'
    case 'coauthors':
      return 'same co-authors.'
    case 'organisation':
      return 'same organisation.'
    case 'name':
      if (group.by !== '') return 'co-authors of their own, none shared with the rest.'
      return group.doubtful ? 'nothing but the same name.' : 'the only signature.'
    case 'variant':
      return 'a name like theirs, and nothing else.'
  }
}

const short = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

const readCoauthors = async (
  ctx: Context,
  personNo: number,
): Promise<ReadonlyMap<number, ReadonlyMap<number, string>>> => {
  const rows = await ctx.literature.query<{ work_no: number; person_no: number; name: string }>(
    `select t.work_no, t.person_no, t.name
     from signature s join signature t on t.work_no = s.work_no and t.person_no <> s.person_no
     where s.person_no = $1 and s.author_count <= ${mostAuthors}
     order by t.work_no nulls last, t.position nulls last limit ${mostShown * mostAuthors}`,
    [personNo],
  )
  const byWork = new Map<number, Map<number, string>>()
  for (const row of rows) {
    const known = byWork.get(row.work_no) ?? new Map<number, string>()
    byWork.set(row.work_no, known.set(row.person_no, row.name))
  }
  return byWork
}

/**
 * Which of these signatures a human gave to this person: by confirming them, or by merging somebody
 * who held them. Those that the person held before are not confirmed by a merge.
 */
const readConfirmed = async (
  ctx: Context,
  rows: readonly SignatureRow[],
): Promise<ReadonlySet<string>> => {
  if (rows.length === 0) return new Set()
  const found = await ctx.db
    .selectFrom('identityDecisionNode as n')
    .innerJoin('identityDecision as d', 'd.id', 'n.decisionId')
    .innerJoin('identityDecisionSide as s', (join) =>
      join.onRef('s.decisionId', '=', 'n.decisionId').onRef('s.side', '=', 'n.side'),
    )
    .select(['n.workId', 'n.position'])
    .where('d.kind', '=', 'same')
    .where((eb) =>
      eb.or([
        eb.and([eb('d.origin', '=', 'confirm'), eb('n.side', '>', 0)]),
        eb('s.personId', '<>', eb.ref('d.keepPersonId')),
      ]),
    )
    .where('d.undoneAt', 'is', null)
    .where('n.releasedBy', 'is', null)
    .where('n.workId', 'in', [...new Set(rows.map((row) => row.work_id))])
    .execute()
  return new Set(found.map((node) => signatureNode(node.workId ?? '', node.position ?? 0)))
}

const toSignature = (row: SignatureRow, coauthors: readonly string[], evidence: string) => ({
  workId: row.work_id,
  position: row.position,
  name: row.name,
  title: row.title ?? '',
  year: row.year,
  venue: row.venue,
  organisation: row.organisation,
  affiliations: readTexts(row.affiliations),
  coauthors: coauthors.slice(0, 12),
  evidence,
})
