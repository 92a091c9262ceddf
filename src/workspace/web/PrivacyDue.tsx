import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, csvAddress } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { NoticeOwed } from '../contract.ts'
import { CopyText } from './PrivacyCopy.tsx'
import { documentQuery, noticesQuery, privacyKey } from './privacy-queries.ts'

/** Notices owed to people on The List, the next due first; late ones in red. */
export const DueTab = () => {
  const [state, setState] = useState<'open' | 'all'>('open')
  const [noting, setNoting] = useState<NoticeOwed | null>(null)
  const notices = useQuery(noticesQuery(state))
  const notice = useQuery(documentQuery('notice'))
  return (
    <section aria-label={t('privacy.tab.due')} className="stack">
      <div className="row wrap">
        <p className="m2 grow">{t('notices.why')}</p>
        <Segments
          label={t('notices.show')}
          value={state}
          options={[
            { value: 'open', text: t('notices.open') },
            { value: 'all', text: t('notices.all') },
          ]}
          onChoose={setState}
        />
        <a className="btn line" href={csvAddress.workspace.privacyNotices({ state })} download>
          {t('notices.csv')}
        </a>
      </div>
      {notice.data && <CopyText label={t('notices.copy')} text={notice.data.text} />}
      <Loaded query={notices} skeleton={<TableSkeleton rows={8} />}>
        {(data) =>
          data.notices.length === 0 ? (
            <Empty missing={t('notices.none')} why={t('notices.noneWhy')} />
          ) : (
            <>
              <p className="m" role="status">
                {t('notices.count', { owed: data.owed, late: data.late })}
              </p>
              <Notices notices={data.notices} onNote={setNoting} />
            </>
          )
        }
      </Loaded>
      {noting && <NoteDialog notice={noting} onClose={() => setNoting(null)} />}
    </section>
  )
}

const Notices = ({
  notices,
  onNote,
}: {
  notices: readonly NoticeOwed[]
  onNote: (notice: NoticeOwed) => void
}) => (
  <table className="table stacks">
    <thead>
      <tr>
        <th scope="col">{t('notices.who')}</th>
        <th scope="col">{t('notices.due')}</th>
        <th scope="col">{t('notices.source')}</th>
        <th scope="col">{t('notices.state')}</th>
        <th scope="col">
          <span className="sr">{t('notices.act')}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {notices.map((one) => (
        <tr key={one.subjectId}>
          <td>
            <SpaLink href={one.path} dir="auto">
              <b>{one.name}</b>
            </SpaLink>{' '}
            <SpaLink className="m" href={paths.privacyPerson(one.personId ?? one.subjectId)}>
              {t('notices.kept')}
            </SpaLink>
          </td>
          <td className="nw">
            <Due notice={one} />
          </td>
          <td className="dim">
            {t('notices.since', { source: one.source, day: formatDay(one.sourcedAt) })}
          </td>
          <td>{stateOf(one)}</td>
          <td className="r">
            <button type="button" className="btn line small" onClick={() => onNote(one)}>
              {one.version === 0 ? t('notices.note') : t('notices.change')}
            </button>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Due = ({ notice }: { notice: NoticeOwed }) => (
  <time dateTime={notice.dueAt} className={notice.state === 'late' ? 'late' : ''}>
    {notice.state === 'late'
      ? t('notices.late', { day: formatDay(notice.dueAt) })
      : formatDay(notice.dueAt)}
  </time>
)

const stateOf = (one: NoticeOwed): string => {
  const day = one.givenAt === null ? '' : formatDay(one.givenAt)
  switch (one.state) {
    case 'given':
      return t('notices.given', { day, how: one.how, by: one.notedBy ?? '' })
    case 'exempt':
      return t('notices.exempt', { why: one.how, by: one.notedBy ?? '' })
    case 'owed':
    case 'late':
      return t('notices.owed')
  }
}

const NoteDialog = ({ notice, onClose }: { notice: NoticeOwed; onClose: () => void }) => {
  const queries = useQueryClient()
  const [state, setState] = useState<'given' | 'exempt'>(
    notice.state === 'exempt' ? 'exempt' : 'given',
  )
  const refresh = () => queries.invalidateQueries({ queryKey: privacyKey })
  const note = useMutation({
    mutationFn: (how: string) =>
      api.workspace.notePrivacyNotice({
        subjectId: notice.subjectId,
        version: notice.version,
        state,
        how,
      }),
    onSuccess: async ({ notice: noted }) => {
      await refresh()
      onClose()
      sayDone(t('notices.noted', { name: notice.name }), async () => {
        await api.workspace.unnotePrivacyNotice({
          subjectId: noted.subjectId,
          version: noted.version,
        })
        await refresh()
      })
    },
  })
  return (
    <Dialog title={t('notices.noteTitle', { name: notice.name })} onClose={onClose}>
      <form className="stack" onSubmit={onSend((form) => note.mutate(formText(form, 'how')))}>
        <Segments
          label={t('notices.state')}
          value={state}
          options={[
            { value: 'given', text: t('notices.state.given') },
            { value: 'exempt', text: t('notices.state.exempt') },
          ]}
          onChoose={setState}
        />
        <Field
          label={state === 'given' ? t('notices.how') : t('notices.whyNone')}
          hint={state === 'given' ? t('notices.howHint') : t('notices.whyNoneHint')}
          name="how"
          defaultValue={notice.how}
          required
          maxLength={500}
        />
        {note.isError && <ErrorNote error={note.error} />}
        <button type="submit" className="btn primary fit" aria-busy={note.isPending}>
          {t('notices.save')}
        </button>
      </form>
    </Dialog>
  )
}
