import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react'

interface SpaLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** An address made by `paths`. */
  readonly href: string
  /** Takes the place of this entry in the history, for choices within a screen. */
  readonly replace?: boolean
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A link within the app: a plain click stays in the page, every other click is the browser's. */
export const SpaLink = ({ href, replace, onClick, ...rest }: SpaLinkProps) => {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || hasModifier(event)) return
    event.preventDefault()
    if (replace) router.history.replace(href)
    else router.history.push(href)
  }
  return <a {...rest} href={href} onClick={follow} />
}

const hasModifier = (event: MouseEvent): boolean =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
