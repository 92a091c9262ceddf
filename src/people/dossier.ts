import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { Dossier, OnePerson } from './contract.ts'
import { readDecisions } from './decision.ts'
import {
  linksOfPerson,
  readClosest,
  readComesFrom,
  readSpells,
  readTopics,
  readYears,
} from './dossier-parts.ts'
import { dossierText } from './dossier-text.ts'
import { readHandPeople, toHandFacts } from './hand-person.ts'
import { mayRead, readNotes, showNotes } from './note.ts'
import { readPerson, toPersonRow } from './person-row.ts'
import { groupSentence, readIdentityGroups } from './read-identity.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'
import { readWorks } from './work-rows.ts'

/** Works on the first page of a dossier; `people.works` has them all. */
const worksShown = 10

export const showDossier = defineAction({
  name: 'people.dossier',
  alias: 'person',
  summary: 'Everything known of one person: works, places, topics, co-authors, notes, sources.',
  http: 'GET /people/{id}',
  kind: 'read',
  input: OnePerson,
  output: Dossier,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: {
    positional: ['id'],
    examples: ['person 6f1c1ad4-5a3e-5c0e-9f0e-2f2b7b8f6a01'],
    render: (dossier) => dossierText(dossier),
  },
  run: async (ctx, { id }) => {
    const live = await resolvePersonId(ctx, id)
    const person = await readPerson(ctx, live)
    const no = person.person_no
    const ids = await idsLeadingTo(ctx.db, live)
    const [names, spells, years, topics, closest, works, groups, byHand, notes, decisions, from] =
      await Promise.all([
        ctx.literature.query<{ name: string; signatures: number }>(
          `select name, signatures from person_name where person_no = $1
           order by signatures desc nulls last, name limit 100`,
          [no],
        ),
        readSpells(ctx, no, ids),
        readYears(ctx, no),
        readTopics(ctx, no),
        readClosest(ctx, no),
        readWorks(ctx, { personNo: no, sort: 'newest', limit: worksShown, offset: 0 }),
        readIdentityGroups(ctx, person),
        readHandPeople(ctx.db, ids),
        readNotes(ctx.db, ids),
        readDecisions(ctx.db, { personIds: ids, undone: 'with', limit: 100, offset: 0 }),
        readComesFrom(ctx, no),
      ])
    const identity = groups.map((group) => ({
      reason: group.reason,
      sentence: groupSentence(group),
      doubtful: group.doubtful,
      signatures: group.signatures.length,
    }))
    return {
      person: toPersonRow(person),
      askedFor: id,
      alsoKnownByIds: ids.filter((one) => one !== live),
      nameForms: names,
      spells,
      ...years,
      topics: topics.map((topic) => ({ ...topic, years: [...topic.years] })),
      ...closest,
      works,
      links: linksOfPerson(person, byHand),
      identity: {
        groups: identity,
        inDoubt: identity.reduce((sum, one) => sum + (one.doubtful ? one.signatures : 0), 0),
        signatures: identity.reduce((sum, one) => sum + one.signatures, 0),
      },
      notes: await showNotes(
        ctx.db,
        notes.filter((note) => mayRead(note, ctx.actor)),
        ctx.actor,
      ),
      byHand: byHand.map(toHandFacts),
      comesFrom: from,
      decisions,
    }
  },
})
