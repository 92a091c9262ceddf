import './workspace.css'
import type { ReactNode } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
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
import { FirstPasskey } from './FirstPasskey.tsx'

/** The first visit: the code in the terminal makes one the founder, who makes a passkey then. */
export const ClaimPage = (): ReactNode => {
  const router = useRouter()
  const queries = useQueryClient()
  const { data: status } = useQuery(workspaceStatus)
  const claim = useMutation({
    mutationFn: (form: FormData) =>
      api.workspace.claim({
        code: formText(form, 'code'),
        name: formText(form, 'name'),
        companyName: formText(form, 'company'),
      }),
  })
  const goOn = async () => {
    await queries.resetQueries()
    router.history.replace(paths.home())
  }
  if (claim.isSuccess) return <FirstPasskey onDone={() => void goOn()} />
  if (status?.claimed) return <ClaimedAlready />
  return (
    <form className="stack" onSubmit={onSend((form) => claim.mutate(form))}>
      <h1>{t('claim.title')}</h1>
      <p className="m2">{t('claim.why')}</p>
      <ClaimFields />
      {claim.isError && <ErrorNote error={claim.error} />}
      <button
        type="submit"
        className="btn primary big"
        aria-busy={claim.isPending}
        disabled={claim.isPending}
      >
        {claim.isPending ? t('claim.submitting') : t('claim.submit')}
      </button>
      <p className="m">
        {t('claim.lost')} {t('claim.lostWhy')}
      </p>
    </form>
  )
}

const ClaimFields = () => (
  <>
    <Field
      label={t('claim.code')}
      hint={t('claim.codeHint')}
      name="code"
      defaultValue={codeInAddress()}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      data-code
      required
      autoFocus
    />
    <Field
      label={t('claim.name')}
      hint={t('claim.nameHint')}
      name="name"
      autoComplete="name"
      maxLength={200}
      required
    />
    <Field
      label={t('claim.company')}
      name="company"
      autoComplete="organization"
      maxLength={200}
      optional
    />
  </>
)

const ClaimedAlready = () => (
  <>
    <h1>{t('claim.title')}</h1>
    <Empty missing={t('claim.already')} why={t('claim.alreadyWhy')}>
      <SpaLink className="btn primary" href={paths.signIn()}>
        {t('signIn.submit')}
      </SpaLink>
    </Empty>
  </>
)
