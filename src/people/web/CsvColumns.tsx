import type { PeopleCsvPreviewOutput } from '#ui/api.gen.ts'
import { t } from '#ui/texts/text.ts'

type Column = PeopleCsvPreviewOutput['columns'][number]
type CsvFieldName = Column['field']

/** In the order in which one looks for them. */
const fields = [
  'name',
  'givenName',
  'familyName',
  'role',
  'organisation',
  'link',
  'orcid',
  'openalex',
  'openreview',
  'github',
  'homepage',
  'why',
  'source',
  'skip',
] as const satisfies readonly CsvFieldName[]

interface CsvColumnsProps {
  readonly columns: readonly Column[]
  readonly onMap: (mapping: readonly CsvFieldName[]) => void
}

/** What each column means; a guess can be changed, a protected attribute cannot be kept. */
export const CsvColumns = ({ columns, onMap }: CsvColumnsProps) => {
  const change = (index: number, field: CsvFieldName) =>
    onMap(columns.map((column) => (column.index === index ? field : column.field)))
  return (
    <section className="part">
      <h2>{t('csv.columns')}</h2>
      <table className="table columns">
        <thead>
          <tr>
            <th scope="col">{t('csv.column')}</th>
            <th scope="col">{t('csv.means')}</th>
            <th scope="col">{t('csv.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const name = column.header || t('csv.unnamed', { nth: column.index + 1 })
            return (
              <tr key={column.index}>
                <td className="b" dir="auto">
                  {name}
                </td>
                <td>
                  {column.refused === null ? (
                    <select
                      className="input"
                      aria-label={t('csv.meansOf', { name })}
                      value={column.field}
                      onChange={(event) => {
                        const field = fields.find((one) => one === event.target.value)
                        if (field) change(column.index, field)
                      }}
                    >
                      {fields.map((field) => (
                        <option key={field} value={field}>
                          {t(`csv.field.${field}`)}
                        </option>
                      ))}
                    </select>
                  ) : (
                    <span className="warn">{column.refused}</span>
                  )}
                </td>
                <td className="dim samples" dir="auto">
                  {column.samples.slice(0, 3).join(' · ')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
