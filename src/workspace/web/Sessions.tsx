import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Session } from '../contract.ts'
import { sessionsQuery } from './queries.ts'

/** Browsers that are signed in, and the way to sign them out. */
export const Sessions = () => {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  const end = useMutation({
    mutationFn: (session: Session) => api.workspace.endSession({ id: session.id }),
    onSuccess: async (_, session) => {
      sayDone(t('settings.session.ended', { browser: session.browser }))
      await again()
    },
  })
  const endOthers = useMutation({
    mutationFn: () => api.workspace.endOtherSessions({}),
    onSuccess: async ({ ended }) => {
      sayDone(t('settings.session.othersEnded', { count: ended }))
      await again()
    },
  })
  const signOut = useMutation({
    mutationFn: () => api.workspace.signOut(),
    // A fresh page forgets everything that was loaded for the member.
    onSuccess: () => location.assign(paths.signIn()),
  })
  const error = end.error ?? endOthers.error ?? signOut.error
  return (
    <section id="sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('settings.sessions')}</h2>
      <p className="m2">{t('settings.sessionsWhy')}</p>
      <Loaded query={useQuery(sessionsQuery)} skeleton={<TableSkeleton rows={2} />}>
        {({ sessions }) => (
          <>
            <ul className="box lines">
              {sessions.map((session) => (
                <SessionLine
                  key={session.id}
                  session={session}
                  onEnd={() => (session.here ? signOut.mutate() : end.mutate(session))}
                />
              ))}
            </ul>
            {sessions.length > 1 && (
              <button
                type="button"
                className="btn line fit end-others"
                aria-busy={endOthers.isPending}
                onClick={() => endOthers.mutate()}
              >
                {t('settings.session.endOthers')}
              </button>
            )}
          </>
        )}
      </Loaded>
      {error !== null && <ErrorNote error={error} />}
    </section>
  )
}

const SessionLine = ({ session, onEnd }: { session: Session; onEnd: () => void }) => (
  <li className="row wrap">
    <span className="grow">
      {session.browser}{' '}
      {session.here && <span className="state info">{t('settings.session.here')}</span>}
      <span className="m hint-block">
        {session.at && `${session.at} · `}
        {t('settings.session.seen', { when: formatMoment(session.lastSeenAt) })} ·{' '}
        {t('settings.session.ends', { when: formatMoment(session.endsAt) })}
      </span>
    </span>
    <button
      type="button"
      className="btn line small"
      aria-label={
        session.here
          ? t('settings.signOut')
          : t('settings.session.endName', { browser: session.browser })
      }
      onClick={onEnd}
    >
      {session.here ? t('settings.signOut') : t('settings.session.end')}
    </button>
  </li>
)
