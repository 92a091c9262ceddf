import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'

/**
 * A page that loads when it is first opened. The module is taken as `unknown` on purpose: pages
 * read the types of the router, and the router must not read theirs, or both become `any` without
 * a word. `paths.test.ts` holds that each page exports what is named here.
 */
export const lazyPage = (load: () => Promise<unknown>, name: string) =>
  lazyRouteComponent(async () => ({ Page: componentOf(await load(), name) }), 'Page')

const componentOf = (module: unknown, name: string): ComponentType => {
  const component: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined
  if (!isComponent(component)) throw new Error(`The module of a page exports no ${name}.`)
  return component
}

const isComponent = (value: unknown): value is ComponentType => typeof value === 'function'
