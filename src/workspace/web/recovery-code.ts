/** Letters of a printed recovery code; a code from the terminal has more. */
const recoveryLetters = 24

/** Whether what was typed is a printed code rather than one from the terminal: by its length. */
export const isRecoveryCode = (typed: string): boolean =>
  typed.replaceAll(/[^\p{L}\p{N}]/gu, '').length <= recoveryLetters
