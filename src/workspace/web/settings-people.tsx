import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Session } from '../contract.ts'
import { membersQuery, sessionsQuery } from './queries.ts'

/** Who works here. */
export const Members = () => (
  <section id="members" aria-labelledby="members-title">
    <h2 id="members-title">{t('settings.members')}</h2>
    <p className="m2">{t('settings.membersWhy')}</p>
    <Loaded query={useQuery(membersQuery)} skeleton={<TableSkeleton rows={2} />}>
      {({ members }) => (
        <ul className="box lines">
          {members.map((member) => (
            <li key={member.id} className="row">
              <Monogram name={member.name} large />
              <span className="grow">{member.name}</span>
              <span className="m">{t(`role.${member.role}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  </section>
)

/** Browsers that are signed in, and the way to sign them out. */
export const Sessions = () => {
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: (session: Session) => api.workspace.endSession({ id: session.id }),
    onSuccess: async (_, session) => {
      sayDone(t('settings.session.ended', { browser: session.browser }))
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  const signOut = useMutation({
    mutationFn: () => api.workspace.signOut(),
    // A fresh page forgets everything that was loaded for the member.
    onSuccess: () => location.assign(paths.signIn()),
  })
  return (
    <section id="sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('settings.sessions')}</h2>
      <p className="m2">{t('settings.sessionsWhy')}</p>
      <Loaded query={useQuery(sessionsQuery)} skeleton={<TableSkeleton rows={2} />}>
        {({ sessions }) => (
          <ul className="box lines">
            {sessions.map((session) => (
              <li key={session.id} className="row wrap">
                <span className="grow">
                  {session.browser}{' '}
                  {session.here && <span className="state info">{t('settings.session.here')}</span>}
                  <span className="m hint-block">
                    {t('settings.session.seen', { when: formatMoment(session.lastSeenAt) })} ·{' '}
                    {t('settings.session.ends', { when: formatMoment(session.endsAt) })}
                  </span>
                </span>
                {session.here ? (
                  <button type="button" className="btn line small" onClick={() => signOut.mutate()}>
                    {t('settings.signOut')}
                  </button>
                ) : (
                  <button
                    type="button"
                    className="btn line small"
                    aria-label={t('settings.session.endName', { browser: session.browser })}
                    onClick={() => end.mutate(session)}
                  >
                    {t('settings.session.end')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {(end.isError || signOut.isError) && <ErrorNote error={end.error ?? signOut.error} />}
    </section>
  )
}
