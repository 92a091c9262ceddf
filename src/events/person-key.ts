import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { JsonObject } from '#core/json.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { CampaignTransaction } from '#database/transaction.ts'

const keyBytes = 32
/** NIST SP 800-38D: 96-bit nonces for GCM, 128-bit tags. */
const nonceBytes = 12
const tagBytes = 16

/**
 * Keys of people, made for those who have none yet. Erased people have null and get no new key.
 * Ids are taken in one order, so that two transactions never wait for each other in a circle.
 */
export const keysOf = async (
  tx: CampaignTransaction,
  personIds: readonly string[],
): Promise<Map<string, Buffer | null>> => {
  if (personIds.length === 0) return new Map()
  const ids = [...new Set(personIds)].toSorted()
  await sql`
    insert into keys.person_key (person_id, key)
    select * from unnest(${ids}::uuid[], ${ids.map(() => randomBytes(keyBytes))}::bytea[])
    on conflict (person_id) do nothing
  `.execute(tx)
  const { rows } = await sql<{ personId: string; key: Buffer | null }>`
    select person_id, key from keys.person_key where person_id = any(${ids}::uuid[]) for key share
  `.execute(tx)
  const keys = new Map(rows.map((row) => [row.personId, row.key]))
  return new Map(personIds.map((id) => [id, keys.get(id.toLowerCase()) ?? null]))
}

/** AES-256-GCM: nonce, ciphertext, tag. The person's id is bound in, so rows cannot be swapped. */
export const sealPersonal = (
  key: Buffer,
  personal: { readonly personId: string; readonly data: JsonObject },
): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(personal.personId.toLowerCase()))
  const text = cipher.update(JSON.stringify(personal.data), 'utf8')
  return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()])
}

/** The personal payload again. Throws when key, person or bytes are not those it was made with. */
export const openPersonal = (
  key: Buffer,
  personal: { readonly personId: string; readonly sealed: Buffer },
): Record<string, unknown> => {
  const { personId, sealed } = personal
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(personId.toLowerCase()))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const text = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes))
  return personalData.parse(JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8')))
}

const personalData = z.record(z.string(), z.unknown())

/**
 * Destroys the key of a person: what events say of them becomes unreadable for ever, in copies
 * too, and the chain still verifies. They get no new key. Safe to run twice.
 */
export const erasePersonKey = async (db: CampaignDatabase, personId: string): Promise<void> => {
  await sql`
    insert into keys.person_key (person_id, key, erased_at) values (${personId}, null, now())
    on conflict (person_id) do update
      set key = null, erased_at = excluded.erased_at, expired_at = null
    where person_key.key is not null or person_key.expired_at is not null
  `.execute(db)
}

/**
 * The same because its time was over: what older events say of the person is unreadable, and later
 * ones say nothing personal. The person is not erased, and nothing else of them goes.
 */
export const expirePersonKey = async (db: CampaignDatabase, personId: string): Promise<void> => {
  await sql`
    update keys.person_key set key = null, erased_at = now(), expired_at = now()
    where person_id = ${personId} and key is not null
  `.execute(db)
}

/** Ids of erased people: nobody gets them again, and copies are erased anew. */
export const readErasedIds = async (db: CampaignDatabase): Promise<readonly string[]> => {
  const { rows } = await sql<{ personId: string }>`
    select person_id from keys.person_key where key is null and expired_at is null`.execute(db)
  return rows.map((row) => row.personId)
}
