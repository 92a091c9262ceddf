import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import type { AskedAbout } from './asked-about.ts'
import { HeldResult } from './HeldResult.tsx'
import { forgetList } from './list-queries.ts'
import type { AddedResult } from './list-queries.ts'
import { prospectPath } from './prospect-path.ts'
import { stageName } from './stage-texts.ts'

/** What became of those who were to be added, where something is asked of whoever adds. */
export const AddResultsDialog = ({
  asked,
  onClose,
}: {
  readonly asked: AskedAbout
  readonly onClose: () => void
}) => (
  <Dialog title={t('add.askTitle')} onClose={onClose}>
    <div className="add-results">
      {asked.error !== null && <ErrorNote error={asked.error} />}
      <AddResults asked={asked} onDone={onClose} />
    </div>
  </Dialog>
)

interface AddResultsProps {
  readonly asked: AskedAbout
  /** Called when nothing is asked any more. */
  readonly onDone: () => void
}

/** Those that were not added, each with the reason and the ways on. */
export const AddResults = ({ asked, onDone }: AddResultsProps) => {
  const [settled, setSettled] = useState<ReadonlySet<number>>(new Set())
  const open = asked.results.flatMap((result, index) =>
    result.outcome === 'added' || settled.has(index) ? [] : [{ result, index }],
  )
  const settle = (index: number): void => {
    setSettled(new Set([...settled, index]))
    if (open.length <= 1) onDone()
  }
  const added = asked.results.filter((one) => one.outcome === 'added').length
  return (
    <div className="stack">
      {added > 0 && <p className="m2">{t('add.added', { count: added })}</p>}
      <ul className="stack">
        {open.map(({ result, index }) => (
          <li key={index} className="box note">
            <Result
              result={result}
              asked={asked}
              index={index}
              onSettled={() => settle(index)}
              onLeave={onDone}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ResultProps {
  readonly result: AddedResult
  readonly asked: AskedAbout
  readonly index: number
  readonly onSettled: () => void
  readonly onLeave: () => void
}

const Result = (props: ResultProps) => {
  const { result } = props
  switch (result.outcome) {
    case 'added':
      return null
    case 'there':
      return (
        <p>
          <b dir="auto">{result.name}</b> {t('add.isThere')}{' '}
          {result.prospect && (
            <SpaLink href={prospectPath(result.prospect)} onClick={props.onLeave}>
              {stageName(result.prospect.stage)}
            </SpaLink>
          )}
        </p>
      )
    case 'alike':
      return <Alike {...props} />
    case 'held':
      return <HeldResult {...props} />
  }
}

const Alike = ({ result, asked, index, onSettled, onLeave }: ResultProps) => {
  const client = useQueryClient()
  const anyway = useMutation({
    mutationFn: () => {
      const one = asked.prospects[index]
      if (!one) throw new Error('Nobody was asked about.')
      const { source, compartmentId } = asked
      return api.campaign.add({ prospects: [{ ...one, anyway: true }], source, compartmentId })
    },
    onSuccess: async ({ results }) => {
      await forgetList(client)
      onSettled()
      const line = results[0]?.prospect
      if (line) {
        sayDone(t('add.done', { who: line.name }), async () => {
          await api.campaign.remove({ prospects: [{ id: line.id, version: line.version }] })
          await forgetList(client)
        })
      }
    },
  })
  return (
    <>
      <p>
        <b>{t('add.alike', { name: result.name, count: result.alike.length })}</b>{' '}
        {t('add.alikeWhy')}
      </p>
      <ul className="stack">
        {result.alike.map((line) => (
          <li key={line.id}>
            <SpaLink href={prospectPath(line)} onClick={onLeave} dir="auto">
              {line.name}
            </SpaLink>{' '}
            <span className="m">
              {[line.affiliation, stageName(line.stage), line.owner?.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {anyway.isError && <ErrorNote error={anyway.error} />}
      <div className="row wrap">
        <button
          type="button"
          className="btn line small"
          disabled={anyway.isPending}
          onClick={() => anyway.mutate()}
        >
          {t('add.anyway')}
        </button>
        <button type="button" className="btn quiet small" onClick={onSettled}>
          {t('add.itIs')}
        </button>
      </div>
    </>
  )
}
