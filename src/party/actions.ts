import type { Room } from '#actions/room.ts'
import { decisionCards, messageCards } from './cards.ts'
import { deleteMessage, editMessage, restoreMessage } from './change-message.ts'
import { changePin, hearDoubt, removePin, restorePin, settlePin, takeStance } from './change-pin.ts'
import { digestRetention } from './digest-retention.ts'
import { roomFeed } from './feed.ts'
import { attachFile, readRoomFile } from './files.ts'
import { findNames } from './find-names.ts'
import { partyKeeper } from './keep-person.ts'
import { listRedactions, redact } from './redactions.ts'
import { listPins } from './list-pins.ts'
import { listDigests, readDigest } from './digests.ts'
import { setMail, showMail, testMail } from './mail-settings.ts'
import { makeDigests } from './make-digests.ts'
import { openRoom } from './open-room.ts'
import { pinMessage } from './pin-message.ts'
import { changePod, makePod } from './pods.ts'
import { setPreference, showPreference } from './preference.ts'
import { markRead, sayTyping } from './read-mark.ts'
import { readMessages } from './read-messages.ts'
import { searchRoom } from './search-room.ts'
import { showMessage } from './show-message.ts'
import { sendMessage } from './send-message.ts'

export const partyRoom: Room = {
  name: 'party',
  actions: [
    openRoom,
    readMessages,
    showMessage,
    sendMessage,
    editMessage,
    deleteMessage,
    restoreMessage,
    markRead,
    sayTyping,
    searchRoom,
    findNames,
    attachFile,
    readRoomFile,
    makePod,
    changePod,
    pinMessage,
    changePin,
    settlePin,
    takeStance,
    hearDoubt,
    removePin,
    restorePin,
    listPins,
    showPreference,
    setPreference,
    listDigests,
    readDigest,
    showMail,
    setMail,
    testMail,
    listRedactions,
    redact,
  ],
  jobs: [makeDigests],
  cards: [messageCards, decisionCards],
  keepers: [partyKeeper],
  feeds: [roomFeed],
  retention: [digestRetention],
}
