import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { CharterDrafts } from './CharterDrafts.tsx'
import { forgetCampaign } from './charter-queries.ts'
import type { CharterRead } from './charter-queries.ts'
import { FreeSince } from './FreeSince.tsx'
import { OffLimitsSection } from './OffLimitsSection.tsx'

/** No charter yet: the goal first, in one's own words. Everything else has time. */
export const CharterStart = ({ data }: { data: CharterRead }) => (
  <>
    <header className="dh">
      <h1>{t('charter.title')}</h1>
    </header>
    <div className="dc">
      <div className="dc-main">
        {data.may === 'read' ? (
          <Empty missing={t('charter.none')} why={t('charter.noneWhy')} />
        ) : (
          <Goal may={data.may} />
        )}
        <CharterDrafts data={data} />
      </div>
      <aside className="dc-side" aria-label={t('charter.beside')}>
        <OffLimitsSection />
        <FreeSince />
      </aside>
    </div>
  </>
)

const Goal = ({ may }: { may: 'save' | 'propose' }) => {
  const id = useId()
  const client = useQueryClient()
  const [goal, setGoal] = useState('')
  const save = useMutation({
    mutationFn: () => {
      const written = { basedOn: 0, goal }
      return may === 'save'
        ? api.campaign.saveCharter(written)
        : api.campaign.proposeCharter(written)
    },
    onSuccess: async () => {
      await forgetCampaign(client)
      sayDone(t(may === 'save' ? 'charter.begun' : 'charter.proposed'))
    },
  })
  const begin = (): void => {
    if (goal.trim() !== '' && !save.isPending) save.mutate()
  }
  useKeys(t('charter.title'), [
    { keys: 'Ctrl+Enter', text: t('charter.begin'), run: begin, inFields: true },
  ])
  return (
    <form className="stack goal-form" onSubmit={onSend(begin)}>
      <label className="charter-ask" htmlFor={id}>
        {t('charter.askGoal')}
      </label>
      <textarea
        id={id}
        className="input serif"
        rows={7}
        value={goal}
        dir="auto"
        aria-describedby={`${id}-hint`}
        onChange={(event) => setGoal(event.target.value)}
      />
      <p className="m" id={`${id}-hint`}>
        {t('charter.askGoalHint')}
      </p>
      {save.isError && <ErrorNote error={save.error} />}
      <div className="row wrap">
        <button
          type="submit"
          className="btn primary"
          aria-disabled={goal.trim() === '' || save.isPending}
        >
          {t('charter.begin')} <Keys keys="Ctrl+Enter" />
        </button>
        {goal.trim() === '' && <span className="m">{t('charter.beginWhyNot')}</span>}
      </div>
    </form>
  )
}
