import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser'
import { api } from '#ui/api.gen.ts'
import type { EnrolmentOptions, MadePasskey, Member, ShownPasskey } from '../contract.ts'
import { passkeyFault, passkeysWorkHere, unsupported } from '#ui/passkey.ts'

const refuse = (error: unknown): never => {
  throw passkeyFault(error)
}

/** Makes a passkey for whoever is signed in, and keeps it under this name. */
export const addPasskeyHere = async (name: string) => {
  if (!passkeysWorkHere()) throw unsupported()
  const { options } = await api.workspace.passkeyChallenge({})
  const passkey = await makeOne(options)
  return api.workspace.addPasskey({ name, passkey })
}

/** Follows an invitation: a passkey of the invited one's own, and they are in. */
export const joinHere = async (invited: {
  readonly token: string
  readonly name: string
  readonly passkeyName: string
}) => {
  if (!passkeysWorkHere()) throw unsupported()
  const { token, name } = invited
  const { options } = await api.workspace.joinChallenge({ token, name })
  const passkey = await makeOne(options)
  return api.workspace.join({ ...invited, passkey })
}

/** One tap: the browser offers the passkeys it has for this address. */
export const signInHere = async (): Promise<{ readonly member: Member }> => {
  if (!passkeysWorkHere()) throw unsupported()
  const { options } = await api.workspace.signInChallenge({})
  const passkey = shown(await startAuthentication({ optionsJSON: options }).catch(refuse))
  return api.workspace.signInWithPasskey({ passkey })
}

/**
 * The same, offered by the browser where one types a code, as soon as the page is there. Null when
 * this browser does not offer it, or when another way was taken meanwhile.
 */
export const signInFromField = async (): Promise<{ readonly member: Member } | null> => {
  if (!passkeysWorkHere() || !(await browserSupportsWebAuthnAutofill())) return null
  const { options } = await api.workspace.signInChallenge({})
  const passkey = await startAuthentication({
    optionsJSON: options,
    useBrowserAutofill: true,
  }).catch(() => null)
  return passkey && api.workspace.signInWithPasskey({ passkey: shown(passkey) })
}

/** What the app reads of a new passkey; the rest of what browsers tell is left here. */
const makeOne = async (options: EnrolmentOptions): Promise<MadePasskey> => {
  const made = await startRegistration({ optionsJSON: options }).catch(refuse)
  const { clientDataJSON, attestationObject, transports = [] } = made.response
  return {
    id: made.id,
    rawId: made.rawId,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject, transports },
  }
}

const shown = (passkey: AuthenticationResponseJSON): ShownPasskey => {
  const { userHandle, ...response } = passkey.response
  return {
    id: passkey.id,
    rawId: passkey.rawId,
    type: 'public-key',
    clientExtensionResults: {},
    response: { ...response, ...(userHandle ? { userHandle } : {}) },
  }
}

/** A name for a passkey made here, which its owner may change: `iPhone`, `Linux`. */
export const deviceName = (): string => {
  const agent = navigator.userAgent
  return devices.find(([pattern]) => pattern.test(agent))?.[1] ?? ''
}

const devices = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Macintosh/, 'Mac'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
] as const
