import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { addressText } from '#ui/address-text.ts'
import { api } from '#ui/api.gen.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { useKeys } from '#ui/keyboard/keys.ts'
import { AlreadyHere } from '#ui/parts/AlreadyHere.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { HandPersonFields } from './HandPersonFields.tsx'
import { checkHandPerson, emptyHandPerson, formOf, givenOf } from './hand-form.ts'
import type { HandPersonForm } from './hand-form.ts'
import '#ui/styles/pages.css'
import './people.css'
import { dossier, forgetPeople } from './people-queries.ts'
import type { HandFacts } from './people-queries.ts'

/** A person by hand, or what was written about one changed (`?edit=`). */
export const NewPersonPage = () => {
  const search = useSearch({ strict: false })
  const edit = addressText(search, 'edit')
  const open = useQuery({ ...dossier(edit), enabled: edit !== '' })
  if (edit === '') {
    const name = addressText(search, 'name')
    return <HandPersonPage start={{ ...emptyHandPerson, name }} />
  }
  const facts = open.data?.byHand.find((one) => one.id === edit) ?? open.data?.byHand[0]
  if (facts) return <HandPersonPage key={facts.version} start={formOf(facts)} facts={facts} />
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

const HandPersonPage = ({ start, facts }: { start: HandPersonForm; facts?: HandFacts }) => {
  const [form, setForm] = useState(start)
  const [asked, setAsked] = useState(false)
  const router = useRouter()
  const client = useQueryClient()
  const wrong = checkHandPerson(form)
  const keep = useMutation({
    mutationFn: () =>
      facts
        ? api.people.edit({ id: facts.id, version: facts.version, ...givenOf(form) })
        : api.people.add(givenOf(form)),
    onSuccess: async ({ person }) => {
      await forgetPeople(client)
      router.history.push(paths.person(person.id))
      sayDone(facts ? t('hand.changed') : t('hand.kept', { name: person.name }), async () => {
        await (facts
          ? api.people.edit({ id: person.id, version: person.version, ...givenOf(formOf(facts)) })
          : api.people.remove({ id: person.id, version: person.version }))
        await forgetPeople(client)
        if (!facts) router.history.push(paths.people())
        sayDone(t('identity.done.undone'))
      })
    },
  })
  const submit = (): void => {
    setAsked(true)
    if (Object.keys(wrong).length === 0 && !keep.isPending) keep.mutate()
  }
  useKeys(t('hand.keys'), [
    { keys: 'Ctrl+Enter', text: t('hand.keep'), run: submit, inFields: true },
  ])
  return (
    <div className="page-pad">
      <header className="page-head">
        <div className="grow">
          <h1>{facts ? t('hand.editTitle', { name: facts.name }) : t('hand.title')}</h1>
          <p className="m2">{t('hand.sentence')}</p>
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
          <HandPersonFields form={form} wrong={asked ? wrong : {}} onChange={setForm} />
          {keep.isError && <ErrorNote error={keep.error} />}
          <div className="row wrap">
            <button type="submit" className="btn primary" disabled={keep.isPending}>
              {t('hand.keep')} <Keys keys="Ctrl+Enter" />
            </button>
            <SpaLink className="btn quiet" href={facts ? paths.person(facts.id) : paths.people()}>
              {t('common.cancel')}
            </SpaLink>
          </div>
        </form>
        {!facts && <PeopleAlreadyHere form={form} />}
      </div>
    </div>
  )
}

const PeopleAlreadyHere = ({ form }: { form: HandPersonForm }) => {
  const name = useDeferredValue(form.name.trim())
  const organisation = useDeferredValue(form.organisation.trim())
  const link = useDeferredValue(givenOf(form).links[0] ?? '')
  const found = useQuery({
    queryKey: ['people', 'lookalikes', name, organisation, link],
    queryFn: ({ signal }) => api.people.lookalikes({ name, organisation, link }, { signal }),
    enabled: name.length > 2 || link !== '',
    placeholderData: keepPreviousData,
  })
  const alike = found.data?.lookalikes ?? []
  return (
    <AlreadyHere
      title={t('hand.lookalikes')}
      said={saidOf(found.data === undefined, alike.length)}
      alike={alike.map(({ person, why, certain }) => ({
        id: person.id,
        name: person.name,
        href: paths.person(person.id),
        linkLabel: t('hand.openInstead', { name: person.name }),
        line: person.organisation ?? t('person.noOrganisation'),
        why,
        certain: certain ? t('hand.certain') : null,
        lead: <Trace years={person.trace} />,
      }))}
    />
  )
}

const saidOf = (waiting: boolean, count: number): string => {
  if (waiting) return t('hand.lookalikesWait')
  return count === 0 ? t('hand.lookalikesNone') : ''
}
