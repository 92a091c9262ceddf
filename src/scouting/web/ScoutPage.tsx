import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { addToList } from '#ui/list-slot.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { desk, useMedia } from '#ui/parts/media.ts'
import { Panel } from '#ui/parts/Panel.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { focusedRow } from '#ui/parts/VirtualList.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { BriefChips, BriefInput } from './BriefBar.tsx'
import { spokenBrief } from './brief-text.ts'
import { copyAddress } from './copy-address.ts'
import { Facets, filtersLabel } from './Facets.tsx'
import { PersonEvidence } from './PersonEvidence.tsx'
import { Results } from './Results.tsx'
import './scout.css'
import { ScoutMenu, Totals } from './ScoutMenu.tsx'
import { useRanking } from './use-ranking.ts'
import type { Ranking } from './use-ranking.ts'
import { useScout } from './use-scout.ts'
import type { Scout } from './use-scout.ts'
import { WhyView } from './WhyView.tsx'

/** Scout: a brief becomes ranked people, with the works that prove it beside them. */
export const ScoutPage = () => {
  const scout = useScout()
  const ranking = useRanking(scout.question, scout.asks)
  const list = useRef<ListHandle>(null)
  const brief = useRef<HTMLTextAreaElement>(null)
  const wide = useMedia(desk)
  const [filtersOpen, setFiltersOpen] = useState(false)
  const { why } = scout.search
  // On the desk the first person is open until another is chosen; nobody has to ask for evidence.
  const open = scout.search.person ?? (wide ? ranking.personAt(0)?.person : undefined)
  useScoutKeys({ scout, ranking, list, brief, open })
  const facets = <Facets scout={scout} counts={ranking.answer?.facets} />
  return (
    <div className="scout">
      <h1 className="sr">
        {t('scout.title')}
        {scout.asks && `: ${spokenBrief(scout.search.q ?? '')}`}
      </h1>
      <header className="brief">
        <div className="row brief-line">
          <span className="m only-desk">{t('scout.brief')}</span>
          <BriefInput scout={scout} inputRef={brief} />
          <ScoutMenu scout={scout} ranking={ranking} />
        </div>
        <div className="row brief-parts">
          {!wide && scout.asks && why === undefined && (
            <button type="button" className="chip" onClick={() => setFiltersOpen(true)}>
              {filtersLabel(scout)}
            </button>
          )}
          <BriefChips scout={scout} understood={ranking.answer?.understood} />
          <span className="grow" />
          <Totals scout={scout} ranking={ranking} />
        </div>
      </header>
      {why === undefined ? (
        <div className={open === undefined ? 'cols' : 'cols with-panel'}>
          {wide && scout.asks && (
            <aside className="facets" aria-label={t('scout.filters')}>
              {facets}
            </aside>
          )}
          <Results scout={scout} ranking={ranking} listRef={list} open={open} />
          {open !== undefined && (
            <Beside scout={scout} ranking={ranking} list={list} open={open} person={open} />
          )}
        </div>
      ) : (
        <WhyView scout={scout} person={why} />
      )}
      {filtersOpen && !wide && (
        <Dialog
          title={t('scout.filters')}
          onClose={() => setFiltersOpen(false)}
          foot={<FiltersFoot ranking={ranking} onClose={() => setFiltersOpen(false)} />}
        >
          <div className="facets in-dialog">{facets}</div>
        </Dialog>
      )}
    </div>
  )
}

const FiltersFoot = ({ ranking, onClose }: { ranking: Ranking; onClose: () => void }) => (
  <button type="button" className="btn primary grow" onClick={onClose}>
    {t('facet.done', { people: t('scout.people', { count: ranking.total }) })}
  </button>
)

interface ScoutParts {
  readonly scout: Scout
  readonly ranking: Ranking
  readonly list: RefObject<ListHandle | null>
  /** The person whose evidence is shown. */
  readonly open: string | undefined
}

const Beside = ({ person, ...parts }: ScoutParts & { person: string }) => {
  const { scout, ranking } = parts
  const row = ranking.rowOf(person)
  const known = row === null ? undefined : ranking.personAt(row)
  return (
    <Panel
      label={t('panel.evidenceOf', { name: known?.name ?? '' })}
      onClose={() => scout.turn({ person: undefined })}
      onNext={() => turnBy(parts, 1)}
      onPrevious={() => turnBy(parts, -1)}
      foot={
        <>
          <button
            type="button"
            className="btn primary"
            onClick={() => addFound(scout, person, known?.name)}
          >
            {t('add.do')} <Keys keys="a" />
          </button>
          <SpaLink className="btn line" href={paths.person(person)}>
            {t('scout.openDossier')} <Keys keys="Enter" />
          </SpaLink>
          <SpaLink className="btn line" href={scout.href({ why: person })}>
            {t('scout.why')}
          </SpaLink>
          <button
            type="button"
            className="btn quiet only-desk"
            onClick={() => moreLike(scout, person)}
          >
            {t('scout.moreLike')} <Keys keys="m" />
          </button>
        </>
      }
    >
      <PersonEvidence
        scout={scout}
        question={ranking.shown}
        known={known}
        person={person}
        of={ranking.total}
      />
    </Panel>
  )
}

/** The brief is where they come from; it stands beside them on The List. */
const addFound = (scout: Scout, id: string, name = ''): void => {
  const brief = spokenBrief(scout.search.q ?? '')
  addToList(
    [{ kind: 'person', id, name }],
    brief === '' ? t('add.fromScoutAlone') : t('add.fromScout', { brief: brief.slice(0, 300) }),
  )
}

const moreLike = (scout: Scout, person: string): void =>
  scout.go({
    like: [...(scout.search.like ?? []).filter((one) => one !== person), person],
    person: undefined,
    why: undefined,
  })

// In the sheet of the phone the focus stays where the finger is.
const turnBy = ({ scout, ranking, open }: ScoutParts, by: number): void => {
  const row = open === undefined ? null : ranking.rowOf(open)
  const next = row === null ? undefined : ranking.personAt(row + by)
  if (next) scout.turn({ person: next.person })
}

// From the row in focus, else from the person whose evidence is shown.
const moveBy = (parts: ScoutParts, by: number): void => {
  const { ranking, open } = parts
  const now = focusedRow() ?? (open === undefined ? null : ranking.rowOf(open))
  moveTo(parts, now === null ? 0 : now + by)
}

const nameOf = (ranking: Ranking, person: string): string | undefined => {
  const row = ranking.rowOf(person)
  return row === null ? undefined : ranking.personAt(row)?.name
}

const moveTo = ({ scout, ranking, list }: ScoutParts, wanted: number): void => {
  const row = Math.min(Math.max(wanted, 0), ranking.rows - 1)
  if (row < 0) return
  const next = ranking.personAt(row)
  if (next) scout.turn({ person: next.person })
  list.current?.focusRow(row)
}

const editBrief = (field: HTMLTextAreaElement | null): void => {
  field?.focus()
  field?.select()
}

const useScoutKeys = (
  parts: ScoutParts & { brief: RefObject<HTMLTextAreaElement | null> },
): void => {
  const { scout, ranking, brief, open } = parts
  const { why } = scout.search
  const inList = why === undefined && ranking.rows > 0
  useKeys(t('scout.keys'), [
    { keys: '/', text: t('scout.brief'), run: () => editBrief(brief.current) },
    ...(inList
      ? [
          { keys: ['j', 'ArrowDown'], text: t('scout.next'), run: () => moveBy(parts, 1) },
          { keys: ['k', 'ArrowUp'], text: t('scout.previous'), run: () => moveBy(parts, -1) },
          { keys: 'Home', text: t('scout.firstPerson'), run: () => moveTo(parts, 0), quiet: true },
          {
            keys: 'End',
            text: t('scout.lastPerson'),
            run: () => moveTo(parts, ranking.rows - 1),
            quiet: true,
          },
        ]
      : []),
    ...(open === undefined
      ? []
      : [
          {
            keys: 'Enter',
            text: t('scout.openDossier'),
            run: () => scout.leave(paths.person(open)),
          },
          { keys: 'a', text: t('add.do'), run: () => addFound(scout, open, nameOf(ranking, open)) },
          { keys: 'm', text: t('scout.moreLike'), run: () => moreLike(scout, open) },
          { keys: 'y', text: t('scout.why'), run: () => scout.turn({ why: open }) },
        ]),
    { keys: 's', text: t('scout.copyKey'), run: () => void copyAddress() },
  ])
}
