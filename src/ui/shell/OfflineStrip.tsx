import { useSyncExternalStore } from 'react'
import { t } from '../texts/text.ts'

/** Says that the device has no connection, and what that means for reading and writing. */
export const OfflineStrip = () => {
  const online = useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener)
      addEventListener('offline', listener)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine || isLocal,
  )
  return (
    <div role="status">
      {!online && (
        <p className="strip">
          <b>{t('offline.strip')}</b> {t('offline.why')}
        </p>
      )}
    </div>
  )
}

// The app on this very machine answers without any network.
const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
