/** Where to go after signing in. Only an address of this app: a link must not lead elsewhere. */
export const readSignInSearch = (raw: Record<string, unknown>): { to?: string } => {
  const to = raw['to']
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {}
}
