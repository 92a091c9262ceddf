import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { afterDecision } from './after-decision.ts'
import type { SignatureRef } from './contract.ts'
import { decide } from './decide.ts'
import { releasesOf, signatureNode, type Node } from './decisions.ts'
import { nodeColumns, readHeld, type Held, type NodeColumns } from './held-by.ts'
import { commonestName } from './name-forms.ts'
import { decisionCount } from './standing-decisions.ts'

type Signature = z.output<typeof SignatureRef>

/**
 * Takes signatures from a person: they become somebody of their own, with a new id. Older
 * decisions that held both together let go of them; one that says exactly the opposite refuses.
 */
export const sendAway = async (
  ctx: Context,
  input: {
    readonly id: string
    readonly signatures: readonly Signature[]
    readonly reason: string
    readonly origin: 'split' | 'not_theirs'
  },
) => {
  const seen = await decisionCount(ctx.db)
  const held = await readHeld(ctx, input.id)
  const { stays, goes } = divide(held, input.signatures)
  const name = await commonestName(ctx, [...goes.keys()])
  const decision = await decide(
    ctx,
    seen,
    {
      kind: 'not_theirs',
      origin: input.origin,
      keepPersonId: held.person.person_id,
      reason: input.reason,
      sides: [
        { personId: held.person.person_id, name: held.person.name, nodes: stays },
        { personId: crypto.randomUUID(), name, nodes: goes },
      ],
    },
    (standing) => {
      const { released, contradicted } = releasesOf(standing, [...stays.keys()], [...goes.keys()])
      return { forbiddenBy: contradicted, released }
    },
  )
  return afterDecision(ctx, decision)
}

/** The person's nodes in two parts. Throws when a signature is not theirs, or nothing would stay. */
export const divide = (
  held: Held,
  signatures: readonly Signature[],
): {
  readonly stays: ReadonlyMap<Node, NodeColumns>
  readonly goes: ReadonlyMap<Node, NodeColumns>
} => {
  const goes = new Map<Node, NodeColumns>()
  for (const { workId, position } of signatures) {
    const node = signatureNode(workId, position)
    if (!held.nodes.has(node)) {
      throw new AppError('conflict', `${held.person.name} does not sign ${workId} at that place.`, {
        code: 'not_their_signature',
        next: 'Look at the signatures again; somebody may have decided meanwhile.',
        details: { workId, position },
      })
    }
    goes.set(node, nodeColumns(node))
  }
  const stays = new Map([...held.nodes].filter(([node]) => !goes.has(node)))
  if (stays.size === 0) {
    throw new AppError('invalid', `Nothing of ${held.person.name} would stay.`, {
      code: 'nothing_stays',
      next: 'Leave at least one signature, or merge the person with whoever it is.',
    })
  }
  return { stays, goes }
}
