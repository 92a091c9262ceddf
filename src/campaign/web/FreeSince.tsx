import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign, heldBackQuery } from './charter-queries.ts'
import type { HeldBackShown } from './charter-queries.ts'

/** Whom a clause held and holds no more, and who waits for one to end. Nothing: nothing is shown. */
export const FreeSince = () => {
  const { data } = useQuery(heldBackQuery)
  if (!data || data.free.length + data.waiting.length === 0) return null
  return (
    <section aria-label={t('heldBack.title')}>
      {data.free.length > 0 && (
        <>
          <h2>{t('heldBack.free')}</h2>
          <ul className="clauses">
            {data.free.map((one) => (
              <Item key={`${one.heldBackId ?? ''}${one.prospectId ?? ''}`} one={one} />
            ))}
          </ul>
        </>
      )}
      {data.waiting.length > 0 && (
        <>
          <h2>{t('heldBack.waiting')}</h2>
          <ul className="clauses">
            {data.waiting.map((one) => (
              <Item key={one.heldBackId} one={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Item = ({ one }: { one: HeldBackShown }) => {
  const client = useQueryClient()
  const letGo = useMutation({
    mutationFn: (seen: { id: string; version: number }) => api.campaign.letGo(seen),
    onSuccess: async () => {
      await forgetCampaign(client)
      sayDone(t('heldBack.letGone', { name: one.name }))
    },
  })
  const { heldBackId, version } = one
  return (
    <li>
      <p>
        {one.personId === null ? (
          <b dir="auto">{one.name}</b>
        ) : (
          <SpaLink className="b" href={paths.person(one.personId)}>
            <bdi>{one.name}</bdi>
          </SpaLink>
        )}{' '}
        <span className="m2">
          {one.freeSince === null
            ? t('heldBack.until', { day: formatDay(one.until) })
            : t('heldBack.since', { day: formatDay(one.freeSince) })}
        </span>
      </p>
      <p className="m">
        {[one.clause, one.why, one.wantedBy === null ? '' : t('heldBack.by', { by: one.wantedBy })]
          .filter((part) => part !== '')
          .join(' ')}
      </p>
      {letGo.isError && <ErrorNote error={letGo.error} />}
      {heldBackId !== null && version !== null && (
        <button
          type="button"
          className="btn quiet small"
          aria-label={t('heldBack.letGoOf', { name: one.name })}
          onClick={() => letGo.mutate({ id: heldBackId, version })}
        >
          {t('heldBack.letGo')}
        </button>
      )}
    </li>
  )
}
