import {
  IconDeviceDesktop,
  IconDoorExit,
  IconFileText,
  IconKeyboard,
  IconMoon,
  IconPlus,
  IconSun,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useKeyGroups } from '../keyboard/keys.ts'
import { api } from '../api.gen.ts'
import { chooseLook } from '../look.ts'
import { paths } from '../paths.ts'
import { t } from '../texts/text.ts'
import type { PlainKey } from '../texts/text.ts'
import type { Choice } from './choice.ts'

/** What one can do from anywhere, and what the keys of this screen do. */
export const useCommands = (): readonly Choice[] => {
  // The last group is the shell's own: its doings are places and commands already.
  const ofScreen = useKeyGroups().slice(0, -1)
  return [
    ...ofScreen.flatMap((group) =>
      group.bindings
        .filter((binding) => binding.quiet !== true && !moves.has([binding.keys].flat()[0] ?? ''))
        .map((binding) => ({
          id: `do-${group.title}-${binding.text}`,
          group: 'commands' as const,
          text: binding.text,
          marks: [],
          second: group.title,
          icon: IconKeyboard,
          keys: [binding.keys].flat()[0] ?? '',
          run: binding.run,
        })),
    ),
    open('sources', 'nav.firstRun', IconUpload, paths.sources()),
    open('by-hand', 'command.newPerson', IconPlus, paths.newPerson()),
    open('csv', 'command.csv', IconUsers, paths.csv()),
    act('light', 'command.theme.light', IconSun, () => chooseLook('light')),
    act('dark', 'command.theme.dark', IconMoon, () => chooseLook('dark')),
    act('auto', 'command.theme.auto', IconDeviceDesktop, () => chooseLook('auto')),
    open('gallery', 'nav.gallery', IconFileText, paths.gallery()),
    act('reference', 'nav.reference', IconFileText, () => location.assign('/api/docs')),
    act('sign-out', 'command.signOut', IconDoorExit, () => void signOut()),
  ]
}

/** Moving in a list is done by its keys, not looked up. */
const moves: ReadonlySet<string> = new Set(['j', 'k', 'Enter', 'Escape', 'Home', 'End'])

const open = (id: string, text: PlainKey, icon: Icon, href: string): Choice => ({
  id: `command-${id}`,
  group: 'commands',
  text: t(text),
  marks: [],
  icon,
  href,
})

const act = (id: string, text: PlainKey, icon: Icon, run: () => void): Choice => ({
  id: `command-${id}`,
  group: 'commands',
  text: t(text),
  marks: [],
  icon,
  run,
})

const signOut = async (): Promise<void> => {
  await api.workspace.signOut()
  location.assign(paths.signIn())
}
