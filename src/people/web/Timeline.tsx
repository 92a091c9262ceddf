import { useQuery } from '@tanstack/react-query'
import { formatMoment } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { timelineOf } from './assessment-queries.ts'

/** What happened with the person, in every room, newest first. */
export const Timeline = ({ id }: { id: string }) => {
  const found = useQuery(timelineOf(id))
  return (
    <section className="stack">
      <h2>{t('timeline.title')}</h2>
      <Loaded query={found} skeleton={<TextSkeleton lines={5} />}>
        {(data) =>
          data.moments.length === 0 ? (
            <Empty missing={t('timeline.none')} why={t('timeline.noneWhy')} />
          ) : (
            <>
              <ol className="timeline" aria-label={t('timeline.title')}>
                {data.moments.map((one, at) => (
                  // Two moments may read alike; their order is the order of time.
                  <li key={at}>
                    <span className="block" dir="auto">
                      {one.path === null ? (
                        one.sentence
                      ) : (
                        <SpaLink href={one.path}>{one.sentence}</SpaLink>
                      )}
                    </span>
                    <span className="m">
                      {t('timeline.by', { by: one.by, moment: formatMoment(one.at) })}
                    </span>
                  </li>
                ))}
              </ol>
              {data.more && <p className="m">{t('timeline.more')}</p>}
            </>
          )
        }
      </Loaded>
    </section>
  )
}
