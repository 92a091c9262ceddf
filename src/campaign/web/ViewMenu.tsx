import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ListSearch } from '#campaign/list-view.contract.ts'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetList, viewsQuery } from './list-queries.ts'
import type { SavedView } from './list-queries.ts'
import type { List } from './use-list.ts'

/** Saved views: one's own and the shared ones; what is shown now can be saved as one. */
export const ViewMenu = ({ list }: { list: List }) => {
  const { data } = useQuery(viewsQuery)
  const [saving, setSaving] = useState(false)
  const views = data?.views ?? []
  const now = searchNow(list)
  const current = views.find((view) => sameSearch(view.search, now))
  return (
    <>
      <label className="row m">
        <span className="sr">{t('view.choose')}</span>
        <select
          className="input small"
          value={current?.id ?? ''}
          onChange={(event) => {
            const { value } = event.target
            if (value === 'save') return setSaving(true)
            const view = views.find((one) => one.id === value)
            if (view) list.go({ ...ListSearch.parse(view.search), open: undefined })
          }}
        >
          <option value="">{t('view.none')}</option>
          {views.map((view) => (
            <option key={view.id} value={view.id}>
              {view.mine ? view.name : t('view.of', { name: view.name, by: view.by })}
            </option>
          ))}
          <option value="save">{t('view.manage')}</option>
        </select>
      </label>
      {saving && <ViewsDialog list={list} views={views} onClose={() => setSaving(false)} />}
    </>
  )
}

interface ViewsDialogProps {
  readonly list: List
  readonly views: readonly SavedView[]
  readonly onClose: () => void
}

const ViewsDialog = ({ list, views, onClose }: ViewsDialogProps) => {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: () => api.campaign.saveView({ name: name.trim(), search: searchNow(list), shared }),
    onSuccess: async ({ view }) => {
      onClose()
      await forgetList(client)
      sayDone(t('view.saved', { name: view.name }), async () => {
        await api.campaign.removeView({ id: view.id, version: view.version })
        await forgetList(client)
      })
    },
  })
  return (
    <Dialog title={t('view.title')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '' && !save.isPending) save.mutate()
        }}
      >
        <Field
          label={t('view.name')}
          hint={t('view.hint')}
          value={name}
          maxLength={100}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          {t('view.share')}
        </label>
        {save.isError && <ErrorNote error={save.error} />}
        <button type="submit" className="btn primary fit" disabled={name.trim() === ''}>
          {t('view.save')}
        </button>
      </form>
      <OwnViews list={list} views={views.filter((view) => view.mine)} />
    </Dialog>
  )
}

const OwnViews = ({ list, views }: { list: List; views: readonly SavedView[] }) => {
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: async (act: {
      readonly view: SavedView
      readonly do: 'share' | 'keep' | 'remove'
    }) => {
      const { id, version } = act.view
      if (act.do === 'remove') return api.campaign.removeView({ id, version })
      return act.do === 'share'
        ? api.campaign.editView({ id, version, shared: !act.view.shared })
        : api.campaign.editView({ id, version, search: searchNow(list) })
    },
    onSuccess: async ({ view, removedAt }, act) => {
      await forgetList(client)
      const back = { id: view.id, version: view.version }
      sayDone(
        removedAt === null
          ? t('view.changed', { name: view.name })
          : t('view.removed', { name: view.name }),
        async () => {
          await (removedAt === null
            ? api.campaign.editView({
                ...back,
                shared: act.view.shared,
                search: ListSearch.parse(act.view.search),
              })
            : api.campaign.restoreView(back))
          await forgetList(client)
        },
      )
    },
  })
  if (views.length === 0) return null
  return (
    <section className="own-views">
      <h3 className="h3">{t('view.own')}</h3>
      {change.isError && <ErrorNote error={change.error} />}
      <ul className="lines box">
        {views.map((view) => (
          <li key={view.id} className="row wrap">
            <span className="grow cut">{view.name}</span>
            <span className="m">{view.shared ? t('view.isShared') : t('view.isOwn')}</span>
            <button
              type="button"
              className="btn quiet small"
              onClick={() => change.mutate({ view, do: 'keep' })}
            >
              {t('view.replace')}
            </button>
            <button
              type="button"
              className="btn quiet small"
              onClick={() => change.mutate({ view, do: 'share' })}
            >
              {view.shared ? t('view.unshare') : t('view.doShare')}
            </button>
            <button
              type="button"
              className="btn quiet small"
              onClick={() => change.mutate({ view, do: 'remove' })}
            >
              {t('view.remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const searchNow = (list: List) => ListSearch.parse(list.search)

const sameSearch = (a: unknown, b: unknown): boolean =>
  JSON.stringify(ListSearch.parse(a)) === JSON.stringify(b)
