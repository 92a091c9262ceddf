import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { asBase64 } from '#ui/as-base64.ts'
import { CompartmentField } from '#ui/parts/Compartment.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import type { AskedAbout } from './asked-about.ts'
import { forgetList } from './list-queries.ts'
import type { Seen } from './list-queries.ts'

interface AddCsvProps {
  readonly onAsked: (asked: AskedAbout) => void
  readonly onClose: () => void
}

/** A list of people from a spreadsheet: added together, with one undo. */
export const AddCsv = ({ onAsked, onClose }: AddCsvProps) => {
  const [file, setFile] = useState<File | null>(null)
  const [source, setSource] = useState('')
  const [compartmentId, setCompartmentId] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const add = useAddCsv({ source: source.trim(), compartmentId }, { onAsked, onClose })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (file !== null && source.trim() !== '' && !add.isPending) add.mutate(file)
      }}
    >
      <p className="m2">{t('add.csvWhy')}</p>
      <label className="field">
        <span className="label">{t('add.csvFile')}</span>
        <input
          type="file"
          className="input"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        {tried && file === null && <span className="wrong">{t('add.needFile')}</span>}
      </label>
      <Field
        label={t('add.source')}
        hint={t('add.csvSourceHint')}
        wrong={tried && source.trim() === '' ? t('add.needSource') : undefined}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <CompartmentField value={compartmentId} onChange={setCompartmentId} />
      {add.isError && <ErrorNote error={add.error} />}
      <button type="submit" className="btn primary fit" aria-busy={add.isPending}>
        {t('add.csvDo')}
      </button>
    </form>
  )
}

/** What became of a file, in one line. */
const csvSaid = (all: number, added: number, asked: number, refused: number): string =>
  [
    t('add.csvDone', { count: added }),
    all > added + asked ? t('add.csvThere', { count: all - added - asked }) : '',
    refused > 0 ? t('add.csvRefused', { count: refused }) : '',
  ]
    .filter(Boolean)
    .join(' ')

const takeBack = async (client: QueryClient, added: readonly Seen[]): Promise<void> => {
  if (added.length > 0) {
    await api.campaign.remove({ prospects: added.map(({ id, version }) => ({ id, version })) })
  }
  await forgetList(client)
}

interface ListGiven {
  readonly source: string
  readonly compartmentId: string | null
}

const useAddCsv = ({ source, compartmentId }: ListGiven, { onAsked, onClose }: AddCsvProps) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (chosen: File) =>
      api.campaign.addCsv({
        fileName: chosen.name,
        base64: await asBase64(chosen),
        source,
        compartmentId,
      }),
    onSuccess: async ({ results, refusals }) => {
      await forgetList(client)
      const added = results.flatMap((one) => (one.outcome === 'added' ? (one.prospect ?? []) : []))
      const asks = results.filter((one) => one.outcome === 'alike' || one.outcome === 'held')
      if (asks.length > 0) {
        onAsked({
          prospects: results.map(({ personId, name, affiliation, source: from, thesis }) => ({
            kind: 'person' as const,
            ...(personId === null ? {} : { personId }),
            name,
            affiliation,
            source: from,
            thesis,
          })),
          source,
          compartmentId,
          results,
          error: null,
        })
      } else onClose()
      sayDone(csvSaid(results.length, added.length, asks.length, refusals.length), () =>
        takeBack(client, added),
      )
    },
  })
}
