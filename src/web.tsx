import '@mantine/core/styles.layer.css'
import './ui/styles/tokens.css'
import './ui/styles/ground.css'
import './ui/styles/controls.css'
import './ui/styles/mantine.css'
import './ui/styles/parts.css'
import './ui/styles/shell.css'
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { paths, patterns, readSearch, writeSearch } from './ui/paths.ts'
import { workspaceStatus } from './ui/queries.ts'
import { createQueryClient } from './ui/query-client.ts'
import { Crashed, NotFound } from './ui/shell/Edges.tsx'
import { Frame } from './ui/shell/Frame.tsx'
import { startScreens } from './ui/start-screens.tsx'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Frame,
  // Strangers see two pages: the claim of a new workspace, and the way in.
  beforeLoad: async ({ context, location }) => {
    const status = await context.queries.ensureQueryData(workspaceStatus)
    const open: readonly string[] = [patterns.claim, patterns.signIn]
    if (status.actor !== 'stranger' || open.includes(location.pathname)) return
    throw redirect({
      href: status.claimed ? paths.signIn({ to: location.href }) : paths.claim(),
      replace: true,
    })
  },
})

const pages = [
  createRoute({
    getParentRoute: () => root,
    path: patterns.gallery,
    staticData: { title: 'nav.gallery' },
    component: lazyRouteComponent(() => import('./ui/gallery/GalleryPage.tsx'), 'GalleryPage'),
  }),
] as const

const queries = createQueryClient()
const router = createRouter({
  routeTree: root.addChildren(pages),
  context: { queries },
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
  // TanStack Query holds the data; the router only warms it.
  defaultPreloadStaleTime: 0,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

startScreens(router, queries)
