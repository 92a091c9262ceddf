import { Dialog } from '../parts/Dialog.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { usePasskeyAsk } from '../passkey-ask.ts'
import { t } from '../texts/text.ts'

/** Over whatever one does: the passkey is asked for, and what was begun goes on by itself. */
export const PasskeyDialog = () => {
  const ask = usePasskeyAsk()
  // While the browser asks, its own window is enough.
  if (ask?.state !== 'failed') return null
  return (
    <Dialog
      title={t('passkey.title')}
      onClose={ask.leave}
      foot={
        <>
          <button type="button" className="btn primary" onClick={ask.again}>
            {t('passkey.again')}
          </button>
          <button type="button" className="btn quiet" onClick={ask.leave}>
            {t('passkey.leave')}
          </button>
        </>
      }
    >
      <p className="m2">{t('passkey.why')}</p>
      <ErrorNote error={ask.error} />
    </Dialog>
  )
}
