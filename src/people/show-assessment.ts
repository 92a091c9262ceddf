import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { Assessment, OnePerson } from './contract.ts'
import { readReferences, showReferences } from './reference.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'
import { readScorecards, toScorecard } from './scorecard.ts'
import { groundOfWaiver, readApprovers, readWaivers, toWaiver } from './waiver.ts'

export const showAssessment = defineAction({
  name: 'people.assessment',
  summary: 'References, scorecards and interview waiver of a person, as far as you may see them.',
  http: 'GET /people/{id}/assessment',
  kind: 'read',
  input: OnePerson,
  output: Assessment,
  allow: member,
  doors: 'human',
  cli: { positional: ['id'] },
  run: async (ctx, { id }) => {
    const ids = await idsLeadingTo(ctx.db, await resolvePersonId(ctx, id))
    const [references, scorecards, waivers, ground, approvers] = await Promise.all([
      readReferences(ctx.db, ids),
      readScorecards(ctx.db, ids, ctx.actor),
      readWaivers(ctx.db, ids),
      groundOfWaiver(ctx, ids),
      readApprovers(ctx.db),
    ])
    return {
      references: await showReferences(ctx.db, references),
      scorecards: scorecards.map((row) => toScorecard(row, ctx.actor)),
      waivers: waivers.map((row) => toWaiver(row, ctx.actor)),
      missing: [...ground.missing],
      approvers: approvers.filter((one) => one.id !== actorId(ctx.actor)),
    }
  },
})
