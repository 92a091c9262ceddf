import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatShare } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { judgementQuery } from './charter-queries.ts'
import '#ui/styles/pages.css'
import './charter.css'

type Read = Awaited<ReturnType<typeof api.campaign.judgement>>
type Voter = Read['voters'][number]
const outcomes = ['stayed', 'left', 'reneged', 'declined', 'passed', 'open'] as const

/** What became of those on whom one voted, counted without a score and without an order of people. */
export const JudgementPage = () => {
  const read = useQuery(judgementQuery)
  return (
    <div className="page-pad judgement-page">
      <h1>{t('judgement.title')}</h1>
      <p className="m2">{t('judgement.sentence')}</p>
      <Loaded query={read} skeleton={<TextSkeleton lines={8} />}>
        {(data) => (
          <>
            {data.shown !== null && <Sharing shown={data.shown} />}
            {data.voters.length === 0 ? (
              <Empty missing={t('judgement.none')} why={t('judgement.noneWhy')} />
            ) : (
              data.voters.map((voter) => (
                <VoterTable key={voter.memberId} voter={voter} days={data.stayedAfterDays} />
              ))
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

const Sharing = ({ shown }: { shown: boolean }) => {
  const client = useQueryClient()
  const share = useMutation({
    mutationFn: (wish: boolean) => api.campaign.shareJudgement({ shown: wish }),
    onSuccess: (read) => client.setQueryData(judgementQuery.queryKey, read),
  })
  return (
    <>
      <label className="check judgement-share">
        <input
          type="checkbox"
          checked={shown}
          disabled={share.isPending}
          onChange={() => share.mutate(!shown)}
        />
        {t('judgement.share')}
      </label>
      {share.isError && <ErrorNote error={share.error} />}
    </>
  )
}

const VoterTable = ({ voter, days }: { voter: Voter; days: number }) => (
  <section className="judgement-voter">
    <h2>{voter.mine ? t('judgement.you', { name: voter.name }) : voter.name}</h2>
    <div className="judgement-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('judgement.vote')}</th>
            <th scope="col" className="r">
              {t('judgement.votes')}
            </th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col" className="r">
                {outcome === 'stayed'
                  ? t('judgement.stayedFor', { count: days })
                  : t(`judgement.${outcome}`)}
              </th>
            ))}
            <th scope="col">{t('judgement.ofThoseWhoCame')}</th>
          </tr>
        </thead>
        <tbody>
          {voter.counts.toReversed().map((one) => (
            <tr key={one.choice}>
              <th scope="row">{t(`vote.${one.choice}`)}</th>
              <td className="r">{one.votes}</td>
              {outcomes.map((outcome) => (
                <td key={outcome} className="r">
                  {one[outcome]}
                </td>
              ))}
              <td>{shareText(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

/** The range in which the share lies, never the bare share; nothing of fewer than five. */
const shareText = ({ stayed, stayedShare }: Voter['counts'][number]): string =>
  stayedShare === null
    ? t('judgement.tooFew')
    : t('judgement.share95', {
        stayed,
        came: stayedShare.came,
        low: formatShare(stayedShare.low),
        high: formatShare(stayedShare.high),
      })
