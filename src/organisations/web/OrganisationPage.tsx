import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { formatCountry, formatDay } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { addToList, ListPlace } from '#ui/list-slot.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { LinksOut } from '#ui/parts/LinksOut.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { Aliases } from './Aliases.tsx'
import { forgetOrganisations, organisationOpen } from './organisation-queries.ts'
import type { HandOrganisation, OrganisationOpen } from './organisation-queries.ts'
import '#ui/styles/pages.css'
import './organisations.css'
import { PeopleThere } from './PeopleThere.tsx'
import { AttachPerson } from './AttachPerson.tsx'
import { OrganisationYears } from './OrganisationYears.tsx'

/** An organisation: who is there, who was, what they work on, and what was written by hand. */
export const OrganisationPage = () => {
  const { id = '' } = useParams({ strict: false })
  const open = useQuery(organisationOpen(id))
  return (
    <div className="dossier">
      {open.data === undefined && <h1 className="sr">{t('organisation.title')}</h1>}
      <Loaded
        query={open}
        skeleton={
          <div className="dc-main">
            <TextSkeleton lines={10} />
          </div>
        }
      >
        {(data) => <Page data={data} />}
      </Loaded>
    </div>
  )
}

const Page = ({ data }: { data: OrganisationOpen }) => {
  const { organisation } = data
  const router = useRouter()
  const who = { kind: 'organisation', id: organisation.id, name: organisation.name } as const
  const scoutHere = paths.scout({ org: organisation.id })
  useKeys(t('organisation.keys'), [
    { keys: 's', text: t('organisation.scout'), run: () => router.history.push(scoutHere) },
    { keys: 'a', text: t('add.do'), run: () => addToList([who], t('add.fromOrganisations')) },
  ])
  return (
    <>
      <header className="dh">
        <div className="page-head">
          <div className="grow">
            <h1 className="h-name" dir="auto">
              {organisation.name}
            </h1>
            <p className="m2">
              {[
                organisation.kind === 'other' ? '' : t(`organisations.kind.${organisation.kind}`),
                organisation.country && formatCountry(organisation.country),
                t('organisations.people', { count: organisation.people }),
                t('organisations.works', { count: organisation.works }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {data.askedFor !== organisation.id && (
              <p className="m2 warn">{t('organisation.joinedAway')}</p>
            )}
          </div>
          <div className="row wrap dh-acts">
            <LinksOut links={data.links.slice(0, 4)} />
            <ListPlace who={who} source={t('add.fromOrganisations')} />
            <SpaLink className="btn line" href={scoutHere}>
              {t('organisation.scout')} <Keys keys="s" />
            </SpaLink>
          </div>
        </div>
      </header>
      <div className="dc organisation-page">
        <div className="dc-main">
          {data.byHand && <ByHand facts={data.byHand} />}
          <OrganisationYears years={data.years} />
          <PeopleThere data={data} />
        </div>
        <aside className="dc-side" aria-label={t('organisation.title')}>
          <Topics data={data} />
          <Aliases organisation={organisation} aliases={data.aliases} />
          <AttachPerson organisation={organisation} />
        </aside>
      </div>
    </>
  )
}

const Topics = ({ data }: { data: OrganisationOpen }) => (
  <section>
    <h2>{t('organisation.topics')}</h2>
    {data.topics.length === 0 && <p className="m2">{t('organisation.topicsNone')}</p>}
    <ul className="topics">
      {data.topics.slice(0, 10).map((topic) => (
        <li key={topic.topic}>
          <SpaLink href={paths.scout({ q: topic.topic, org: data.organisation.id })} dir="auto">
            {topic.topic}
          </SpaLink>
          <span className="m block">
            {t('organisation.topic', {
              works: t('organisations.works', { count: topic.works }),
              people: t('organisations.people', { count: topic.people }),
            })}
          </span>
        </li>
      ))}
    </ul>
  </section>
)

const ByHand = ({ facts }: { facts: HandOrganisation }) => {
  const client = useQueryClient()
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => api.organisations.remove({ id: facts.id, version: facts.version }),
    onSuccess: async ({ organisation }) => {
      await forgetOrganisations(client)
      router.history.push(paths.organisations())
      sayDone(t('organisation.removed', { name: facts.name }), async () => {
        await api.organisations.restore({ id: organisation.id, version: organisation.version })
        await forgetOrganisations(client)
        router.history.push(paths.organisation(organisation.id))
        sayDone(t('organisation.restored', { name: facts.name }))
      })
    },
  })
  return (
    <section className="hand-facts">
      <div className="row wrap">
        <h2 className="grow">{t('person.handFacts')}</h2>
        <SpaLink className="btn quiet small" href={`${paths.newOrganisation()}?edit=${facts.id}`}>
          {t('organisation.edit')}
        </SpaLink>
        <button
          type="button"
          className="btn quiet small"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('organisation.remove')}
        </button>
      </div>
      {remove.isError && <ErrorNote error={remove.error} />}
      {facts.why !== '' && (
        <blockquote className="hand-why serif" dir="auto">
          {facts.why}
        </blockquote>
      )}
      <p className="m">
        {t('organisation.source', { source: facts.source })} ·{' '}
        {t('organisation.addedBy', { by: facts.by, day: formatDay(facts.addedAt) })}
      </p>
    </section>
  )
}
