import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Objection } from '../contract.ts'
import { objectionOfQuery, objectionsQuery, privacyKey } from './privacy-queries.ts'

/** Who objected: nobody here may write to them. */
export const ObjectionsTab = () => {
  const objections = useQuery(objectionsQuery)
  return (
    <section aria-label={t('privacy.tab.objections')} className="stack">
      <p className="m2">{t('objections.why')}</p>
      <Loaded query={objections} skeleton={<TableSkeleton rows={4} />}>
        {(data) =>
          data.objections.length === 0 ? (
            <Empty missing={t('objections.none')} why={t('objections.noneWhy')} />
          ) : (
            <table className="table stacks">
              <thead>
                <tr>
                  <th scope="col">{t('notices.who')}</th>
                  <th scope="col">{t('objections.what')}</th>
                  <th scope="col">{t('objections.when')}</th>
                  <th scope="col">{t('requests.channel')}</th>
                </tr>
              </thead>
              <tbody>
                {data.objections.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <SpaLink href={paths.privacyPerson(one.personId)} dir="auto">
                        <b>{one.name || t('objections.unknown')}</b>
                      </SpaLink>
                    </td>
                    <td>{whatOf(one)}</td>
                    <td className="nw">{formatDay(one.objectedAt)}</td>
                    <td className="dim">
                      {[one.channel, one.notedBy].filter((part) => part !== '').join(' · ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  )
}

const whatOf = (one: Objection): string =>
  one.hidesFromRanking ? t('objections.contactAndRanking') : t('objections.contact')

/** Whether this person objected; noting it, and taking it back on their word. */
export const ObjectionOfPerson = ({ id }: { id: string }) => {
  const found = useQuery(objectionOfQuery(id))
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: privacyKey })
  const object = useMutation({
    mutationFn: (form: FormData) =>
      api.workspace.object({
        personId: id,
        channel: formText(form, 'channel'),
        hidesFromRanking: form.get('ranking') === 'on',
      }),
    onSuccess: async ({ objection }) => {
      await refresh()
      sayDone(t('objections.noted'), () => withdraw.mutate(objection))
    },
  })
  const withdraw = useMutation({
    mutationFn: ({ id: objectionId, version }: Objection) =>
      api.workspace.withdrawObjection({ id: objectionId, version }),
    onSuccess: refresh,
  })
  const standing = found.data?.objection
  return (
    <section className="stack objection">
      <h2>{t('objections.title')}</h2>
      {standing ? (
        <div className="row wrap">
          <p className="grow">
            <b className="late">{whatOf(standing)}</b>{' '}
            {t('objections.since', { day: formatDay(standing.objectedAt), by: standing.notedBy })}
          </p>
          <button
            type="button"
            className="btn line"
            aria-busy={withdraw.isPending}
            onClick={() => withdraw.mutate(standing)}
          >
            {t('objections.withdraw')}
          </button>
        </div>
      ) : (
        <form className="stack" onSubmit={onSend((form) => object.mutate(form))}>
          <p className="m2">{t('objections.noteWhy')}</p>
          <Field label={t('requests.channel')} name="channel" optional maxLength={300} />
          <label className="check">
            <input type="checkbox" name="ranking" />
            <span>{t('objections.ranking')}</span>
          </label>
          <button type="submit" className="btn line fit" aria-busy={object.isPending}>
            {t('objections.note')}
          </button>
        </form>
      )}
      {object.isError && <ErrorNote error={object.error} />}
      {withdraw.isError && <ErrorNote error={withdraw.error} />}
    </section>
  )
}
