import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { Lookalikes } from './Lookalikes.tsx'
import { identity } from './people-queries.ts'
import type { Identity, SignatureGroup, SignatureRef } from './people-queries.ts'
import { refKey, SignatureGroupBox } from './SignatureGroupBox.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { useDecisions } from './use-decisions.ts'

/** Which signatures are theirs: groups by reason, doubtful ones first, each decided with one key. */
export const IdentityTab = () => {
  const { id = '' } = useParams({ strict: false })
  const found = useQuery(identity(id))
  return (
    <div className="dc">
      <Loaded
        query={found}
        skeleton={
          <div className="dc-main">
            <TextSkeleton lines={10} />
          </div>
        }
      >
        {(data) => <IdentityOf data={data} />}
      </Loaded>
    </div>
  )
}

const IdentityOf = ({ data }: { data: Identity }) => {
  const { person, groups } = data
  const decisions = useDecisions(person)
  const router = useRouter()
  const [chosen, setChosen] = useState<readonly SignatureRef[]>([])
  const [splitting, setSplitting] = useState(false)
  const all = groups.reduce((sum, group) => sum + group.signatures.length, 0)
  const present = keepPresent(chosen, groups)
  const canSplit = present.length > 0 && present.length < all
  const failed = [decisions.confirm, decisions.notTheirs, decisions.apart].find(
    (one) => one.isError,
  )
  useIdentityKeys(groups, decisions, () => setSplitting(canSplit))
  const doubts = groups.filter((group) => group.doubtful).length
  return (
    <>
      <div className="dc-main">
        <div className="identity-head">
          <h2>{t('identity.title')}</h2>
          <p className="m2">
            {t('identity.sentence', { count: all, name: person.name })}{' '}
            {doubts === 0 ? t('identity.doubtNone') : t('identity.doubt', { count: doubts })}
          </p>
          {failed && <ErrorNote error={failed.error} />}
        </div>
        <Groups
          groups={groups}
          person={person}
          chosen={present}
          onChoose={setChosen}
          decisions={decisions}
        />
        {all > 1 && (
          <SplitBar chosen={present.length} all={all} onSplit={() => setSplitting(canSplit)} />
        )}
      </div>
      <aside className="dc-side" aria-label={t('identity.lookalikes')}>
        <Lookalikes
          person={person}
          lookalikes={data.lookalikes}
          decisions={decisions}
          onMerge={(other) => router.history.push(paths.mergePeople({ a: person.id, b: other }))}
        />
      </aside>
      {splitting && (
        <SplitDialog
          person={person}
          all={all}
          signatures={present}
          decisions={decisions}
          onClose={() => setSplitting(false)}
          onDone={() => {
            setSplitting(false)
            setChosen([])
          }}
        />
      )}
    </>
  )
}

interface GroupsProps {
  readonly groups: readonly SignatureGroup[]
  readonly person: Identity['person']
  readonly chosen: readonly SignatureRef[]
  readonly onChoose: (chosen: readonly SignatureRef[]) => void
  readonly decisions: ReturnType<typeof useDecisions>
}

const Groups = ({ groups, ...rest }: GroupsProps) =>
  groups.length === 0 ? (
    <Empty missing={t('identity.none')} why={t('identity.noneWhy')} />
  ) : (
    <ul className="groups" aria-label={t('identity.groups')}>
      {groups.map((group) => (
        <li key={group.key}>
          <SignatureGroupBox group={group} alone={groups.length === 1} {...rest} />
        </li>
      ))}
    </ul>
  )

interface SplitBarProps {
  readonly chosen: number
  readonly all: number
  readonly onSplit: () => void
}

const SplitBar = ({ chosen, all, onSplit }: SplitBarProps) => (
  <div className="row wrap split-bar">
    <button
      type="button"
      className="btn line"
      aria-disabled={chosen === 0 || chosen === all}
      onClick={onSplit}
    >
      {t('identity.split')} <Keys keys="s" />
    </button>
    <span className="m">{chosenWords(chosen, all)}</span>
  </div>
)

const chosenWords = (chosen: number, all: number): string => {
  if (chosen === 0) return t('identity.splitNothing')
  return chosen === all ? t('identity.splitAll') : t('identity.signatures', { count: chosen })
}

// After a decision, signatures that went away are no longer chosen.
const keepPresent = (
  chosen: readonly SignatureRef[],
  groups: readonly SignatureGroup[],
): readonly SignatureRef[] => {
  const here = new Set(groups.flatMap((group) => group.signatures.map(refKey)))
  return chosen.filter((ref) => here.has(refKey(ref)))
}

const useIdentityKeys = (
  groups: readonly SignatureGroup[],
  decisions: ReturnType<typeof useDecisions>,
  split: () => void,
): void => {
  // The group in focus, else the first one in doubt.
  const current = (): SignatureGroup | undefined => {
    const key = document.activeElement?.closest<HTMLElement>('[data-group]')?.dataset['group']
    return groups.find((group) => group.key === key) ?? groups.find((group) => group.doubtful)
  }
  useKeys(t('identity.keys'), [
    {
      keys: 'y',
      text: t('identity.keyTheirs'),
      run: () => {
        const group = current()
        if (group && !group.confirmed) decisions.confirm.mutate(group.signatures)
      },
    },
    {
      keys: 'u',
      text: t('identity.keyNot'),
      run: () => {
        const group = current()
        if (group && groups.length > 1) decisions.notTheirs.mutate(group.signatures)
      },
    },
    { keys: 's', text: t('identity.keySplit'), run: split },
  ])
}
