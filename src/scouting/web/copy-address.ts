import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'

/** Puts the address of what is shown on the clipboard and says so. */
export const copyAddress = async (): Promise<void> => {
  try {
    await navigator.clipboard.writeText(location.href)
    sayDone(t('scout.copied'))
  } catch {
    // Forbidden by the browser or its owner; the address line is still there.
    sayDone(t('scout.copyFailed'))
  }
}
