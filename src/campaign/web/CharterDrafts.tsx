import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign } from './charter-queries.ts'
import type { Charter, CharterRead } from './charter-queries.ts'

/** What a delegate has written and the founder has not said yes or no to. */
export const CharterDrafts = ({ data }: { data: CharterRead }) =>
  data.drafts.map((draft) => <Draft key={draft.id} draft={draft} data={data} />)

const Draft = ({ draft, data }: { draft: Charter; data: CharterRead }) => {
  const client = useQueryClient()
  const done = async (sentence: string): Promise<void> => {
    await forgetCampaign(client)
    sayDone(sentence)
  }
  const adopt = useMutation({
    mutationFn: () => api.campaign.adoptCharter({ id: draft.id }),
    onSuccess: ({ charter }) => done(t('charter.saved', { number: charter.number ?? 0 })),
  })
  const drop = useMutation({
    mutationFn: () => api.campaign.dropCharter({ id: draft.id }),
    onSuccess: () => done(t('charter.dropped')),
  })
  const isStale = draft.basedOn !== data.current
  return (
    <section className="box note charter-draft" aria-label={t('charter.draft')}>
      <p>
        <b>{t('charter.draftBy', { by: draft.writtenBy })}</b>{' '}
        {draft.why === '' ? formatMoment(draft.writtenAt) : draft.why}
      </p>
      <p className="charter-tone">{draft.goal}</p>
      {isStale && <p className="warn">{t('charter.draftStale', { number: draft.basedOn })}</p>}
      {(adopt.isError || drop.isError) && <ErrorNote error={adopt.error ?? drop.error} />}
      {data.may !== 'read' && (
        <div className="row wrap">
          {data.may === 'save' && !isStale && (
            <button type="button" className="btn primary" onClick={() => adopt.mutate()}>
              {t('charter.adopt')}
            </button>
          )}
          <SpaLink className="btn line" href={paths.charter({ edit: 1, draft: draft.id })}>
            {t('charter.editDraft')}
          </SpaLink>
          <button type="button" className="btn quiet" onClick={() => drop.mutate()}>
            {t(data.may === 'save' ? 'charter.turnDown' : 'charter.takeBack')}
          </button>
        </div>
      )}
    </section>
  )
}
