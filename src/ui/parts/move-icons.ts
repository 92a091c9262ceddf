import {
  IconBook2,
  IconCheck,
  IconHelp,
  IconMail,
  IconNotes,
  IconPhone,
  IconRoute,
  IconUsers,
} from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import type { MoveShown } from './due-text.ts'

/** The sign of each kind of next move; the words beside it say the same. */
export const moveIcons: Readonly<Record<MoveShown['kind'], Icon>> = {
  write: IconMail,
  call: IconPhone,
  meet: IconUsers,
  read: IconBook2,
  ask: IconHelp,
  decide: IconCheck,
  prepare: IconNotes,
  other: IconRoute,
}
