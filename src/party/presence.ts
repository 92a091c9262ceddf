import type { CampaignDatabase } from '#database/open.ts'

/** An open screen says this often that it is there. */
export const presenceBeatMs = 20_000
/** And is taken for gone when it has not for this long: two beats, and some for a slow line. */
const goneAfterMs = 50_000

/** Who has the app open, by id. */
export const readHere = async (db: CampaignDatabase, now: Date): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('partyPresence')
    .select('memberId')
    .where('seenAt', '>', new Date(now.getTime() - goneAfterMs))
    .orderBy('memberId')
    .execute()
  return rows.map((row) => row.memberId)
}

/** Notes that a member is here; true when that is news. */
export const noteHere = async (
  db: CampaignDatabase,
  memberId: string,
  now: Date,
): Promise<boolean> => {
  const here = await readHere(db, now)
  await db
    .insertInto('partyPresence')
    .values({ memberId, seenAt: now })
    .onConflict((conflict) => conflict.column('memberId').doUpdateSet({ seenAt: now }))
    .execute()
  return !here.includes(memberId)
}

/** Notes that one screen of a member closed; another one that is open says at once that it is there. */
export const noteGone = async (db: CampaignDatabase, memberId: string): Promise<void> => {
  await db.deleteFrom('partyPresence').where('memberId', '=', memberId).execute()
}
