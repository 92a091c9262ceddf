import './literature.css'
import type { ReactNode } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { OpenAlexQuery } from '../contract.ts'
import { KeyNote } from './KeyNote.tsx'
import { AuthorPicker } from './AuthorPicker.tsx'
import type { PickedAuthor } from './AuthorPicker.tsx'
import { PlacePicker } from './PlacePicker.tsx'
import type { PickedPlace } from './PlacePicker.tsx'

/** A question to OpenAlex, in the words of its fields. */
export const OpenAlexPage = (): ReactNode => {
  const router = useRouter()
  const queries = useQueryClient()
  const [authors, setAuthors] = useState<readonly PickedAuthor[]>([])
  const [institutions, setInstitutions] = useState<readonly PickedPlace[]>([])
  const [venues, setVenues] = useState<readonly PickedPlace[]>([])
  const [empty, setEmpty] = useState(false)
  const fetchWorks = useMutation({
    mutationFn: (query: OpenAlexQuery) => api.literature.fetchOpenAlex(query),
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: ['literature'] })
      router.history.push(paths.run(run.id))
    },
  })
  const submit = (form: FormData) => {
    const query = queryOf(form, { authors, institutions, venues })
    setEmpty(!asksSomething(query))
    if (asksSomething(query)) fetchWorks.mutate(query)
  }
  return (
    <div className="page-pad open-alex">
      <nav className="crumbs" aria-label={t('sources.title')}>
        <SpaLink href={paths.sources()}>{t('sources.title')}</SpaLink>
        <span aria-hidden="true">/</span>
        <span>{t('sources.way.openAlex')}</span>
      </nav>
      <h1>{t('openAlex.title')}</h1>
      <p className="m2">{t('openAlex.why')}</p>
      <KeyNote />
      <form className="stack" onSubmit={onSend(submit)}>
        <Field
          label={t('openAlex.topic')}
          hint={t('openAlex.topicHint')}
          name="topic"
          maxLength={300}
          autoFocus
        />
        <AuthorPicker picked={authors} onPick={setAuthors} />
        <YearsAndLimit />
        <MoreWays>
          <PlacePicker kind="institution" picked={institutions} onPick={setInstitutions} />
          <PlacePicker kind="venue" picked={venues} onPick={setVenues} />
        </MoreWays>
        {empty && (
          <p className="wrong bad" role="alert">
            {t('openAlex.needOne')}
          </p>
        )}
        {fetchWorks.isError && <ErrorNote error={fetchWorks.error} />}
        <div className="row wrap">
          <button type="submit" className="btn primary" aria-busy={fetchWorks.isPending}>
            {fetchWorks.isPending ? t('openAlex.submitting') : t('openAlex.submit')}
          </button>
          <span className="m">{t('openAlex.leave')}</span>
        </div>
      </form>
    </div>
  )
}

const YearsAndLimit = () => (
  <div className="row pair">
    <Field
      label={t('openAlex.from')}
      name="fromYear"
      inputMode="numeric"
      pattern="[0-9]{4}"
      optional
    />
    <Field label={t('openAlex.to')} name="toYear" inputMode="numeric" pattern="[0-9]{4}" optional />
    <Field
      label={t('openAlex.limit')}
      name="limit"
      type="number"
      min={1}
      max={200_000}
      defaultValue={2000}
      required
    />
  </div>
)

const MoreWays = ({ children }: { children: ReactNode }) => (
  <details>
    <summary className="m2">{t('openAlex.more')}</summary>
    <div className="stack fold">
      {children}
      <Lines label={t('openAlex.dois')} name="dois" hint={t('openAlex.doisHint')} />
      <Lines label={t('openAlex.titles')} name="titles" hint={t('openAlex.titlesHint')} />
    </div>
  </details>
)

const Lines = ({ label, name, hint }: { label: string; name: string; hint: string }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={3}
        className="input"
        aria-describedby={`${id}-hint`}
        spellCheck={false}
      />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}

const lines = (form: FormData, name: string): string[] =>
  formText(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What was chosen by name; the form itself holds the rest. */
interface Chosen {
  readonly authors: readonly PickedAuthor[]
  readonly institutions: readonly PickedPlace[]
  readonly venues: readonly PickedPlace[]
}

/** The form as a question: fields that are empty are not part of it. */
const queryOf = (form: FormData, chosen: Chosen): OpenAlexQuery => {
  const topic = formText(form, 'topic')
  const fromYear = Number(formText(form, 'fromYear'))
  const toYear = Number(formText(form, 'toYear'))
  const named = {
    authorIds: idsOf(chosen.authors),
    institutionIds: idsOf(chosen.institutions),
    venueIds: idsOf(chosen.venues),
    dois: lines(form, 'dois'),
    titles: lines(form, 'titles'),
  }
  return {
    ...(topic === '' ? {} : { topic }),
    ...Object.fromEntries(Object.entries(named).filter(([, list]) => list.length > 0)),
    ...(fromYear > 0 ? { fromYear } : {}),
    ...(toYear > 0 ? { toYear } : {}),
    limit: Number(formText(form, 'limit')) || 2000,
  }
}

const idsOf = (chosen: readonly { readonly id: string }[]): string[] => chosen.map(({ id }) => id)

/** Years alone would mean everything ever written. */
const asksSomething = (query: OpenAlexQuery): boolean =>
  [
    query.topic,
    query.authorIds,
    query.institutionIds,
    query.venueIds,
    query.dois,
    query.titles,
  ].some((value) => value !== undefined && value.length > 0)
