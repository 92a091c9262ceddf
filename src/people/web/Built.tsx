import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { CompartmentOf } from '#ui/parts/Compartment.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { TextField } from '#ui/parts/TextField.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { webAddress } from '#ui/web-address.ts'
import { claimsOf, forgetAssessment } from './assessment-queries.ts'
import type { Claim } from './assessment-queries.ts'
import { ClaimForm } from './ClaimForm.tsx'

/** What the person built, who says so, and whether we looked into it. */
export const Built = ({ id, name }: { id: string; name: string }) => {
  const { data } = useQuery(claimsOf(id))
  const [adding, setAdding] = useState(false)
  const claims = data?.claims ?? []
  return (
    <section>
      <div className="row">
        <h2 className="grow">{t('claims.title')}</h2>
        <button type="button" className="btn quiet small" onClick={() => setAdding(true)}>
          {t('claims.add')}
        </button>
      </div>
      {data !== undefined && claims.length === 0 && (
        <p className="m2">{t('claims.none', { name })}</p>
      )}
      <ul className="claims">
        {claims.map((claim) => (
          <ClaimItem key={`${claim.id}${String(claim.version)}`} claim={claim} />
        ))}
      </ul>
      {adding && <ClaimForm id={id} onClose={() => setAdding(false)} />}
    </section>
  )
}

const looks = { claimed: '', confirmed: 'good', doubted: 'warn' } as const

const ClaimItem = ({ claim }: { claim: Claim }) => {
  const [doubting, setDoubting] = useState(false)
  const { judge, remove } = useClaimActs(claim, () => setDoubting(false))
  const standing = t(`claims.standing.${claim.standing}`)
  return (
    <li className="m2">
      <p>
        <b className="claim-part">{t(`claims.part.${claim.part}`)}</b> <bdi>{claim.what}</bdi>{' '}
        <span className={`state ${looks[claim.standing]}`}>
          {claim.standingBy === null
            ? standing
            : t('claims.by', { standing, by: claim.standingBy })}
        </span>{' '}
        <CompartmentOf id={claim.compartmentId} />
      </p>
      {claim.standingWhy !== '' && <p dir="auto">{claim.standingWhy}</p>}
      <p className="m">
        <Source claim={claim} /> · {t(`claims.confidence.${claim.confidence}`)}
      </p>
      <div className="row wrap">
        {claim.standing === 'claimed' ? (
          <>
            <button
              type="button"
              className="btn quiet small"
              onClick={() => judge.mutate({ standing: 'confirmed', why: '' })}
            >
              {t('claims.confirm')}
            </button>
            <button type="button" className="btn quiet small" onClick={() => setDoubting(true)}>
              {t('claims.doubt')}
            </button>
          </>
        ) : (
          <button
            type="button"
            className="btn quiet small"
            onClick={() => judge.mutate({ standing: 'claimed', why: '' })}
          >
            {t('claims.takeBack')}
          </button>
        )}
        <button type="button" className="btn quiet small" onClick={() => remove.mutate()}>
          {t('claims.remove')}
        </button>
      </div>
      {judge.isError && <ErrorNote error={judge.error} />}
      {remove.isError && <ErrorNote error={remove.error} />}
      {doubting && (
        <DoubtDialog
          onClose={() => setDoubting(false)}
          onDoubt={(why) => judge.mutate({ standing: 'doubted', why })}
        />
      )}
    </li>
  )
}

const Source = ({ claim }: { claim: Claim }) => {
  const address = webAddress(claim.sourceUrl)
  if (address === null) return <bdi>{claim.source}</bdi>
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      <bdi>{claim.source}</bdi>
    </a>
  )
}

const DoubtDialog = ({
  onClose,
  onDoubt,
}: {
  onClose: () => void
  onDoubt: (why: string) => void
}) => {
  const [why, setWhy] = useState('')
  return (
    <Dialog title={t('claims.doubt')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={onSend(() => {
          if (why.trim() !== '') onDoubt(why.trim())
        })}
      >
        <TextField label={t('claims.doubtTitle')} rows={3} value={why} onChange={setWhy} />
        <button type="submit" className="btn primary fit" aria-disabled={why.trim() === ''}>
          {t('claims.doubt')}
        </button>
      </form>
    </Dialog>
  )
}

const useClaimActs = (claim: Claim, onJudged: () => void) => {
  const client = useQueryClient()
  const judge = useMutation({
    mutationFn: (given: { standing: Claim['standing']; why: string }) =>
      api.people.judgeClaim({ claimId: claim.id, version: claim.version, ...given }),
    onSuccess: async ({ claim: now }) => {
      onJudged()
      await forgetAssessment(client)
      sayDone(t(`claims.standing.${now.standing}`), async () => {
        const { id: claimId, version } = now
        const { standing, standingWhy: why } = claim
        await api.people.judgeClaim({ claimId, version, standing, why })
        await forgetAssessment(client)
      })
    },
  })
  const remove = useMutation({
    mutationFn: async () => {
      const claimId = claim.id
      const gone = await api.people.removeClaim({ claimId, version: claim.version })
      await forgetAssessment(client)
      sayDone(t('claims.removed'), async () => {
        await api.people.restoreClaim({ claimId, version: gone.claim.version })
        await forgetAssessment(client)
        sayDone(t('claims.restored'))
      })
    },
  })
  return { judge, remove }
}
