import './workspace.css'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { passkeysWorkHere } from '#ui/passkey.ts'
import { paths } from '#ui/paths.ts'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import { CodeForm } from './CodeForm.tsx'
import { FirstPasskey } from './FirstPasskey.tsx'
import { isRecoveryCode } from './recovery-code.ts'
import { signInFromField, signInHere } from './ways-in.ts'

/** The way in: one tap with a passkey; a code from the terminal or from paper besides. */
export const SignInPage = (): ReactNode => {
  const router = useRouter()
  const queries = useQueryClient()
  const { to } = useSearch({ from: '/sign-in' })
  const { data: status } = useQuery(workspaceStatus)
  const [byCode, setByCode] = useState(false)
  const goOn = async () => {
    await queries.resetQueries()
    router.history.replace(to ?? paths.home())
  }
  const tap = useMutation({ mutationFn: signInHere, onSuccess: goOn })
  const code = useMutation({
    mutationFn: (typed: string) =>
      isRecoveryCode(typed)
        ? api.workspace.recover({ code: typed })
        : api.workspace.signIn({ code: typed }),
    onSuccess: () => setByCode(true),
  })
  const field = useQuery({
    queryKey: ['workspace', 'sign-in from field'],
    // A query, since it begins with the page and not with a press; its answer leads on.
    queryFn: async () => {
      const signedIn = await signInFromField()
      if (signedIn) await goOn()
      return signedIn !== null
    },
    enabled: status?.actor === 'stranger' && status.claimed,
    retry: false,
    staleTime: Infinity,
  })
  if (byCode) return <FirstPasskey onDone={() => void goOn()} />
  if (status?.member && !tap.isPending && !tap.isSuccess && !code.isPending) {
    return <SignedInAlready name={status.member.name} to={to ?? paths.home()} />
  }
  if (status && !status.claimed) return <NotClaimed />
  return (
    <div className="stack">
      <h1>{t('signIn.title')}</h1>
      {passkeysWorkHere() ? (
        <>
          <button
            type="button"
            className="btn primary big"
            aria-busy={tap.isPending}
            onClick={() => tap.mutate()}
          >
            {t('signIn.tap')}
          </button>
          <p className="m">{t('signIn.tapWhy')}</p>
        </>
      ) : (
        <p className="box note doubt">{t('noPasskeys.plain', { address: location.origin })}</p>
      )}
      {(tap.isError || field.isError) && <ErrorNote error={tap.error ?? field.error} />}
      <CodeForm
        pending={code.isPending}
        error={code.error}
        onCode={(typed) => code.mutate(typed)}
      />
    </div>
  )
}

const SignedInAlready = ({ name, to }: { name: string; to: string }) => (
  <div className="stack">
    <h1>{t('signIn.title')}</h1>
    <p className="m2">{t('signIn.here', { name })}</p>
    <SpaLink className="btn primary" href={to}>
      {t('signIn.goOn')}
    </SpaLink>
  </div>
)

const NotClaimed = () => (
  <div className="stack">
    <h1>{t('signIn.title')}</h1>
    <Empty missing={t('signIn.notClaimed')} why="">
      <SpaLink className="btn primary" href={paths.claim()}>
        {t('claim.submit')}
      </SpaLink>
    </Empty>
  </div>
)
