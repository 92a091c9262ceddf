import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { OffLimitsTag } from '#ui/parts/OffLimitsTag.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { AskedAbout } from './asked-about.ts'
import { forgetCampaign, offLimitsQuery } from './charter-queries.ts'
import type { AddedResult } from './list-queries.ts'
import { OverruleForm } from './OverruleForm.tsx'

interface HeldResultProps {
  readonly result: AddedResult
  readonly asked: AskedAbout
  readonly index: number
  readonly onSettled: () => void
  readonly onLeave: () => void
}

/** Somebody who cannot be added: by which clause, until when, and who may say otherwise. */
export const HeldResult = ({ result, asked, index, onSettled, onLeave }: HeldResultProps) => {
  const rules = useQuery(offLimitsQuery('standing')).data
  const [open, setOpen] = useState(false)
  const wanted = asked.prospects[index]
  const stopping = result.heldBy.filter(({ overruled }) => overruled === null)
  const subject = {
    name: result.name,
    compartmentId: asked.compartmentId,
    personId: wanted?.personId ?? null,
    organisationId: wanted?.organisationId ?? null,
  }
  const again = useAddAgain(asked, index, onSettled)
  const wait = useWait(subject, stopping[0]?.offLimitsId, onSettled)
  const [first] = stopping
  return (
    <>
      <p>
        <b>{t('add.held', { name: result.name })}</b>
      </p>
      {result.heldBy.map((held) => (
        <div key={held.offLimitsId}>
          <OffLimitsTag sentence={held.sentence} overruledBy={held.overruled?.by ?? null} />
          <p className="m">
            {t('clauses.basis', {
              basis: t(`clauses.law.${held.lawfulBasis}`),
              source: held.source,
            })}
          </p>
        </div>
      ))}
      {(again.isError || wait.isError) && <ErrorNote error={again.error ?? wait.error} />}
      <div className="row wrap">
        {rules?.mayOverrule === true && first !== undefined && (
          <button type="button" className="btn line small" onClick={() => setOpen(true)}>
            {t('overrule.do')}
          </button>
        )}
        <button type="button" className="btn line small" onClick={() => wait.mutate()}>
          {t('heldBack.wait')}
        </button>
        <SpaLink className="btn quiet small" href={paths.charter()} onClick={onLeave}>
          {t('add.toCharter')}
        </SpaLink>
      </div>
      {rules?.mayOverrule === false && (
        <p className="m">
          {t('overrule.ask', {
            roles: rules.overruleRoles.map((role) => t(`charter.role.${role}`)).join(', '),
          })}
        </p>
      )}
      {open && first !== undefined && (
        <OverruleForm
          subject={subject}
          held={first}
          onClose={() => setOpen(false)}
          onOverruled={() => again.mutate()}
        />
      )}
    </>
  )
}

/** Adds the same one once more: what was overruled stops no more, other clauses still do. */
const useAddAgain = (asked: AskedAbout, index: number, onSettled: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const one = asked.prospects[index]
      if (!one) throw new Error('Nobody was asked about.')
      const { source, compartmentId } = asked
      return api.campaign.add({ prospects: [one], source, compartmentId })
    },
    onSuccess: async ({ results }) => {
      await forgetCampaign(client)
      const line = results[0]?.prospect
      if (!line) return
      onSettled()
      sayDone(t('add.done', { who: line.name }), async () => {
        await api.campaign.remove({ prospects: [{ id: line.id, version: line.version }] })
        await forgetCampaign(client)
      })
    },
  })
}

interface Waiting {
  readonly name: string
  readonly personId: string | null
  readonly organisationId: string | null
  readonly compartmentId: string | null
}

const useWait = (subject: Waiting, offLimitsId: string | undefined, onSettled: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.campaign.holdBack({ ...subject, offLimitsId: offLimitsId ?? '' }),
    onSuccess: async ({ heldBack: { heldBackId, version } }) => {
      await forgetCampaign(client)
      onSettled()
      sayDone(t('heldBack.waits', { name: subject.name }), async () => {
        if (heldBackId === null || version === null) return
        await api.campaign.letGo({ id: heldBackId, version })
        await forgetCampaign(client)
      })
    },
  })
}
