import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams, useRouter } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { voteWords } from '#ui/parts/VoteButtons.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths, patterns } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { voteQuery, votesToGiveQuery } from './charter-queries.ts'
import type { VoteWaiting } from './charter-queries.ts'
import { useVote, VoteOnRound } from './VoteOnRound.tsx'
import '#ui/styles/pages.css'
import './charter.css'

/** Votes owed, one person a screen; the address names one, else the first that waits. */
export const VotesPage = () => {
  const { id = '' } = useParams({ strict: false })
  const waiting = useQuery(votesToGiveQuery)
  const asked = useQuery({ ...voteQuery(id), enabled: id !== '' })
  return (
    <div className="page-pad votes-page">
      <Loaded query={waiting} skeleton={<TextSkeleton lines={8} />}>
        {({ votes, last }) => {
          if (id === '') {
            const [first] = votes
            // The address names who is voted on, so that the page stays while one says why.
            return first ? (
              <Navigate to={patterns.vote} params={{ id: first.round.id }} replace />
            ) : (
              <NoVotes last={last} />
            )
          }
          return (
            <Loaded query={asked} skeleton={<TextSkeleton lines={8} />}>
              {({ vote }) => <OneVote vote={vote} votes={votes} />}
            </Loaded>
          )
        }}
      </Loaded>
    </div>
  )
}

const NoVotes = ({ last }: { last: { name: string; at: string } | null }) => (
  <>
    <h1>{t('votes.title')}</h1>
    <Empty
      missing={t('votes.none')}
      why={
        last === null
          ? t('votes.noneWhy')
          : t('votes.last', { name: last.name, day: formatDay(last.at) })
      }
    >
      <SpaLink className="btn line" href={paths.judgement()}>
        {t('judgement.title')}
      </SpaLink>
    </Empty>
  </>
)

const OneVote = ({ vote, votes }: { vote: VoteWaiting; votes: readonly VoteWaiting[] }) => {
  const router = useRouter()
  const { prospect, round } = vote
  const cast = useVote(round)
  const others = votes.filter((one) => one.round.id !== round.id)
  const at = votes.findIndex((one) => one.round.id === round.id)
  const next = at === -1 ? votes[0] : votes[at + 1]
  const previous = at === -1 ? undefined : votes[at - 1]
  const go = (to: VoteWaiting | undefined): void => {
    if (to) router.history.push(paths.vote(to.round.id))
  }
  useKeys(t('votes.title'), [
    ...voteWords.map((word, index) => ({
      keys: String(index + 1),
      text: t(`vote.${word}`),
      run: () => {
        if (round.state === 'open' && round.mine !== null) cast.mutate({ choice: word })
      },
    })),
    { keys: 'j', text: t('keys.next'), run: () => go(next) },
    { keys: 'k', text: t('keys.previous'), run: () => go(previous) },
  ])
  return (
    <article>
      <p className="m">{t('votes.left', { count: votes.length })}</p>
      <div className="row wrap">
        <h1 className="h-name" dir="auto">
          {prospect.name}
        </h1>
        <Tier tier={prospect.tier} />
      </div>
      <p className="m2">
        {[prospect.affiliation, t('votes.askedBy', { by: round.askedBy })]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {prospect.thesis !== '' && (
        <p className="charter-goal vote-thesis" dir="auto">
          {prospect.thesis}
        </p>
      )}
      {prospect.personId !== null && <Works personId={prospect.personId} />}
      <div className="vote-act">
        <VoteOnRound round={round} name={prospect.name} keys />
        <div className="row wrap">
          {prospect.personId !== null && (
            <SpaLink className="btn quiet" href={paths.person(prospect.personId)}>
              {t('votes.dossier')}
            </SpaLink>
          )}
          {others.length > 0 && round.mine?.choice != null && (
            <SpaLink className="btn primary" href={paths.vote((next ?? others[0])?.round.id ?? '')}>
              {t('votes.next')}
            </SpaLink>
          )}
        </div>
      </div>
    </article>
  )
}

/** The trace and three works: what one needs to judge, no more. */
const Works = ({ personId }: { personId: string }) => {
  const { data } = useQuery({
    queryKey: ['people', 'dossier', personId],
    queryFn: ({ signal }) => api.people.dossier({ id: personId }, { signal }),
    staleTime: 30_000,
  })
  if (!data) return <TextSkeleton lines={3} />
  return (
    <>
      <Trace years={data.person.trace} />
      <ul className="vote-works">
        {data.works.slice(0, 3).map((work) => (
          <li key={work.workId}>
            <SpaLink className="ev-t" href={paths.work(work.workId)} dir="auto">
              {work.title}
            </SpaLink>
            <p className="m">{[work.venue, work.year].filter(Boolean).join(' ')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
