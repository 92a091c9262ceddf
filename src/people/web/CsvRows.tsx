import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import type { PeopleCsvPreviewOutput } from '#ui/api.gen.ts'
import { formatNumber } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import type { CsvChoices, CsvFile } from './csv-choices.ts'

type Row = PeopleCsvPreviewOutput['sample'][number]
const doings = ['skip', 'join', 'add'] as const
type Doing = (typeof doings)[number]

/** Refusals beyond these are counted, not listed. */
const refusalsShown = 8

interface CsvRowsProps {
  readonly file: CsvFile
  readonly choices: CsvChoices
  readonly preview: PeopleCsvPreviewOutput
  readonly onDone: () => void
}

/** The first rows as they will be, what is refused, and the button that brings them in. */
export const CsvRows = ({ file, choices, preview, onDone }: CsvRowsProps) => {
  const [duplicates, setDuplicates] = useState<Doing>('skip')
  const bring = useBring(file, choices, duplicates, onDone)
  const coming = preview.ready - (duplicates === 'skip' ? preview.withDuplicates : 0)
  return (
    <>
      <section className="part">
        <h2>{t('csv.sample')}</h2>
        {preview.sample.length === 0 ? (
          <Empty missing={t('csv.sampleNone')} why={t('csv.sampleNoneWhy')} />
        ) : (
          <Sample rows={preview.sample.slice(0, 5)} />
        )}
      </section>
      {preview.withDuplicates > 0 && (
        <section className="part row wrap">
          <p className="m2">{t('csv.duplicates', { count: preview.withDuplicates })}</p>
          <Segments
            label={t('csv.duplicatesDo')}
            value={duplicates}
            options={doings.map((value) => ({ value, text: t(`csv.do.${value}`) }))}
            onChoose={setDuplicates}
          />
        </section>
      )}
      {preview.refused > 0 && <Refused preview={preview} />}
      {bring.isError && <ErrorNote error={bring.error} />}
      <footer className="csv-foot">
        <button
          type="button"
          className="btn primary"
          aria-disabled={coming === 0}
          aria-busy={bring.isPending}
          onClick={() => (coming > 0 && !bring.isPending ? bring.mutate() : undefined)}
        >
          {bring.isPending ? t('csv.submitting') : t('csv.submit', { count: coming })}
        </button>
      </footer>
    </>
  )
}

const useBring = (file: CsvFile, choices: CsvChoices, duplicates: Doing, onDone: () => void) => {
  const queries = useQueryClient()
  const renew = () => queries.invalidateQueries()
  return useMutation({
    mutationFn: () =>
      api.people.csvImport({ fileName: file.name, base64: file.base64, ...choices, duplicates }),
    onSuccess: async ({ import: brought }) => {
      sayDone(t('csv.done', { count: brought.added }), async () => {
        const { removed } = await api.people.undoCsvImport({ importId: brought.id })
        sayDone(t('csv.undone', { count: removed }))
        await renew()
      })
      onDone()
      await renew()
    },
  })
}

const Sample = ({ rows }: { rows: readonly Row[] }) => (
  <table className="table stacks">
    <thead>
      <tr>
        <th scope="col">{t('csv.name')}</th>
        <th scope="col">{t('csv.role')}</th>
        <th scope="col">{t('csv.organisation')}</th>
        <th scope="col">{t('csv.links')}</th>
        <th scope="col">{t('csv.whyHead')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.row}>
          <td dir="auto">
            <b>{row.person.name}</b>
            <SameAs row={row} />
          </td>
          <td dir="auto">{row.person.role}</td>
          <td dir="auto">{row.person.organisation}</td>
          <td className="dim">{row.person.links.map((link) => link.label).join(', ')}</td>
          <td className="serif" dir="auto">
            {row.person.why}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const SameAs = ({ row }: { row: Row }) => {
  const like = row.duplicates[0]
  if (like) {
    const name = like.person.name
    return (
      <span className="m warn hint-block">
        {like.certain ? t('csv.sameCertain', { name }) : t('csv.same', { name })}
      </span>
    )
  }
  return row.duplicateOfRow === null ? null : (
    <span className="m warn hint-block">{t('csv.sameRow', { row: row.duplicateOfRow })}</span>
  )
}

const Refused = ({ preview }: { preview: PeopleCsvPreviewOutput }) => (
  <section className="box note doubt part" aria-live="polite">
    <p>
      <b>{t('csv.refused', { count: preview.refused })}</b>
    </p>
    <ul>
      {preview.refusals.slice(0, refusalsShown).map((refusal) => (
        <li key={`${String(refusal.line)} ${refusal.sentence}`}>
          {t('csv.refusedLine', { line: formatNumber(refusal.line), sentence: refusal.sentence })}
        </li>
      ))}
    </ul>
    {preview.refused > refusalsShown && (
      <p className="m">{t('csv.more', { count: preview.refused - refusalsShown })}</p>
    )}
  </section>
)
