// Of Mantine's styles only what its parts here need; another part brings its own file.
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import './ui/styles/tokens.css'
import './ui/styles/ground.css'
import './ui/styles/controls.css'
import './ui/styles/mantine.css'
import './ui/styles/parts.css'
import './ui/styles/shell.css'
import { createRouter } from '@tanstack/react-router'
import { createListSlot } from './campaign/web/list-slot.tsx'
import { fillListSlot } from './ui/list-slot.tsx'
import { readSearch, writeSearch } from './ui/paths.ts'
import { createQueryClient } from './ui/query-client.ts'
import { Crashed, NotFound, Pending } from './ui/shell/Edges.tsx'
import { startScreens } from './ui/start-screens.tsx'
import { pages } from './web-pages.tsx'
import { root } from './web-root.tsx'

const queries = createQueryClient()
fillListSlot(createListSlot(queries))
const router = createRouter({
  routeTree: root.addChildren(pages),
  context: { queries },
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: Pending,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  // A page that is opened again stands where one left it; a choice within a page does not move it.
  scrollRestoration: true,
  getScrollRestorationKey: (location) => location.pathname,
  scrollToTopSelectors: ['#main'],
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
