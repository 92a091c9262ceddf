import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetPeople } from './people-queries.ts'
import type { Decision, SignatureRef } from './people-queries.ts'

interface About {
  readonly id: string
  readonly name: string
}

/** Signatures as the server takes them: nothing but work and position. */
export const refsOf = (signatures: readonly SignatureRef[]): SignatureRef[] =>
  signatures.map(({ workId, position }) => ({ workId, position }))

/**
 * Decisions on identity. Each acts at once, says what was done, and can be undone with `z`; what
 * was read of people is read anew.
 */
export const useDecisions = ({ id, name }: About) => {
  const client = useQueryClient()
  const undo = async (decision: Decision): Promise<void> => {
    await api.people.undoDecision({ decisionId: decision.id })
    await forgetPeople(client)
    sayDone(t('identity.done.undone'))
  }
  const said = async (decision: Decision, sentence: string): Promise<void> => {
    await forgetPeople(client)
    sayDone(sentence, () => undo(decision))
  }
  return {
    undo: useMutation({ mutationFn: undo }),
    confirm: useMutation({
      mutationFn: (signatures: readonly SignatureRef[]) =>
        api.people.confirm({ id, signatures: refsOf(signatures) }),
      onSuccess: ({ decision }, { length: count }) =>
        said(decision, t('identity.done.confirm', { count, name })),
    }),
    notTheirs: useMutation({
      mutationFn: (signatures: readonly SignatureRef[]) =>
        api.people.notTheirs({ id, signatures: refsOf(signatures) }),
      onSuccess: ({ decision }, { length: count }) =>
        said(decision, t('identity.done.not', { count, name })),
    }),
    split: useMutation({
      mutationFn: (given: { signatures: readonly SignatureRef[]; reason: string }) =>
        api.people.split({ id, signatures: refsOf(given.signatures), reason: given.reason }),
      onSuccess: ({ decision }, { signatures }) =>
        said(decision, t('identity.done.split', { count: signatures.length, name })),
    }),
    apart: useMutation({
      mutationFn: (other: About) => api.people.keepApart({ id, other: other.id }),
      onSuccess: ({ decision }, other) =>
        said(decision, t('identity.done.apart', { a: name, b: other.name })),
    }),
    merge: useMutation({
      mutationFn: (given: { other: About; reason: string }) =>
        api.people.merge({ id, other: given.other.id, reason: given.reason }),
      onSuccess: ({ decision }) => said(decision, t('merge.done', { name })),
    }),
  }
}
export type Decisions = ReturnType<typeof useDecisions>
