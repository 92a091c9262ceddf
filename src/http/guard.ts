/** What the guard looks at of a request. */
export interface RequestFacts {
  readonly method: string
  readonly path: string
  readonly host: string | null
  readonly origin: string | null
  /** `Sec-Fetch-Site`, which browsers send and pages cannot forge. */
  readonly fetchSite: string | null
  /** Whether a token came along; then no cookie decides anything. */
  readonly hasToken: boolean
}

/** Where this app may be reached; compared letter by letter. */
export interface KnownAddresses {
  /** `localhost:4690`, `127.0.0.1:4690`, `[::1]:4690`, and the host of PARTY_ORIGIN. */
  readonly hosts: ReadonlySet<string>
  readonly origins: ReadonlySet<string>
}

/** Why a request is turned away; null lets it pass. */
export type Turned = 'host' | 'origin' | 'site' | 'unmarked' | null

/**
 * Keeps out other sites: a wrong `Host` is DNS rebinding, a foreign `Origin` is another page, and
 * `Sec-Fetch-Site` tells pages of other ports on this machine from ours, to which SameSite cookies
 * are sent too. A change without any of these marks and without a token comes from no browser.
 * OWASP, Cross-Site Request Forgery Prevention Cheat Sheet (Fetch Metadata, verifying Origin).
 */
export const guard = (facts: RequestFacts, known: KnownAddresses): Turned => {
  if (facts.host === null || !known.hosts.has(facts.host.toLowerCase())) return 'host'
  if (facts.origin !== null && !known.origins.has(facts.origin.toLowerCase())) return 'origin'
  if (facts.hasToken) return null
  const ownPage = facts.fetchSite === null || facts.fetchSite === 'same-origin'
  if (isOpen(facts)) return null
  if (isChange(facts.method)) {
    if (!ownPage) return 'site'
    return facts.origin === null && facts.fetchSite === null ? 'unmarked' : null
  }
  // `none` is an address that a person typed, a bookmark, or a link in a mail.
  return ownPage || facts.fetchSite === 'none' ? null : 'site'
}

const isChange = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** Pages and their files may be linked to from anywhere; what they show comes from `/api`. */
const isOpen = (facts: RequestFacts): boolean =>
  !isChange(facts.method) && !facts.path.startsWith('/api/') && !facts.path.startsWith('/mcp')

/** Every way in which this app may be addressed. */
export const knownAddresses = (where: {
  readonly port: number
  readonly host: string | null
  readonly origin: string | null
}): KnownAddresses => {
  const names = ['localhost', '127.0.0.1', '[::1]']
  const isWildcard = where.host === null || where.host === '0.0.0.0' || where.host === '::'
  if (!isWildcard && where.host)
    names.push(where.host.includes(':') ? `[${where.host}]` : where.host)
  const urls = names.map((name) => new URL(`http://${name}:${where.port}`))
  if (where.origin) urls.push(new URL(where.origin))
  return {
    hosts: new Set(urls.map((url) => url.host.toLowerCase())),
    origins: new Set(urls.map((url) => url.origin.toLowerCase())),
  }
}
