import { Keys } from '#ui/keyboard/Keys.tsx'
import { formatScore } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { t } from '#ui/texts/text.ts'
import { specimen } from './specimen.ts'
import type { InventedWorldState } from './use-invented-world.ts'

/** The way in for those who only want to look: what it looks like, and the door. */
export const InventedWorld = ({ world }: { world: InventedWorldState }) => (
  <section className="box world" aria-labelledby="world-title">
    <h2 id="world-title">{t('first.world')}</h2>
    <p className="m2">{t('first.worldWhy')}</p>
    <ul className="specimen only-desk" aria-hidden="true">
      {specimen.map((person, place) => (
        <li key={person.name} className="row">
          <span className="m tn">{place + 1}</span>
          <Trace years={person.trace} />
          <span className="grow">
            <span className="b cut hint-block">{person.name}</span>
            <span className="m cut hint-block">{person.place}</span>
          </span>
          <span className="b tn">{formatScore(person.score)}</span>
        </li>
      ))}
    </ul>
    {world.error !== null && <ErrorNote error={world.error} />}
    <button type="button" className="btn line" aria-busy={world.pending} onClick={world.open}>
      {world.pending ? t('first.worldOpening') : t('first.worldOpen')} <Keys keys="i" />
    </button>
  </section>
)
