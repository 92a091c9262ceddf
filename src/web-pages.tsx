import { createRoute, redirect } from '@tanstack/react-router'
import { listSize } from './campaign/web/day-queries.ts'
import { readFirstRunSearch } from './literature/web/first-run-search.ts'
import { readLiteratureSearch } from './literature/web/literature-search.ts'
import { literatureStatus } from './literature/web/queries.ts'
import { readRunSearch } from './literature/web/run-search.ts'
import { lazyPage } from './ui/lazy-page.ts'
import { paths, patterns } from './ui/paths.ts'
import { readAuditSearch } from './workspace/web/audit-search.ts'
import { readPrivacyPersonSearch, readPrivacySearch } from './workspace/web/privacy-search.ts'
import { membersQuery, settingsQuery } from './workspace/web/queries.ts'
import { root } from './web-root.tsx'
import { readSignInSearch } from './workspace/web/sign-in-search.ts'

// The dossier has a head of its own; its tabs are the routes below it.
const person = createRoute({
  getParentRoute: () => root,
  path: patterns.person,
  staticData: { title: 'person.title', place: 'people' },
  component: lazyPage(() => import('./people/web/DossierPage.tsx'), 'DossierPage'),
})

// Named before they are added: within the call their types would become `any`.
const tabs = [
  createRoute({
    getParentRoute: () => person,
    path: '/',
    component: lazyPage(() => import('./people/web/EvidenceTab.tsx'), 'EvidenceTab'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'identity',
    component: lazyPage(() => import('./people/web/IdentityTab.tsx'), 'IdentityTab'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'notes',
    component: lazyPage(() => import('./people/web/NotesTab.tsx'), 'NotesTab'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'references',
    component: lazyPage(() => import('./people/web/ReferencesTab.tsx'), 'ReferencesTab'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'history',
    component: lazyPage(() => import('./people/web/HistoryTab.tsx'), 'HistoryTab'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'access',
    component: lazyPage(() => import('./people/web/AccessTab.tsx'), 'AccessTab'),
  }),
] as const

/** Every page of every room; each is loaded when it is opened. */
export const pages = [
  createRoute({
    getParentRoute: () => root,
    path: patterns.home,
    // An empty workspace begins with what to bring, one with a List with one's day, others with Scout.
    beforeLoad: async ({ context }) => {
      const [{ works, people }, { total }] = await Promise.all([
        context.queries.ensureQueryData(literatureStatus),
        context.queries.fetchQuery(listSize),
      ])
      const begun = works + people > 0 ? paths.scout() : paths.firstRun()
      throw redirect({ href: total > 0 ? paths.myDay() : begun, replace: true })
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.claim,
    staticData: { title: 'claim.page', bare: true },
    component: lazyPage(() => import('./workspace/web/ClaimPage.tsx'), 'ClaimPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.signIn,
    staticData: { title: 'signIn.page', bare: true },
    validateSearch: readSignInSearch,
    component: lazyPage(() => import('./workspace/web/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.join,
    staticData: { title: 'join.page', bare: true },
    component: lazyPage(() => import('./workspace/web/JoinPage.tsx'), 'JoinPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.enrol,
    staticData: { title: 'enrol.page', bare: true },
    component: lazyPage(() => import('./workspace/web/EnrolPage.tsx'), 'EnrolPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.firstRun,
    staticData: { title: 'nav.firstRun', place: 'scout' },
    validateSearch: readFirstRunSearch,
    loader: ({ context }) => context.queries.ensureQueryData(settingsQuery),
    component: lazyPage(() => import('./literature/web/FirstRunPage.tsx'), 'FirstRunPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.myDay,
    staticData: { title: 'day.title', place: 'myDay' },
    component: lazyPage(() => import('./campaign/web/MyDayPage.tsx'), 'MyDayPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.report,
    staticData: { title: 'report.title', place: 'list' },
    component: lazyPage(() => import('./campaign/web/ReportPage.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.clocks,
    staticData: { title: 'clocks.title', place: 'list' },
    component: lazyPage(() => import('./campaign/web/ClocksPage.tsx'), 'ClocksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.scout,
    staticData: { title: 'scout.title', place: 'scout' },
    component: lazyPage(() => import('./scouting/web/ScoutPage.tsx'), 'ScoutPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.map,
    staticData: { title: 'map.title', place: 'map' },
    component: lazyPage(() => import('./scouting/web/MapPage.tsx'), 'MapPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.people,
    staticData: { title: 'people.title', place: 'people' },
    component: lazyPage(() => import('./people/web/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.newPerson,
    staticData: { title: 'hand.title', place: 'people' },
    component: lazyPage(() => import('./people/web/NewPersonPage.tsx'), 'NewPersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.mergePeople,
    staticData: { title: 'merge.pickTitle', place: 'people' },
    component: lazyPage(() => import('./people/web/MergePage.tsx'), 'MergePage'),
  }),
  person.addChildren(tabs),
  createRoute({
    getParentRoute: () => root,
    path: patterns.list,
    staticData: { title: 'list.title', place: 'list' },
    component: lazyPage(() => import('./campaign/web/ListPage.tsx'), 'ListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.prospect,
    staticData: { title: 'prospect.title', place: 'list' },
    component: lazyPage(() => import('./campaign/web/ProspectPage.tsx'), 'ProspectPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.organisations,
    staticData: { title: 'organisations.title', place: 'organisations' },
    component: lazyPage(
      () => import('./organisations/web/OrganisationsPage.tsx'),
      'OrganisationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.newOrganisation,
    staticData: { title: 'handOrganisation.title', place: 'organisations' },
    component: lazyPage(
      () => import('./organisations/web/NewOrganisationPage.tsx'),
      'NewOrganisationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.organisation,
    staticData: { title: 'organisation.title', place: 'organisations' },
    component: lazyPage(
      () => import('./organisations/web/OrganisationPage.tsx'),
      'OrganisationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.work,
    staticData: { title: 'work.title', place: 'literature' },
    component: lazyPage(() => import('./literature/web/WorkPage.tsx'), 'WorkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.literature,
    staticData: { title: 'literature.title', place: 'literature' },
    validateSearch: readLiteratureSearch,
    component: lazyPage(() => import('./literature/web/LiteraturePage.tsx'), 'LiteraturePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.sources,
    staticData: { title: 'sources.title', place: 'sources' },
    component: lazyPage(() => import('./literature/web/SourcesPage.tsx'), 'SourcesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.openAlex,
    staticData: { title: 'sources.way.openAlex', place: 'sources' },
    loader: ({ context }) => context.queries.ensureQueryData(settingsQuery),
    component: lazyPage(() => import('./literature/web/OpenAlexPage.tsx'), 'OpenAlexPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.csv,
    staticData: { title: 'csv.title', place: 'sources' },
    component: lazyPage(() => import('./people/web/CsvPage.tsx'), 'CsvPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.run,
    staticData: { title: 'run.page', place: 'sources' },
    validateSearch: readRunSearch,
    component: lazyPage(() => import('./literature/web/RunPage.tsx'), 'RunPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.room,
    staticData: { title: 'room.title', place: 'room' },
    component: lazyPage(() => import('./party/web/RoomPage.tsx'), 'RoomPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.pod,
    staticData: { title: 'room.title', place: 'room' },
    component: lazyPage(() => import('./party/web/RoomPage.tsx'), 'RoomPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.roomMessage,
    staticData: { title: 'room.title', place: 'room' },
    component: lazyPage(() => import('./party/web/RoomPage.tsx'), 'RoomPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.roomDecisions,
    staticData: { title: 'decisions.title', place: 'room' },
    component: lazyPage(() => import('./party/web/DecisionsPage.tsx'), 'DecisionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.roomDecision,
    staticData: { title: 'decisions.title', place: 'room' },
    component: lazyPage(() => import('./party/web/DecisionsPage.tsx'), 'DecisionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.roomTold,
    staticData: { title: 'told.title', place: 'room' },
    component: lazyPage(() => import('./party/web/ToldPage.tsx'), 'ToldPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.digest,
    staticData: { title: 'digest.title', place: 'room' },
    component: lazyPage(() => import('./party/web/DigestPage.tsx'), 'DigestPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.charter,
    staticData: { title: 'charter.title', place: 'charter' },
    component: lazyPage(() => import('./campaign/web/CharterPage.tsx'), 'CharterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.votes,
    staticData: { title: 'votes.title', place: 'list' },
    component: lazyPage(() => import('./campaign/web/VotesPage.tsx'), 'VotesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.vote,
    staticData: { title: 'votes.title', place: 'list' },
    component: lazyPage(() => import('./campaign/web/VotesPage.tsx'), 'VotesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.judgement,
    staticData: { title: 'judgement.title', place: 'list' },
    component: lazyPage(() => import('./campaign/web/JudgementPage.tsx'), 'JudgementPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.audit,
    staticData: { title: 'audit.title', place: 'privacy' },
    validateSearch: readAuditSearch,
    component: lazyPage(() => import('./workspace/web/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.privacy,
    staticData: { title: 'privacy.title', place: 'privacy' },
    validateSearch: readPrivacySearch,
    component: lazyPage(() => import('./workspace/web/PrivacyPage.tsx'), 'PrivacyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.privacyRequest,
    staticData: { title: 'privacy.tab.requests', place: 'privacy' },
    component: lazyPage(
      () => import('./workspace/web/PrivacyRequestPage.tsx'),
      'PrivacyRequestPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.privacyPerson,
    staticData: { title: 'privacyPerson.title', place: 'privacy' },
    validateSearch: readPrivacyPersonSearch,
    component: lazyPage(() => import('./workspace/web/PrivacyPersonPage.tsx'), 'PrivacyPersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.method,
    staticData: { title: 'method.title', place: 'privacy' },
    component: lazyPage(() => import('./workspace/web/PrivacyMethodPage.tsx'), 'MethodPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.settings,
    staticData: { title: 'settings.title', place: 'settings' },
    // All at once, so that nothing moves when the last of it comes.
    loader: ({ context }) =>
      Promise.all([
        context.queries.ensureQueryData(settingsQuery),
        context.queries.ensureQueryData(membersQuery),
      ]),
    component: lazyPage(() => import('./workspace/web/SettingsPage.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.settingsPeople,
    staticData: { title: 'members.title', place: 'settings' },
    loader: ({ context }) => context.queries.ensureQueryData(membersQuery),
    component: lazyPage(() => import('./workspace/web/MembersPage.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.settingsAccess,
    staticData: { title: 'yourAccess.title', place: 'settings' },
    component: lazyPage(() => import('./workspace/web/AccessPage.tsx'), 'AccessPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.settingsReach,
    staticData: { title: 'reach.title', place: 'settings' },
    component: lazyPage(() => import('./workspace/web/ReachPage.tsx'), 'ReachPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: patterns.gallery,
    staticData: { title: 'nav.gallery' },
    component: lazyPage(() => import('./ui/gallery/GalleryPage.tsx'), 'GalleryPage'),
  }),
] as const
