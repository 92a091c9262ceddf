import { useSingleKeys } from '../look.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { t } from '../texts/text.ts'
import { useKeyGroups } from './keys.ts'
import type { KeyGroup } from './keys.ts'
import { printed } from './sequence.ts'

/** All keys that act on the screen below, nearest first. */
export const KeyHelp = ({ onClose }: { onClose: () => void }) => {
  const groups = shownGroups(useKeyGroups())
  const single = useSingleKeys()
  return (
    <Dialog title={t('keys.title')} onClose={onClose} className="key-help">
      {!single && <p className="note strip">{t('keys.off', { keys: 'Ctrl K' })}</p>}
      <div className="key-groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="h3">{group.title}</h3>
            <dl>
              {group.bindings.map((binding) => (
                <div key={binding.text}>
                  <dt>
                    {[binding.keys].flat().map((keys) => (
                      <span key={keys} className="keys">
                        {printed(keys).map((key, place) => (
                          <kbd key={`${key}${String(place)}`}>{key}</kbd>
                        ))}
                      </span>
                    ))}
                  </dt>
                  <dd>{binding.text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** What acts and is worth reading: a key that a nearer part has taken is not listed again. */
const shownGroups = (groups: readonly KeyGroup[]): readonly KeyGroup[] => {
  const taken = new Set<string>()
  return groups
    .map((group) => {
      const bindings = group.bindings.filter(
        (binding) =>
          binding.quiet !== true && [binding.keys].flat().some((keys) => !taken.has(keys)),
      )
      for (const keys of group.bindings.flatMap((binding) => binding.keys)) taken.add(keys)
      return { title: group.title, bindings }
    })
    .filter((group) => group.bindings.length > 0)
}
