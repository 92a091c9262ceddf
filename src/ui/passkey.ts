import { ApiError, send } from './api.ts'
import { t } from './texts/text.ts'

/** The library that speaks to the browser's authenticators; loaded when first needed. */
const library = () => import('@simplewebauthn/browser')

/** Whether this browser makes passkeys at this address at all: not on plain http of a network. */
export const passkeysWorkHere = (): boolean =>
  window.isSecureContext && typeof window.PublicKeyCredential === 'function'

/**
 * Asks the browser to show a passkey of whoever is signed in and tells the app, which then counts
 * the person as there for five minutes.
 *
 * @throws ApiError in words that a screen can show.
 */
export const provePasskey = async (): Promise<void> => {
  if (!passkeysWorkHere()) throw unsupported()
  // The one place where the wire is believed: the server checks every answer against its schema.
  const asked: ReturnType<typeof JSON.parse> = await send('POST', '/api/session/proof/challenges', {
    body: {},
  })
  const { startAuthentication } = await library()
  const passkey = await startAuthentication({ optionsJSON: asked.options }).catch(refuse)
  await send('PUT', '/api/session/proof', { body: { passkey } })
}

/** What went wrong with an authenticator, in words; refusals of the app stay as they are. */
export const passkeyFault = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') {
    return new ApiError(0, 'passkey_known', t('passkey.known'), t('passkey.knownNext'))
  }
  if (name === 'NotAllowedError' || name === 'AbortError') {
    return new ApiError(0, 'passkey_not_shown', t('passkey.notShown'), t('passkey.notShownNext'))
  }
  return new ApiError(0, 'passkey_failed', t('passkey.failed'), t('passkey.failedNext'))
}

/** This browser, or this address, makes no passkeys. */
export const unsupported = (): ApiError =>
  new ApiError(0, 'passkey_unsupported', t('passkey.unsupported'), t('passkey.unsupportedNext'))

const refuse = (error: unknown): never => {
  throw passkeyFault(error)
}
