import { useQuery } from '@tanstack/react-query'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { compartmentsQuery } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import { AskVotes } from './AskVotes.tsx'
import { ChooseDialog } from './ChooseDialog.tsx'
import { coverageQuery, ownersQuery } from './list-queries.ts'
import type { ProspectShown } from './list-queries.ts'
import { NextMoveDialog } from './NextMoveDialog.tsx'
import { StageDialog } from './StageDialog.tsx'
import { useDayChanges } from './use-day-changes.ts'
import type { ListActs } from './use-list-acts.ts'
import { who } from './use-list-changes.ts'
import type { ListChanges } from './use-list-changes.ts'

/** The dialog of an act that asks something first. */
export const Asked = ({ acts, changes }: { acts: ListActs; changes: ListChanges }) => {
  const { asking, close } = acts
  const moveChange = useDayChanges()
  if (asking === null) {
    return moveChange.isError ? (
      <ErrorNote error={moveChange.error} onRetry={moveChange.reset} />
    ) : null
  }
  const { lines } = asking
  switch (asking.what) {
    case 'stage':
      return (
        <StageDialog
          lines={lines}
          stage={asking.stage}
          onClose={close}
          onMove={(stage, reason, nurtureUntil) => {
            close()
            changes.change({
              do: 'move',
              lines,
              stage,
              reason,
              nurtureUntil,
              ...(asking.after === undefined ? {} : { after: asking.after }),
            })
          }}
        />
      )
    case 'owner':
      return <AskOwner lines={lines} changes={changes} onClose={close} />
    case 'area':
      return <AskArea lines={lines} changes={changes} onClose={close} />
    case 'move':
      return lines[0] ? (
        <NextMoveDialog line={lines[0]} change={moveChange} onClose={close} />
      ) : null
    case 'votes':
      return <AskVotes lines={lines} onClose={close} />
    case 'compartment':
      return <AskCompartment lines={lines} changes={changes} onClose={close} />
  }
}

interface AskProps {
  readonly lines: readonly ProspectShown[]
  readonly changes: ListChanges
  readonly onClose: () => void
}

const AskOwner = ({ lines, changes, onClose }: AskProps) => {
  const { data } = useQuery(ownersQuery)
  return (
    <ChooseDialog
      title={t('list.askOwner', { who: who(lines) })}
      options={data?.members ?? []}
      none={t('list.none.owner')}
      value={lines[0]?.owner?.id ?? null}
      onClose={onClose}
      onChoose={(owner) => {
        onClose()
        changes.change({ do: 'owner', lines, owner })
      }}
    />
  )
}

const AskArea = ({ lines, changes, onClose }: AskProps) => {
  const { data } = useQuery(coverageQuery)
  return (
    <ChooseDialog
      title={t('list.askArea', { who: who(lines) })}
      options={(data?.areas ?? []).flatMap((one) => one.area ?? [])}
      none={t('list.none.area')}
      value={lines[0]?.area?.id ?? null}
      onClose={onClose}
      onChoose={(area) => {
        onClose()
        changes.change({ do: 'area', lines, area })
      }}
    />
  )
}

const AskCompartment = ({ lines, changes, onClose }: AskProps) => {
  const { data } = useQuery(compartmentsQuery)
  return (
    <ChooseDialog
      title={t('list.askCompartment', { who: who(lines) })}
      options={data?.compartments ?? []}
      none={t('list.everybody')}
      value={lines[0]?.compartment?.id ?? null}
      onClose={onClose}
      foot={
        <p className="m2">
          {data?.compartments.length === 0 && `${t('list.noCompartment')} `}
          <SpaLink href={paths.settings()}>{t('list.makeCompartment')}</SpaLink>
        </p>
      }
      onChoose={(compartment) => {
        onClose()
        changes.change({ do: 'compartment', lines, compartmentId: compartment?.id ?? null })
      }}
    />
  )
}
