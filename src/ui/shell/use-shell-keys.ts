import { useRouter } from '@tanstack/react-router'
import { useKeys } from '../keyboard/keys.ts'
import { toggleRail } from '../look.ts'
import { undoLast } from '../parts/undo.ts'
import { t } from '../texts/text.ts'
import { places } from './places.ts'
import type { Overlay } from './Shell.tsx'

/** The keys that act everywhere. */
export const useShellKeys = (setOverlay: (overlay: Overlay) => void): void => {
  const router = useRouter()
  useKeys(t('keys.everywhere'), [
    {
      keys: 'Ctrl+k',
      text: t('keys.palette'),
      inFields: true,
      run: () => setOverlay({ kind: 'palette', typed: '' }),
    },
    { keys: '?', text: t('keys.help'), run: () => setOverlay({ kind: 'keys' }) },
    { keys: '/', text: t('keys.search'), run: focusSearch },
    { keys: 'z', text: t('keys.undo'), run: undoLast },
    { keys: '[', text: t('keys.fold'), run: toggleRail },
    ...places.map((place) => ({
      keys: place.keys,
      text: t('keys.go', { place: t(place.name) }),
      run: () => router.history.push(place.href),
    })),
  ])
}

/** Puts the caret into the search field of the screen; without one the palette has it anyway. */
const focusSearch = (): void => {
  const field = document.querySelector<HTMLElement>('main [data-search], main input[type=search]')
  field?.focus()
}
