import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { useKeys } from '#ui/keyboard/keys.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import {
  allRoles,
  charterForm,
  checkCharter,
  emptyCharter,
  writtenCharter,
} from './charter-form.ts'
import type { CharterForm as Form } from './charter-form.ts'
import { ApprovalRows, EnvelopeRows, HouseRows, SeatRows } from './CharterRows.tsx'
import { forgetCampaign } from './charter-queries.ts'
import type { CharterRead } from './charter-queries.ts'

/** The whole charter as one form, saved as the next version, with the reason. */
export const CharterForm = ({ data, draft }: { data: CharterRead; draft: string }) => {
  const start = data.drafts.find(({ id }) => id === draft) ?? data.charter
  const [form, setForm] = useState<Form>(() => (start ? charterForm(start) : emptyCharter))
  const [asked, setAsked] = useState(false)
  const wrong = checkCharter(form)
  const save = useSaved(data, form)
  const send = (): void => {
    setAsked(true)
    if (wrong.size === 0 && !save.isPending) save.mutate()
  }
  useKeys(t('charter.title'), [
    { keys: 'Ctrl+Enter', text: t('charter.save'), run: send, inFields: true },
  ])
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change })
  const rows = { form, wrong: asked ? wrong : new Map<string, 'number' | 'name' | 'empty'>(), set }
  const word = data.may === 'propose' ? t('charter.sendDraft') : t('charter.save')
  return (
    <form className="page-pad charter-form" onSubmit={onSend(send)}>
      <header className="page-head">
        <h1 className="grow">{t('charter.editTitle')}</h1>
        <SpaLink className="btn quiet" href={paths.charter()}>
          {t('common.cancel')}
        </SpaLink>
        <button type="submit" className="btn primary" aria-disabled={save.isPending}>
          {word} <Keys keys="Ctrl+Enter" />
        </button>
      </header>
      <Words form={form} wrongGoal={asked && wrong.has('goal')} set={set} />
      <SeatRows {...rows} />
      {start?.money !== null && (
        <>
          <EnvelopeRows {...rows} />
          <ApprovalRows {...rows} />
        </>
      )}
      <HouseRows {...rows} />
      <Rules {...rows} />
      <Field
        label={t('charter.why')}
        hint={t('charter.whyHint')}
        optional
        value={form.why}
        autoComplete="off"
        onChange={(event) => set({ why: event.target.value })}
      />
      {asked && wrong.size > 0 && (
        <p className="wrong" role="alert">
          {t('charter.somethingWrong', { count: wrong.size })}
        </p>
      )}
      {save.isError && <ErrorNote error={save.error} />}
    </form>
  )
}

const useSaved = (data: CharterRead, form: Form) => {
  const router = useRouter()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const written = writtenCharter(form, data.current)
      return data.may === 'propose'
        ? api.campaign.proposeCharter(written)
        : api.campaign.saveCharter(written)
    },
    onSuccess: async ({ charter }) => {
      await forgetCampaign(client)
      router.history.push(paths.charter())
      sayDone(
        charter.number === null
          ? t('charter.proposed')
          : t('charter.saved', { number: charter.number }),
      )
    },
  })
}

interface PartProps {
  readonly form: Form
  readonly set: (change: Partial<Form>) => void
}

const Words = ({ form, set, wrongGoal }: PartProps & { readonly wrongGoal: boolean }) => (
  <>
    <div className="field">
      <label htmlFor="charter-goal">{t('charter.goal')}</label>
      <textarea
        id="charter-goal"
        className="input serif charter-goal-field"
        rows={6}
        value={form.goal}
        dir="auto"
        aria-invalid={wrongGoal}
        onChange={(event) => set({ goal: event.target.value })}
      />
      {wrongGoal && <p className="wrong">{t('charter.needGoal')}</p>}
    </div>
    <div className="field">
      <label htmlFor="charter-tone">
        {t('charter.tone')} <span className="dim">({t('common.optional')})</span>
      </label>
      <textarea
        id="charter-tone"
        className="input serif"
        rows={3}
        value={form.tone}
        dir="auto"
        onChange={(event) => set({ tone: event.target.value })}
      />
    </div>
  </>
)

const Rules = ({
  form,
  set,
  wrong,
}: PartProps & { readonly wrong: ReadonlyMap<string, string> }) => (
  <fieldset className="charter-fieldset">
    <legend>{t('charter.rules')}</legend>
    <Field
      className="short"
      label={t('charter.windowDays')}
      hint={t('charter.windowHint')}
      wrong={wrong.has('windowDays') ? t('charter.wrong.days') : undefined}
      inputMode="numeric"
      value={form.windowDays}
      onChange={(event) => set({ windowDays: event.target.value })}
    />
    <div role="group" aria-label={t('charter.overruleBy')}>
      <p className="label">{t('charter.overruleBy')}</p>
      <div className="row wrap">
        {allRoles.map((role) => (
          <label key={role} className="check">
            <input
              type="checkbox"
              checked={form.overruleRoles.includes(role)}
              onChange={() =>
                set({
                  overruleRoles: form.overruleRoles.includes(role)
                    ? form.overruleRoles.filter((one) => one !== role)
                    : [...form.overruleRoles, role],
                })
              }
            />
            {t(`charter.role.${role}`)}
          </label>
        ))}
      </div>
      {wrong.has('overruleRoles') && <p className="wrong">{t('charter.wrong.overrule')}</p>}
    </div>
  </fieldset>
)
