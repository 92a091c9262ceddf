import './workspace.css'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import { Role } from '../members.contract.ts'
import { Invitations } from './Invitations.tsx'
import { MemberLine } from './MemberLine.tsx'
import { membersQuery } from './queries.ts'
import { SettingsNav } from './SettingsNav.tsx'

/** Who works here and as what, who is invited, and what each role may. */
export const MembersPage = (): ReactNode => {
  const { data: status } = useQuery(workspaceStatus)
  const members = useQuery(membersQuery)
  const mine = status?.member ?? null
  const invites = mine !== null && ['founder', 'hr', 'recruiting'].includes(mine.role)
  return (
    <div className="page-pad settings">
      <h1>{t('members.title')}</h1>
      <div className="two-columns">
        <SettingsNav here="people" />
        <div className="stack forms">
          <section aria-labelledby="members-title">
            <h2 id="members-title">{t('settings.members')}</h2>
            <p className="m2">{t('settings.membersWhy')}</p>
            <Loaded query={members} skeleton={<TableSkeleton rows={3} />}>
              {(data) => (
                <ul className="box lines">
                  {data.members.map((member) => (
                    <MemberLine key={member.id} member={member} mine={mine} />
                  ))}
                </ul>
              )}
            </Loaded>
          </section>
          {invites && <Invitations role={mine.role} />}
          <Roles />
        </div>
      </div>
    </div>
  )
}

/** One table: who may do what, in words. */
const Roles = () => (
  <section aria-labelledby="roles-title">
    <h2 id="roles-title">{t('members.roles')}</h2>
    <table className="table stacks roles">
      <thead>
        <tr>
          <th scope="col">{t('members.role')}</th>
          <th scope="col">{t('members.may')}</th>
        </tr>
      </thead>
      <tbody>
        {Role.options.map((role) => (
          <tr key={role}>
            <td className="nw">
              <b>{t(`role.${role}`)}</b>
            </td>
            <td>{t(`may.${role}`)}</td>
          </tr>
        ))}
        <tr>
          <td className="nw">
            <b>{t('members.delegate')}</b>
          </td>
          <td>{t('may.delegate')}</td>
        </tr>
      </tbody>
    </table>
  </section>
)
