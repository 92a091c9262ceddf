import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { CopyLine } from '#ui/parts/CopyLine.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { QrCode } from '#ui/parts/QrCode.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { InvitedRole } from '../access.contract.ts'
import type { Invitation } from '../contract.ts'
import type { Member } from '../contract.ts'
import { invitationsQuery, reachQuery } from './access-queries.ts'

/** The link of a new invitation, shown once, and those that are still open. */
export const Invitations = ({ role }: { role: Member['role'] }) => {
  const queries = useQueryClient()
  const [link, setLink] = useState<{ address: string; role: InvitedRole } | null>(null)
  const reach = useQuery(reachQuery)
  const invite = useMutation({
    mutationFn: (form: FormData) =>
      api.workspace.invite({
        role: InvitedRole.parse(formText(form, 'role')),
        name: formText(form, 'name'),
      }),
    onSuccess: ({ path, invitation }) => {
      // The address people are told, since the invited one is hardly at this machine.
      setLink({ address: `${reach.data?.origin ?? location.origin}${path}`, role: invitation.role })
      return queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })
    },
  })
  return (
    <section aria-labelledby="invitations-title">
      <h2 id="invitations-title">{t('invitations.title')}</h2>
      <p className="m2">{t('invitations.why')}</p>
      <form className="stack" onSubmit={onSend((form) => invite.mutate(form))}>
        <div className="field">
          <label htmlFor="invited-role">{t('invitations.role')}</label>
          <select id="invited-role" name="role" className="input" defaultValue="recruiting">
            {givenBy(role).map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <Field label={t('invitations.name')} name="name" maxLength={200} optional />
        {invite.isError && <ErrorNote error={invite.error} />}
        <button type="submit" className="btn primary fit" aria-busy={invite.isPending}>
          {t('invitations.make')}
        </button>
      </form>
      {link && <MadeLink address={link.address} role={link.role} missing={reach.data?.missing} />}
      <OpenInvitations />
    </section>
  )
}

/** What each may give; the server decides, this only does not offer what it would refuse. */
const givenBy = (role: Member['role']): readonly InvitedRole[] =>
  role === 'recruiting' ? ['recruiting', 'staff', 'scientist'] : InvitedRole.options

const MadeLink = (props: {
  address: string
  role: InvitedRole
  missing: readonly string[] | undefined
}) => (
  <div className="box note made" role="status">
    <p>
      <b>{t('invitations.made', { role: t(`role.${props.role}`) })}</b> {t('invitations.madeWhy')}
    </p>
    <CopyLine text={props.address} label={t('invitations.copy')} />
    <QrCode text={props.address} label={t('invitations.qr')} />
    {props.missing?.some((one) => one !== 'no_passkey_there') && (
      <p className="m2">{t('invitations.notReached')}</p>
    )}
  </div>
)

const OpenInvitations = () => {
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: ({ id }: Invitation) => api.workspace.revokeInvitation({ id }),
    onSuccess: () => {
      sayDone(t('invitations.revoked'))
      return queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })
    },
  })
  return (
    <Loaded query={useQuery(invitationsQuery)} skeleton={<TableSkeleton rows={1} />}>
      {({ invitations }) =>
        invitations.length === 0 ? (
          <p className="m">{t('invitations.none')}</p>
        ) : (
          <ul className="box lines" aria-label={t('invitations.open')}>
            {invitations.map((one) => (
              <li key={one.id} className="row wrap">
                <span className="grow">
                  {one.name || t('invitations.somebody')} · {t(`role.${one.role}`)}
                  <span className="m hint-block">
                    {t('invitations.by', { by: one.madeBy, until: formatMoment(one.expiresAt) })}
                  </span>
                </span>
                <button
                  type="button"
                  className="btn line small"
                  aria-label={t('invitations.revokeName', {
                    name: one.name || t('invitations.somebody'),
                  })}
                  onClick={() => revoke.mutate(one)}
                >
                  {t('invitations.revoke')}
                </button>
              </li>
            ))}
            {revoke.isError && <ErrorNote error={revoke.error} />}
          </ul>
        )
      }
    </Loaded>
  )
}
