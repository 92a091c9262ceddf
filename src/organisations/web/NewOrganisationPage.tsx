import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { addressText } from '#ui/address-text.ts'
import { api } from '#ui/api.gen.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { AlreadyHere } from '#ui/parts/AlreadyHere.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import '#ui/styles/pages.css'
import { t } from '#ui/texts/text.ts'
import { emptyOrganisation, givenOf, organisationForm } from './organisation-form.ts'
import type { OrganisationForm } from './organisation-form.ts'
import { forgetOrganisations, organisationOpen } from './organisation-queries.ts'
import type { HandOrganisation } from './organisation-queries.ts'
import { OrganisationFields } from './OrganisationFields.tsx'
import './organisations.css'

/** An organisation by hand, or what was written about one changed (`?edit=`). */
export const NewOrganisationPage = () => {
  const search = useSearch({ strict: false })
  const edit = addressText(search, 'edit')
  const open = useQuery({ ...organisationOpen(edit), enabled: edit !== '' })
  if (edit === '') return <OrganisationByHand start={emptyOrganisation} />
  const facts = open.data?.byHand
  if (facts)
    return <OrganisationByHand key={facts.version} start={organisationForm(facts)} facts={facts} />
  return (
    <div className="page-pad">
      {open.isError ? (
        <ErrorNote error={open.error} />
      ) : (
        <Waiting>
          <TextSkeleton lines={8} />
        </Waiting>
      )}
    </div>
  )
}

interface ByHandProps {
  readonly start: OrganisationForm
  readonly facts?: HandOrganisation
}

const OrganisationByHand = ({ start, facts }: ByHandProps) => {
  const [form, setForm] = useState(start)
  const [asked, setAsked] = useState(false)
  const wrong = {
    ...(form.name.trim() === '' ? { name: t('handOrganisation.needName') } : {}),
    ...(form.source.trim() === '' ? { source: t('handOrganisation.needSource') } : {}),
  }
  const keep = useKeep(form, facts)
  const submit = (): void => {
    setAsked(true)
    if (Object.keys(wrong).length === 0 && !keep.isPending) keep.mutate()
  }
  useKeys(t('handOrganisation.title'), [
    { keys: 'Ctrl+Enter', text: t('handOrganisation.keep'), run: submit, inFields: true },
  ])
  return (
    <div className="page-pad">
      <header className="page-head">
        <div className="grow">
          <h1>
            {facts
              ? t('handOrganisation.editTitle', { name: facts.name })
              : t('handOrganisation.title')}
          </h1>
          <p className="m2">{t('handOrganisation.sentence')}</p>
        </div>
      </header>
      <div className="hand-cols">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <OrganisationFields
            form={form}
            wrong={asked ? wrong : {}}
            onChange={setForm}
            aliases={!facts}
          />
          {keep.isError && <ErrorNote error={keep.error} />}
          <div className="row wrap">
            <button type="submit" className="btn primary" disabled={keep.isPending}>
              {t('handOrganisation.keep')} <Keys keys="Ctrl+Enter" />
            </button>
            <SpaLink
              className="btn quiet"
              href={facts ? paths.organisation(facts.id) : paths.organisations()}
            >
              {t('common.cancel')}
            </SpaLink>
          </div>
        </form>
        {!facts && <OrganisationsAlreadyHere name={form.name} />}
      </div>
    </div>
  )
}

const useKeep = (form: OrganisationForm, facts: HandOrganisation | undefined) => {
  const router = useRouter()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const { aliases, ...given } = givenOf(form)
      return facts
        ? api.organisations.edit({ id: facts.id, version: facts.version, ...given })
        : api.organisations.add({ ...given, aliases })
    },
    onSuccess: async ({ organisation: kept }) => {
      await forgetOrganisations(client)
      router.history.push(paths.organisation(kept.id))
      const sentence = facts
        ? t('handOrganisation.changed')
        : t('handOrganisation.kept', { name: kept.name })
      sayDone(sentence, async () => {
        if (facts) {
          const { aliases: _, ...before } = givenOf(organisationForm(facts))
          await api.organisations.edit({ id: kept.id, version: kept.version, ...before })
        } else await api.organisations.remove({ id: kept.id, version: kept.version })
        await forgetOrganisations(client)
        if (!facts) router.history.push(paths.organisations())
        sayDone(t('identity.done.undone'))
      })
    },
  })
}

const OrganisationsAlreadyHere = ({ name }: { name: string }) => {
  const asked = useDeferredValue(name.trim())
  const found = useQuery({
    queryKey: ['organisations', 'lookalikes', asked],
    queryFn: ({ signal }) => api.organisations.lookalikes({ name: asked }, { signal }),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  })
  const alike = found.data?.lookalikes ?? []
  return (
    <AlreadyHere
      title={t('handOrganisation.lookalikes')}
      said={saidOf(found.data === undefined, alike.length)}
      alike={alike.map(({ organisation, why, certain }) => ({
        id: organisation.id,
        name: organisation.name,
        href: paths.organisation(organisation.id),
        line: t('organisations.people', { count: organisation.people }),
        why,
        certain: certain ? t('handOrganisation.certain') : null,
      }))}
    />
  )
}

const saidOf = (waiting: boolean, count: number): string => {
  if (waiting) return t('handOrganisation.lookalikesWait')
  return count === 0 ? t('handOrganisation.lookalikesNone') : ''
}
