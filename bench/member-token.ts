import { createHash, randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { openDatabase } from '#database/open.ts'

/** Somebody who works here, with the token that a program of theirs would have been given. */
export interface Colleague {
  readonly id: string
  readonly token: string
}

/** Makes members with tokens in the database of a data folder, whose app may be running. */
export const makeColleagues = async (
  dataFolder: string,
  roles: readonly string[],
): Promise<readonly Colleague[]> => {
  await using database = await openDatabase({ dataFolder })
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const made: Colleague[] = []
  for (const role of roles) {
    const token = randomBytes(32).toString('base64url')
    const { rows } = await client.query<{ id: string }>(
      `with one as (insert into member (name, role) values ($1, $2) returning id)
       insert into api_token (member_id, name, token_hash, scopes, made_at, expires_at)
       select id, 'measuring', $3, array['write'], now(), now() + interval '1 day' from one
       returning member_id as id`,
      [`Ada ${role}`, role, createHash('sha256').update(token).digest()],
    )
    made.push({ id: rows[0]?.id ?? '', token })
  }
  await client.end()
  return made
}
