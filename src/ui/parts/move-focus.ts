/** Moves the focus between the rows of a list: to the next (1) or the one before (-1). */
export const moveFocus = (list: HTMLElement | null, by: 1 | -1): void => {
  const covers = [...(list?.querySelectorAll<HTMLElement>('.cover') ?? [])]
  const now = covers.findIndex((cover) => cover === document.activeElement)
  const next = now === -1 ? 0 : Math.min(covers.length - 1, Math.max(0, now + by))
  covers[next]?.focus()
}
