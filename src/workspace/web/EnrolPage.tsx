import './workspace.css'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { codeInAddress } from './code-in-address.ts'
import { FirstPasskey } from './FirstPasskey.tsx'

/** A member comes to another address of the app for the first time, with a link made at the old. */
export const EnrolPage = (): ReactNode => {
  const [token] = useState(codeInAddress)
  const router = useRouter()
  const queries = useQueryClient()
  // A press of a button and no visit: what previews links must not use this one up.
  const open = useMutation({ mutationFn: () => api.workspace.openAddressLink({ token }) })
  const goOn = async () => {
    await queries.resetQueries()
    router.history.replace(paths.home())
  }
  if (open.isSuccess) return <FirstPasskey onDone={() => void goOn()} />
  if (token === '') {
    return (
      <>
        <h1>{t('enrol.title')}</h1>
        <Empty missing={t('join.noLink')} why={t('enrol.noLinkWhy')} />
      </>
    )
  }
  return (
    <div className="stack">
      <h1>{t('enrol.title')}</h1>
      <p className="m2">{t('enrol.why', { address: location.origin })}</p>
      {open.isError && <ErrorNote error={open.error} />}
      <button
        type="button"
        className="btn primary big"
        aria-busy={open.isPending}
        disabled={open.isPending}
        onClick={() => open.mutate()}
      >
        {t('enrol.submit')}
      </button>
    </div>
  )
}
