/**
 * Whether one of the scopes covers an operation: `campaign.votes`, of kind `read`. A scope is
 * `read`, `write`, or the same within one room, `campaign:read`; to write includes to read.
 */
export const scopesCover = (
  scopes: readonly string[],
  action: { readonly name: string; readonly kind: 'read' | 'change' },
): boolean => {
  const room = action.name.split('.')[0] ?? ''
  const enough = action.kind === 'read' ? ['read', 'write'] : ['write']
  return scopes.some((scope) => enough.some((one) => scope === one || scope === `${room}:${one}`))
}

/** Whether a token may only look: then agents may have it. */
export const readsOnly = (scopes: readonly string[]): boolean =>
  scopes.every((scope) => scope === 'read' || scope.endsWith(':read'))
