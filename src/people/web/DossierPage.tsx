import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useParams, useRouter } from '@tanstack/react-router'
import { formatNumber } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { addToList, ListPlace } from '#ui/list-slot.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { LinksOut } from '#ui/parts/LinksOut.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import '#ui/styles/pages.css'
import './people.css'
import { dossier } from './people-queries.ts'
import type { Dossier } from './people-queries.ts'

/** Forms of a name in the head; the others are counted. */
const formsShown = 3

/** The dossier of a person: head, tabs (each a route), and the chosen part below. */
export const DossierPage = () => {
  const { id = '' } = useParams({ strict: false })
  const open = useQuery(dossier(id))
  if (open.data === undefined) {
    return (
      <div className="page-pad">
        <h1 className="sr">{t('person.title')}</h1>
        {open.isError ? (
          <ErrorNote error={open.error} onRetry={() => void open.refetch()} />
        ) : (
          <Waiting>
            <TextSkeleton lines={10} />
          </Waiting>
        )}
      </div>
    )
  }
  return (
    <div className="dossier">
      <Head data={open.data} />
      <Tabs data={open.data} id={id} />
      <Outlet />
    </div>
  )
}

const Head = ({ data }: { data: Dossier }) => {
  const { person } = data
  const shownRole = person.role ?? data.byHand[0]?.role
  return (
    <header className="dh">
      <div className="page-head">
        <div className="grow">
          <div className="row wrap dh-name">
            <h1 className="h-name" dir="auto">
              {person.name}
            </h1>
            <Trace years={person.trace} />
          </div>
          <p className="m2">
            {[
              [person.organisation ?? t('person.noOrganisation'), shownRole]
                .filter(Boolean)
                .join(', '),
              [
                person.works === 0 ? '' : t('person.since', { count: person.works }),
                person.firstYear === null
                  ? ''
                  : t('person.sinceYear', { year: String(person.firstYear) }),
              ]
                .filter(Boolean)
                .join(' '),
              alsoPrinted(data),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {data.askedFor !== person.id && <p className="m2 warn">{t('person.mergedAway')}</p>}
        </div>
        <div className="row wrap dh-acts">
          <LinksOut links={data.links.slice(0, 4)} />
          {person.works > 0 && (
            <SpaLink className="btn line" href={paths.scout({ like: person.id })}>
              {t('person.moreLike')} <Keys keys="m" />
            </SpaLink>
          )}
          <ListPlace
            who={{ kind: 'person', id: person.id, name: person.name }}
            source={t('add.fromDossier')}
          />
          <SpaLink className="btn line" href={paths.personNotes(person.id)}>
            {t('person.addNote')} <Keys keys="n" />
          </SpaLink>
        </div>
      </div>
    </header>
  )
}

const alsoPrinted = (data: Dossier): string => {
  const others = data.nameForms.map((form) => form.name).filter((name) => name !== data.person.name)
  if (others.length === 0) return ''
  const words = t('person.alsoPrinted', { names: others.slice(0, formsShown).join(', ') })
  const more = others.length - formsShown
  return more > 0 ? `${words} ${t('person.moreForms', { count: more })}` : words
}

const Tabs = ({ data, id }: { data: Dossier; id: string }) => {
  const { pathname } = useLocation()
  const router = useRouter()
  const { name } = data.person
  const { inDoubt } = data.identity
  const tabs = [
    { href: paths.person(id), text: t('person.tab.evidence'), note: '' },
    {
      href: paths.personIdentity(id),
      text: t('person.tab.identity'),
      note: inDoubt > 0 ? t('person.inDoubt', { count: inDoubt }) : '',
    },
    {
      href: paths.personNotes(id),
      text: t('person.tab.notes'),
      note: data.notes.length > 0 ? formatNumber(data.notes.length) : '',
    },
    { href: paths.personReferences(id), text: t('person.tab.references'), note: '' },
    { href: paths.personHistory(id), text: t('person.tab.history'), note: '' },
    { href: paths.personAccess(id), text: t('person.tab.access', { name }), note: '' },
  ]
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.href === pathname),
  )
  useKeys(t('person.keys'), [
    {
      keys: '.',
      text: t('person.nextTab'),
      run: () => router.history.push(tabs[(at + 1) % tabs.length]?.href ?? ''),
    },
    { keys: 'n', text: t('person.addNote'), run: () => router.history.push(paths.personNotes(id)) },
    {
      keys: 'a',
      text: t('add.do'),
      run: () => addToList([{ kind: 'person', id: data.person.id, name }], t('add.fromDossier')),
    },
    {
      keys: 'm',
      text: t('person.moreLike'),
      run: () => router.history.push(paths.scout({ like: id })),
    },
  ])
  return (
    <nav className="tabs" aria-label={t('person.tabs')}>
      {tabs.map((tab, index) => (
        <SpaLink
          key={tab.href}
          href={tab.href}
          replace
          aria-current={index === at ? 'page' : undefined}
        >
          {tab.text} {tab.note && <span className="dim">{tab.note}</span>}
        </SpaLink>
      ))}
    </nav>
  )
}
