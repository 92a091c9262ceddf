import { createHash, timingSafeEqual } from 'node:crypto'
import { randomCode, readCode } from '#core/crockford.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'

/** Long enough to walk from the terminal to the browser, too short to be found lying about. */
export const codeLivesMs = 15 * 60_000

/** A code of 140 bits cannot be guessed in five tries; five forgive a slip of the finger. */
export const codeTries = 5

/** 32 letters of 5 bits: four name the code, the other 28 are a secret above 128 bits. */
const codeLetters = 32
const namingLetters = 4

export type CodePurpose = 'claim' | 'sign_in'

/**
 * Makes a new code for a purpose and retires the ones before, so that only the newest opens.
 * Answers with the code itself; the database keeps its hash. A sign-in code may be for one member.
 */
export const issueCode = async (
  tx: CampaignDatabase,
  purpose: CodePurpose,
  now: Date,
  memberId: string | null = null,
): Promise<{ code: string; expiresAt: Date }> => {
  const code = randomCode(codeLetters)
  const expiresAt = new Date(now.getTime() + codeLivesMs)
  await tx.deleteFrom('oneTimeCode').where('purpose', '=', purpose).execute()
  await tx
    .insertInto('oneTimeCode')
    .values({
      purpose,
      memberId,
      codeName: nameOfCode(code),
      codeHash: hashCode(code),
      madeAt: now,
      expiresAt,
    })
    .execute()
  return { code, expiresAt }
}

/** Whether a code of this purpose could still open: not used, not expired, tries left. */
export const hasLiveCode = async (
  db: CampaignDatabase,
  purpose: CodePurpose,
  now: Date,
): Promise<boolean> => {
  const live = await db
    .selectFrom('oneTimeCode')
    .select('id')
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('tries', '<', codeTries)
    .executeTakeFirst()
  return live !== undefined
}

/**
 * Counts one try and answers with the id of the code when what was typed is it. The try is taken
 * before the comparison and outside the caller's transaction, so that trying many at once, or a
 * refusal later on, gives nobody a sixth. Only what begins like the code is a try of it: a stranger
 * who types anything uses up no try of whoever has the code before them.
 *
 * @throws AppError `code_spent` when no code is open any more, `code_wrong` with the tries left.
 */
export const takeTry = async (
  db: CampaignDatabase,
  purpose: CodePurpose,
  typed: string,
  now: Date,
): Promise<string> => {
  const tried = await db
    .updateTable('oneTimeCode')
    .set((column) => ({ tries: column('tries', '+', 1) }))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('tries', '<', codeTries)
    .where('codeName', '=', nameOfCode(typed))
    .returning(['id', 'codeHash', 'tries'])
    .executeTakeFirst()
  if (!tried) throw (await hasLiveCode(db, purpose, now)) ? wrong({}) : spent(purpose)
  if (timingSafeEqual(tried.codeHash, hashCode(typed))) return tried.id
  const left = codeTries - tried.tries
  if (left === 0) throw spent(purpose)
  throw wrong({ triesLeft: left })
}

/**
 * Uses up a code that `takeTry` recognised, and says for which member it was made.
 *
 * @throws AppError `code_spent` when another request used it in the meantime.
 */
export const useCode = async (
  tx: CampaignDatabase,
  id: string,
  purpose: CodePurpose,
  now: Date,
): Promise<string | null> => {
  const used = await tx
    .updateTable('oneTimeCode')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .returning('memberId')
    .executeTakeFirst()
  if (!used) throw spent(purpose)
  return used.memberId
}

const hashCode = (typed: string): Buffer => createHash('sha256').update(readCode(typed)).digest()

const nameOfCode = (typed: string): string => readCode(typed).slice(0, namingLetters)

const wrong = (details: { readonly triesLeft?: number }): AppError =>
  new AppError('not_allowed', `That is not the code.${triesLeft(details.triesLeft)}`, {
    code: 'code_wrong',
    next: 'Copy it from the terminal once more.',
    details,
  })

const triesLeft = (left: number | undefined): string => {
  if (left === undefined) return ''
  return left === 1 ? ' 1 try is left.' : ` ${left} tries are left.`
}

const spent = (purpose: CodePurpose): AppError =>
  new AppError(
    'not_allowed',
    'No code is open: it was used, is older than 15 minutes, or had five tries.',
    {
      code: 'code_spent',
      next:
        purpose === 'claim'
          ? 'Look in the terminal where the app runs: a new code stands there.'
          : 'Run `./party sign-in` where the app runs; it prints a new code.',
    },
  )
