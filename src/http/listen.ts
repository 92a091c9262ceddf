import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { AppError } from '#core/errors.ts'

type Fetch = Parameters<typeof getRequestListener>[0]

/** Ports tried from the wanted one on. */
const portsTried = 20

/** Headers are small: what takes longer than this is no browser. */
const headersTimeoutMs = 15_000

/** A large file over a slow line; what stalls is ended sooner where it is read. */
const requestTimeoutMs = 4 * 3600_000

/** Connections at once: far above what a small group opens, far below what hurts. */
const connectionLimit = 512

/** Servers on one port, on every address asked for. */
export interface Listening {
  readonly port: number
  /** Answers start with this; set once the port is known. */
  serve: (fetch: Fetch) => void
  /** Ends when requests are done, or after `graceMs` by force. */
  close: (graceMs: number) => Promise<void>
}

/**
 * Listens on both loopback addresses, since `localhost` may mean either, and on `host` if given.
 * When the port is taken on any of them the next one is tried.
 *
 * @throws AppError `ports_taken`, `host_unknown`.
 */
export const listen = async (wanted: number, host: string | null): Promise<Listening> => {
  const tries = wanted === 0 ? 1 : portsTried
  for (let port = wanted; port < wanted + tries && port <= 65_535; port += 1) {
    const servers = await listenOn(port, host)
    if (servers) return listening(servers)
  }
  throw new AppError('conflict', `The ports ${wanted} to ${wanted + tries - 1} are all in use.`, {
    code: 'ports_taken',
    next: 'Give another one with --port.',
  })
}

const listening = (servers: readonly Server[]): Listening => {
  const first = servers[0]?.address()
  if (!isAddress(first)) throw new TypeError('a listening server has an address')
  return {
    port: first.port,
    serve: (fetch) => {
      const answer = getRequestListener(fetch, { overrideGlobalObjects: false })
      for (const server of servers) {
        server.on('request', (request, response) => void answer(request, response))
      }
    },
    close: async (graceMs) => {
      const timer = setTimeout(() => {
        for (const server of servers) server.closeAllConnections()
      }, graceMs)
      await Promise.all(servers.map(closed))
      clearTimeout(timer)
    },
  }
}

const listenOn = async (wanted: number, host: string | null): Promise<Server[] | null> => {
  const isWildcard = host === '0.0.0.0' || host === '::'
  const hosts = isWildcard ? [host] : ['127.0.0.1', '::1', ...(host ? [host] : [])]
  const servers: Server[] = []
  let port = wanted
  for (const one of hosts) {
    const server = makeServer()
    const fault = await start(server, port, one)
    if (fault === null) {
      servers.push(server)
      const address = server.address()
      if (isAddress(address)) port = address.port
    } else if (fault === 'EADDRINUSE' || fault === 'EACCES') {
      await Promise.all(servers.map(closed))
      return null
    } else if (one !== '::1') {
      await Promise.all(servers.map(closed))
      throw hostUnknown(one, fault)
    } // A machine without IPv6 has no ::1, and nobody will ask for it.
  }
  return servers
}

const makeServer = (): Server => {
  const server = createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: 65_000,
  })
  server.maxConnections = connectionLimit
  return server
}

/** Null when it listens, else the system's name of the fault. */
const start = (server: Server, port: number, host: string): Promise<string | null> =>
  new Promise((done) => {
    server.once('error', (error) => {
      done('code' in error ? String(error.code) : error.message)
    })
    server.listen({ port, host, ipv6Only: host === '::1' }, () => {
      server.removeAllListeners('error')
      done(null)
    })
  })

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
  })

const isAddress = (address: unknown): address is AddressInfo =>
  typeof address === 'object' && address !== null && 'port' in address

const hostUnknown = (host: string, fault: string): AppError =>
  new AppError('invalid', `This machine cannot listen on ${host} (${fault}).`, {
    code: 'host_unknown',
    next: 'Give --host an address of this machine, or leave it out.',
  })
