import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { AnyRouter } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { listenForKeys } from './keyboard/keys.ts'
import { followSystemLook, useTheme } from './look.ts'
import { theme } from './theme.ts'

/** Draws the screens into the page and starts what listens for keys and for the system's look. */
export const startScreens = (router: AnyRouter, queries: QueryClient): void => {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with the id "root".')
  followSystemLook()
  listenForKeys()
  createRoot(root).render(
    <StrictMode>
      <Screens router={router} queries={queries} />
    </StrictMode>,
  )
}

const Screens = ({ router, queries }: { router: AnyRouter; queries: QueryClient }) => {
  const shown = useTheme()
  return (
    // Its variables stand in styles/mantine.css: no style element is made while running.
    <MantineProvider
      theme={theme}
      forceColorScheme={shown}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
