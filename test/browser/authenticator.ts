import type { Page } from 'playwright-core'

/** The finger on the sensor of one window: keeps passkeys, and can be told to refuse. */
export interface Authenticator {
  /** What it keeps; another window's authenticator can be given it. */
  passkeys(): Promise<readonly VirtualPasskey[]>
  /** Whether the person is recognised when asked. */
  recognise(person: boolean): Promise<void>
}

/** A passkey as Chromium's virtual authenticator gives it away, private key included. */
export interface VirtualPasskey {
  readonly credentialId: string
  readonly isResidentCredential: boolean
  readonly rpId?: string
  readonly privateKey: string
  readonly userHandle?: string
  readonly signCount: number
}

/**
 * Gives a window an authenticator of its own, with the passkeys that another window has made (the
 * same phone, opened once more).
 */
export const addAuthenticator = async (
  page: Page,
  known: readonly VirtualPasskey[] = [],
): Promise<Authenticator> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  for (const passkey of known) {
    // Counters only go up, in 32 bits: tenths of seconds do so too, whichever window was used before.
    const signCount = Math.floor(Date.now() / 100) % 2 ** 31
    await cdp.send('WebAuthn.addCredential', {
      authenticatorId,
      credential: { ...passkey, signCount },
    })
  }
  return {
    passkeys: async () => {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials
    },
    recognise: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
  }
}
