import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { InvitedRole } from '../access.contract.ts'
import type { Member } from '../contract.ts'
import { membersQuery } from './queries.ts'

/** One member, with what the one who looks may change about them. */
export const MemberLine = ({ member, mine }: { member: Member; mine: Member | null }) => {
  const [leaving, setLeaving] = useState(false)
  const change = useMemberChange()
  const isMe = member.id === mine?.id
  const isFounder = mine?.role === 'founder'
  const changeable = member.role !== 'founder' && !isMe && (isFounder || mine?.role === 'hr')
  return (
    <li className="row wrap member-line">
      <Monogram name={member.name} me={isMe} large delegate={member.actsFor !== null} />
      <span className="grow">
        {member.name}
        <span className="m hint-block">
          {member.actsFor && `${t('members.actsFor', { name: member.actsFor.name })} · `}
          {t('members.since', { day: formatDay(member.joinedAt) })}
        </span>
      </span>
      {changeable ? (
        <span className="row wrap">
          <Choice
            label={t('members.roleOf', { name: member.name })}
            value={member.role}
            options={InvitedRole.options.map((role) => ({ value: role, text: t(`role.${role}`) }))}
            onChoose={(role) => change.role.mutate({ member, role: InvitedRole.parse(role) })}
          />
          {isFounder && (
            <button
              type="button"
              className="btn line small"
              aria-pressed={member.actsFor !== null}
              onClick={() => change.delegation.mutate(member)}
            >
              {member.actsFor ? t('members.endDelegation') : t('members.makeDelegate')}
            </button>
          )}
          <button
            type="button"
            className="btn danger small"
            aria-label={t('members.removeName', { name: member.name })}
            onClick={() => setLeaving(true)}
          >
            {t('members.remove')}
          </button>
        </span>
      ) : (
        <span className="m">{t(`role.${member.role}`)}</span>
      )}
      {change.error !== null && <ErrorNote error={change.error} />}
      {leaving && (
        <LeaveDialog
          member={member}
          onClose={() => setLeaving(false)}
          onLeave={() => {
            setLeaving(false)
            change.leave.mutate(member)
          }}
        />
      )}
    </li>
  )
}

const LeaveDialog = (props: { member: Member; onClose: () => void; onLeave: () => void }) => (
  <Dialog
    title={t('members.leaveTitle', { name: props.member.name })}
    onClose={props.onClose}
    foot={
      <>
        <button type="button" className="btn primary" onClick={props.onLeave}>
          {t('members.leaveDo', { name: props.member.name })}
        </button>
        <button type="button" className="btn quiet" onClick={props.onClose}>
          {t('common.cancel')}
        </button>
      </>
    }
  >
    <p className="m2">{t('members.leaveWhy')}</p>
  </Dialog>
)

/** The changes of a member; each asks for the passkey by itself when that is due. */
const useMemberChange = () => {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: membersQuery.queryKey })
  const give = async (member: Member, role: InvitedRole) => {
    const { id, version } = member
    const answer = await api.workspace.changeRole({ id, version, role })
    await again()
    return answer
  }
  const role = useMutation({
    mutationFn: (wanted: { member: Member; role: InvitedRole }) => give(wanted.member, wanted.role),
    onSuccess: ({ member: now }, { member: before }) => {
      const back = InvitedRole.safeParse(before.role)
      sayDone(
        t('members.roleChanged', { name: now.name, role: t(`role.${now.role}`) }),
        back.success ? () => give(now, back.data) : undefined,
      )
    },
  })
  const delegation = useMutation({
    mutationFn: ({ id, version, actsFor }: Member) =>
      actsFor
        ? api.workspace.endDelegation({ id, version })
        : api.workspace.makeDelegate({ id, version }),
    onSuccess: again,
  })
  const leave = useMutation({
    mutationFn: ({ id, version }: Member) => api.workspace.removeMember({ id, version }),
    onSuccess: async ({ member }) => {
      sayDone(t('members.left', { name: member.name }))
      await again()
    },
  })
  return { role, delegation, leave, error: role.error ?? delegation.error ?? leave.error }
}
