import { Client, DatabaseError } from 'pg'
import { AppError } from '#core/errors.ts'

/** The role under which members read and write: it owns no table, so row-level security holds. */
export const readerRole = 'party_member'

/** The setting that says which member reads; `party_reader()` in SQL. */
export const readerSetting = 'party.reader'

const connectTimeoutMs = 10_000

/**
 * Makes the role of members on this server, once, and lets `login` take it. Roles belong to a
 * server, not to a database, so several databases share it. Two starters do not collide.
 *
 * @throws AppError `reader_role_missing` when the login of `url` may not make roles.
 */
export const ensureReaderRole = async (url: string, login?: string): Promise<void> => {
  const client = new Client({
    connectionString: url,
    application_name: 'recruiting-party roles',
    connectionTimeoutMillis: connectTimeoutMs,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (await mayTake(client, login)) return
    await client.query(`create role ${readerRole} nologin`).catch(passOverExisting)
    const who = login === undefined ? 'current_user' : client.escapeIdentifier(login)
    await client.query(`grant ${readerRole} to ${who} with inherit false, set true`)
  } catch (cause) {
    if (cause instanceof DatabaseError && cause.code === '42501') throw roleMissing(cause)
    throw cause
  } finally {
    await client.end()
  }
}

const mayTake = async (client: Client, login: string | undefined): Promise<boolean> => {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_has_role(coalesce($1, current_user)::name, oid, 'set') as may
     from pg_roles where rolname = $2`,
    [login ?? null, readerRole],
  )
  return rows[0]?.may ?? false
}

/** 42710: it is there. 23505: another starter made it in this very moment. */
const passOverExisting = (cause: unknown): void => {
  if (cause instanceof DatabaseError && (cause.code === '42710' || cause.code === '23505')) return
  throw cause
}

const roleMissing = (cause: DatabaseError): AppError =>
  new AppError('not_allowed', 'The login of DATABASE_URL may not make the role of members.', {
    code: 'reader_role_missing',
    next:
      `As an administrator of that server run: create role ${readerRole} nologin; ` +
      `grant ${readerRole} to THE_LOGIN with inherit false, set true; then start again.`,
    cause,
  })
