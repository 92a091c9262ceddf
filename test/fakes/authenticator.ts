import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/**
 * A small real authenticator: makes ES256 passkeys and signs with them as browsers and devices do
 * (W3C, Web Authentication Level 3, 6.1 and 6.5). A test may bend what honest ones never would.
 */
export interface FakeAuthenticator {
  readonly credentialId: string
  counter: number
  make(options: MakeOptions, at: Bent): MadeAnswer
  show(options: ShowOptions, at: Bent): ShownAnswer
}

interface MakeOptions {
  readonly challenge: string
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
}

interface ShowOptions {
  readonly challenge: string
  readonly rpId: string
}

/** Where it happens, and what is wrong with it. */
interface Bent {
  readonly origin: string
  readonly unverified?: true
  readonly userHandle?: string
  readonly challenge?: string
  readonly keepCounter?: true
}

interface Answer<Response> {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly clientExtensionResults: Record<string, never>
  readonly response: Response
}
export type MadeAnswer = Answer<{
  clientDataJSON: string
  attestationObject: string
  transports: string[]
}>
export type ShownAnswer = Answer<{
  clientDataJSON: string
  authenticatorData: string
  signature: string
  userHandle: string
}>

export const newAuthenticator = (): FakeAuthenticator => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const credentialId = id.toString('base64url')
  let userHandle = ''
  const answer = <Response>(response: Response): Answer<Response> => ({
    id: credentialId,
    rawId: credentialId,
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })
  return {
    credentialId,
    counter: 0,
    make(options, at) {
      userHandle = options.user.id
      const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseOf(publicKey)])
      const data = dataOf(options.rp.id, { at, counter: this.counter, attested })
      return answer({
        clientDataJSON: clientData('webauthn.create', at.challenge ?? options.challenge, at.origin),
        attestationObject: attestationObject(data).toString('base64url'),
        transports: ['internal'],
      })
    },
    show(options, at) {
      if (!at.keepCounter) this.counter += 1
      const data = dataOf(options.rpId, { at, counter: this.counter })
      const client = clientData('webauthn.get', at.challenge ?? options.challenge, at.origin)
      const clientHash = createHash('sha256').update(Buffer.from(client, 'base64url')).digest()
      return answer({
        clientDataJSON: client,
        authenticatorData: data.toString('base64url'),
        signature: sign(privateKey, Buffer.concat([data, clientHash])),
        userHandle: at.userHandle ?? userHandle,
      })
    },
  }
}

const sign = (key: KeyObject, bytes: Buffer): string =>
  createSign('sha256').update(bytes).sign(key).toString('base64url')

const clientData = (type: string, challenge: string, origin: string): string =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url')

/** Authenticator data: hash of the address's name, flags (UP 1, UV 4, AT 64), counter, key. */
const dataOf = (
  rpId: string,
  parts: { readonly at: Bent; readonly counter: number; readonly attested?: Buffer },
): Buffer => {
  const flags = 1 + (parts.at.unverified ? 0 : 4) + (parts.attested ? 64 : 0)
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(parts.counter)
  return Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.from([flags]),
    counter,
    parts.attested ?? Buffer.alloc(0),
  ])
}

/** RFC 9053, 7.1: `{1: 2, 3: -7, -1: 1, -2: x, -3: y}` in CBOR. */
const coseOf = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ])
}

/** `{"fmt": "none", "attStmt": {}, "authData": data}` in CBOR (RFC 8949). */
const attestationObject = (data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0xa3]),
    cborText('fmt'),
    cborText('none'),
    cborText('attStmt'),
    Buffer.from([0xa0]),
    cborText('authData'),
    cborBytes(data),
  ])

const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])

const cborBytes = (bytes: Buffer): Buffer =>
  Buffer.concat([
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.from([0x59, ...uint16(bytes.length)]),
    bytes,
  ])

const uint16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255])
