import './csv.css'
import { IconUpload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ChangeEvent, DragEvent, ReactNode } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatBytes } from '#ui/format.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { asBase64 } from '#ui/as-base64.ts'
import { CsvColumns } from './CsvColumns.tsx'
import { CsvImports } from './CsvImports.tsx'
import { CsvReading } from './CsvReading.tsx'
import { CsvRows } from './CsvRows.tsx'
import type { CsvChoices, CsvFile } from './csv-choices.ts'

/** The server takes ten megabytes; a list of people that is longer is not a list. */
const largestBytes = 10_000_000

/** A list of people from a file: what its columns mean, how rows will look, then bring them. */
export const CsvPage = (): ReactNode => {
  const [file, setFile] = useState<CsvFile | null>(null)
  const [choices, setChoices] = useState<CsvChoices>({ header: 'guess', source: '' })
  const [tooLarge, setTooLarge] = useState<File | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const take = async (chosen: File | undefined) => {
    setTooLarge(chosen && chosen.size > largestBytes ? chosen : null)
    if (!chosen || chosen.size > largestBytes) return
    setFile({ name: chosen.name, base64: await asBase64(chosen), takenAt: Date.now() })
    setChoices({ header: 'guess', source: '' })
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.target.files?.[0])
    event.target.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="page-pad csv" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <nav className="crumbs" aria-label={t('common.toSources')}>
        <SpaLink href={paths.sources()}>{t('common.toSources')}</SpaLink>
        <span aria-hidden="true">/</span>
        <span>{file?.name ?? t('sources.way.csv')}</span>
      </nav>
      <header className="page-head">
        <div className="grow">
          <h1>{t('csv.title')}</h1>
          <p className="m2">{t('csv.why')}</p>
        </div>
        {file && (
          <button type="button" className="btn line" onClick={() => input.current?.click()}>
            {t('csv.other')}
          </button>
        )}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          onChange={choose}
          data-choose="csv"
        />
      </header>
      {tooLarge && (
        <p className="box note error" role="alert">
          <b>{t('csv.tooLarge', { name: tooLarge.name, size: formatBytes(tooLarge.size) })}</b>{' '}
          {t('csv.tooLargeNext')}
        </p>
      )}
      {file ? (
        <Mapping file={file} choices={choices} onChoose={setChoices} onDone={() => setFile(null)} />
      ) : (
        <>
          <DropHere onChoose={() => input.current?.click()} />
          <CsvImports />
        </>
      )}
    </div>
  )
}

interface MappingProps {
  readonly file: CsvFile
  readonly choices: CsvChoices
  readonly onChoose: (choices: CsvChoices) => void
  readonly onDone: () => void
}

const Mapping = ({ file, choices, onChoose, onDone }: MappingProps) => {
  const preview = useQuery({
    queryKey: ['people', 'csv', file.takenAt, choices],
    queryFn: ({ signal }) =>
      api.people.csvPreview({ fileName: file.name, base64: file.base64, ...choices }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  return (
    <Loaded query={preview} skeleton={<TableSkeleton rows={8} />}>
      {(data) => (
        <>
          <CsvReading preview={data} choices={choices} onChoose={onChoose} />
          <CsvColumns
            columns={data.columns}
            onMap={(mapping) => onChoose({ ...choices, mapping: [...mapping] })}
          />
          <CsvRows file={file} choices={choices} preview={data} onDone={onDone} />
        </>
      )}
    </Loaded>
  )
}

const DropHere = ({ onChoose }: { onChoose: () => void }) => (
  <section className="drop" aria-label={t('csv.drop')}>
    <span className="drop-icon only-desk">
      <IconUpload className="icon" aria-hidden="true" />
    </span>
    <h2>{t('csv.drop')}</h2>
    <p className="m2">{t('csv.limits')}</p>
    <div className="row choices">
      <button type="button" className="btn primary" onClick={onChoose}>
        {t('csv.choose')}
      </button>
    </div>
  </section>
)
