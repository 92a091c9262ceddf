import './workspace.css'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { formatMoment } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { passkeysWorkHere } from '#ui/passkey.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { openedInvitation } from './access-queries.ts'
import { codeInAddress } from './code-in-address.ts'
import { PaperCodes } from './FirstPasskey.tsx'
import { NoPasskeysHere } from './NoPasskeysHere.tsx'
import { deviceName, joinHere } from './ways-in.ts'

/** The invited one: who invites to what, one's own name, a passkey, and in. */
export const JoinPage = (): ReactNode => {
  const [token] = useState(codeInAddress)
  const router = useRouter()
  const queries = useQueryClient()
  const join = useMutation({
    mutationFn: (form: FormData) =>
      joinHere({ token, name: formText(form, 'name'), passkeyName: formText(form, 'passkey') }),
  })
  const goOn = async () => {
    await queries.resetQueries()
    router.history.replace(paths.home())
  }
  if (join.isSuccess) return <PaperCodes onDone={() => void goOn()} />
  if (token === '') {
    return (
      <>
        <h1>{t('join.title')}</h1>
        <Empty missing={t('join.noLink')} why={t('join.noLinkWhy')} />
      </>
    )
  }
  return (
    <div className="stack">
      <Invited token={token} pending={join.isPending} onJoin={(form) => join.mutate(form)} />
      {join.isError && <ErrorNote error={join.error} />}
    </div>
  )
}

const Invited = (props: { token: string; pending: boolean; onJoin: (form: FormData) => void }) => (
  <Loaded query={useQuery(openedInvitation(props.token))} skeleton={<TextSkeleton lines={6} />}>
    {(invitation) => (
      <form className="stack" onSubmit={onSend(props.onJoin)}>
        <h1>{t('join.to', { company: invitation.companyName || t('app.name') })}</h1>
        <p className="m2">
          {t('join.why', {
            by: invitation.madeBy,
            role: t(`role.${invitation.role}`),
            until: formatMoment(invitation.expiresAt),
          })}
        </p>
        {passkeysWorkHere() ? (
          <JoinFields name={invitation.name} pending={props.pending} />
        ) : (
          <NoPasskeysHere />
        )}
      </form>
    )}
  </Loaded>
)

const JoinFields = ({ name, pending }: { name: string; pending: boolean }) => (
  <>
    <Field
      label={t('claim.name')}
      hint={t('claim.nameHint')}
      name="name"
      defaultValue={name}
      autoComplete="name"
      maxLength={200}
      required
      autoFocus
    />
    <Field
      label={t('passkeys.name')}
      hint={t('passkeys.nameHint')}
      name="passkey"
      defaultValue={deviceName()}
      maxLength={60}
      required
    />
    <p className="m">{t('join.passkeyWhy')}</p>
    <button type="submit" className="btn primary big" aria-busy={pending} disabled={pending}>
      {t('join.submit')}
    </button>
  </>
)
