import type { PeopleCsvPreviewOutput } from '#ui/api.gen.ts'
import { Field } from '#ui/parts/Field.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { t } from '#ui/texts/text.ts'
import type { CsvChoices } from './csv-choices.ts'

const delimiters = {
  ',': 'csv.delimiter.comma',
  ';': 'csv.delimiter.semicolon',
  '\t': 'csv.delimiter.tab',
  '|': 'csv.delimiter.bar',
} as const
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const headers = ['guess', 'yes', 'no'] as const

interface CsvReadingProps {
  readonly preview: PeopleCsvPreviewOutput
  readonly choices: CsvChoices
  readonly onChoose: (choices: CsvChoices) => void
}

/** How the file was read, in a sentence, and the ways to say otherwise. */
export const CsvReading = ({ preview, choices, onChoose }: CsvReadingProps) => {
  const { mapping: _, ...kept } = choices
  return (
    <section className="part" aria-label={t('csv.how')}>
      <p className="m2">
        {t('csv.asRead', {
          rows: t('csv.rows', { count: preview.rows }),
          encoding: preview.encoding,
          delimiter: t(delimiters[preview.delimiter]),
        })}{' '}
        {preview.remarks.join(' ')}
      </p>
      <div className="row wrap reading-choices">
        <div className="field">
          <span className="label">{t('csv.header')}</span>
          <Segments
            label={t('csv.header')}
            value={choices.header}
            options={headers.map((value) => ({ value, text: t(`csv.header.${value}`) }))}
            onChoose={(header) => onChoose({ ...kept, header })}
          />
        </div>
        <div className="field">
          <label htmlFor="csv-delimiter">{t('csv.delimiter')}</label>
          <select
            id="csv-delimiter"
            className="input"
            value={preview.delimiter}
            onChange={(event) => {
              const delimiter = ([',', ';', '\t', '|'] as const).find(
                (one) => one === event.target.value,
              )
              // Other columns come of it, so what was said about columns no longer holds.
              if (delimiter) onChoose({ ...kept, delimiter })
            }}
          >
            {Object.entries(delimiters).map(([value, key]) => (
              <option key={value} value={value}>
                {t(key)}
              </option>
            ))}
          </select>
        </div>
        <Encoding preview={preview} choices={choices} onChoose={onChoose} />
        <Field
          className="grow"
          label={t('csv.source')}
          hint={t('csv.sourceHint')}
          defaultValue={choices.source}
          maxLength={1000}
          onBlur={(event) => onChoose({ ...choices, source: event.target.value.trim() })}
        />
      </div>
    </section>
  )
}

const Encoding = ({ preview, choices, onChoose }: CsvReadingProps) => (
  <div className="field">
    <label htmlFor="csv-encoding">{t('csv.encoding')}</label>
    <select
      id="csv-encoding"
      className="input"
      value={preview.encoding}
      onChange={(event) => {
        const encoding = encodings.find((one) => one === event.target.value)
        if (encoding) onChoose({ ...choices, encoding })
      }}
    >
      {encodings.map((encoding) => (
        <option key={encoding}>{encoding}</option>
      ))}
    </select>
  </div>
)
