import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, redirect } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { paths, patterns } from './ui/paths.ts'
import { workspaceStatus } from './ui/queries.ts'
import { Frame } from './ui/shell/Frame.tsx'

// Listens on every screen, and is not waited for.
const RoomEverywhere = lazy(() =>
  import('./party/web/RoomEverywhere.tsx').then((module) => ({ default: module.RoomEverywhere })),
)

/** The frame of every page. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: () => (
    <>
      <Frame />
      <Suspense fallback={null}>
        <RoomEverywhere />
      </Suspense>
    </>
  ),
  // Strangers see the ways in: claim, sign-in, an invitation, a link to another address.
  beforeLoad: async ({ context, location }) => {
    const status = await context.queries.ensureQueryData(workspaceStatus)
    const { claim, signIn, join, enrol } = patterns
    const open: readonly string[] = [claim, signIn, join, enrol]
    if (status.actor !== 'stranger' || open.includes(location.pathname)) return
    throw redirect({
      href: status.claimed ? paths.signIn({ to: location.href }) : paths.claim(),
      replace: true,
    })
  },
})
