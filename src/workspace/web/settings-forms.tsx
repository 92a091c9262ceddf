import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import type { WorkspaceUpdateSettingsInput } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import type { Settings } from '../contract.ts'
import { settingsQuery } from './queries.ts'

/** Saves a part of the settings, says so, and offers the way back when there is one. */
const useSave = (settings: Settings) => {
  const queries = useQueryClient()
  const send = async (change: Omit<WorkspaceUpdateSettingsInput, 'version'>, version: number) => {
    const saved = await api.workspace.updateSettings({ ...change, version })
    queries.setQueryData(settingsQuery.queryKey, saved)
    await queries.invalidateQueries({ queryKey: ['workspace', 'status'] })
    return saved
  }
  return useMutation({
    mutationFn: (change: Omit<WorkspaceUpdateSettingsInput, 'version'>) =>
      send(change, settings.version),
    onSuccess: (saved, change) => {
      // A key cannot be brought back: the server never shows it again.
      if (change.openAlexKey !== undefined) return sayDone(t('settings.saved'))
      const before = {
        ...(change.companyName === undefined ? {} : { companyName: settings.companyName }),
        ...(change.mailto === undefined ? {} : { mailto: settings.mailto }),
      }
      return sayDone(t('settings.saved'), () => send(before, saved.version))
    },
  })
}

/** Name of the company. */
export const CompanyForm = ({ settings }: { settings: Settings }) => {
  const save = useSave(settings)
  return (
    <section id="company" aria-labelledby="company-title">
      <h2 id="company-title">{t('settings.company')}</h2>
      <p className="m2">{t('settings.companyWhy')}</p>
      <form
        className="stack"
        onSubmit={onSend((form) => save.mutate({ companyName: formText(form, 'company') }))}
      >
        <Field
          label={t('settings.companyName')}
          name="company"
          defaultValue={settings.companyName}
          autoComplete="organization"
          maxLength={200}
        />
        <SaveButton pending={save.isPending} error={save.error} />
      </form>
    </section>
  )
}

/** Key and mail address for the API of OpenAlex. */
export const OpenAlexForm = ({ settings }: { settings: Settings }) => {
  const save = useSave(settings)
  const submit = (form: FormData) => {
    const key = formText(form, 'key')
    save.mutate({ mailto: formText(form, 'mailto'), ...(key === '' ? {} : { openAlexKey: key }) })
  }
  return (
    <section id="openalex" aria-labelledby="openalex-title">
      <h2 id="openalex-title">{t('settings.openAlex')}</h2>
      <p className="m2">{t('settings.openAlexWhy')}</p>
      <form className="stack" onSubmit={onSend(submit)}>
        <Field
          label={t('settings.key')}
          name="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          hint={
            settings.hasOpenAlexKey
              ? t('settings.keyHas', { ending: settings.openAlexKeyEnding })
              : t('settings.keyNone')
          }
        />
        <Field
          label={t('settings.mailto')}
          name="mailto"
          type="email"
          autoComplete="email"
          defaultValue={settings.mailto}
          hint={t('settings.mailtoHint')}
        />
        <div className="row wrap">
          <SaveButton pending={save.isPending} error={save.error} />
          {settings.hasOpenAlexKey && (
            <button
              type="button"
              className="btn quiet"
              onClick={() => save.mutate({ openAlexKey: '' })}
            >
              {t('settings.keyForget')}
            </button>
          )}
        </div>
      </form>
    </section>
  )
}

const SaveButton = ({ pending, error }: { pending: boolean; error: unknown }) => (
  <>
    {error !== null && <ErrorNote error={error} />}
    <button type="submit" className="btn primary fit" aria-busy={pending}>
      {pending ? t('settings.saving') : t('settings.save')}
    </button>
  </>
)
