import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: a session, a token, the secret of a link. Only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** SHA-256; enough for what is random and long, unlike a password. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
