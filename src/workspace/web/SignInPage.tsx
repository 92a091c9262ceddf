import './workspace.css'
import type { ReactNode } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { codeInAddress } from './code-in-address.ts'

/** The way back in: a code from the terminal where the app runs. */
export const SignInPage = (): ReactNode => {
  const router = useRouter()
  const queries = useQueryClient()
  const { to } = useSearch({ from: '/sign-in' })
  const { data: status } = useQuery(workspaceStatus)
  const signIn = useMutation({
    mutationFn: (form: FormData) => api.workspace.signIn({ code: formText(form, 'code') }),
    onSuccess: async () => {
      await queries.resetQueries()
      router.history.replace(to ?? paths.home())
    },
  })
  if (status?.member && !signIn.isPending && !signIn.isSuccess) {
    return (
      <div className="stack">
        <h1>{t('signIn.title')}</h1>
        <p className="m2">{t('signIn.here', { name: status.member.name })}</p>
        <SpaLink className="btn primary" href={to ?? paths.home()}>
          {t('signIn.goOn')}
        </SpaLink>
      </div>
    )
  }
  if (status && !status.claimed) {
    return (
      <div className="stack">
        <h1>{t('signIn.title')}</h1>
        <Empty missing={t('signIn.notClaimed')} why="">
          <SpaLink className="btn primary" href={paths.claim()}>
            {t('claim.submit')}
          </SpaLink>
        </Empty>
      </div>
    )
  }
  return (
    <form className="stack" onSubmit={onSend((form) => signIn.mutate(form))}>
      <h1>{t('signIn.title')}</h1>
      <p className="m2">{t('signIn.why')}</p>
      <p className="cli code">{t('signIn.command')}</p>
      <Field
        label={t('signIn.code')}
        name="code"
        defaultValue={codeInAddress()}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        data-code
        required
        autoFocus
      />
      {signIn.isError && <ErrorNote error={signIn.error} />}
      <button
        type="submit"
        className="btn primary big"
        aria-busy={signIn.isPending}
        disabled={signIn.isPending}
      >
        {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
      </button>
    </form>
  )
}
