import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { MessageOf, RoomState } from './room-state.ts'

/** Of several windows one notifies; the others find its mark in this time. */
const markMs = 10_000

/** Whether this browser can notify, and whether it may. */
export const mayNotify = (): 'unable' | NotificationPermission =>
  'Notification' in window && isSecureContext ? Notification.permission : 'unable'

/**
 * Notifies of a message of somebody else: not while one looks, not in quiet hours, not more often
 * than one wished, and once for all windows.
 */
export const notifyOf = (message: MessageOf, state: RoomState): void => {
  const { preference, memberId } = state
  if (mayNotify() !== 'granted' || preference === null || memberId === null) return
  if (document.visibilityState === 'visible' && document.hasFocus()) return
  if (preference.quietUntil !== null && Date.parse(preference.quietUntil) > Date.now()) return
  const room = state.rooms.find((one) => one.id === message.roomId)
  const named = message.mentions.some(({ kind, id }) => kind === 'member' && id === memberId)
  const wanted =
    preference.notify === 'all' ||
    (preference.notify === 'mentions' && (named || room?.kind === 'pod'))
  if (!wanted || message.deletedAt !== null || !isFirst(message.id)) return
  const shown = new Notification(room?.name ?? t('room.title'), {
    body: t('room.said', { name: message.author, text: message.text.slice(0, 200) }),
    tag: message.id,
  })
  shown.addEventListener('click', () => {
    window.focus()
    location.assign(paths.roomMessage(message.id))
  })
}

/** Whether no other window of this browser has notified of it. */
const isFirst = (id: string): boolean => {
  const key = `room.notified.${id}`
  try {
    if (localStorage.getItem(key) !== null) return false
    localStorage.setItem(key, '1')
    setTimeout(() => localStorage.removeItem(key), markMs)
    return true
  } catch {
    return true // no storage: the tag of the notification still makes one of several
  }
}
