import './report.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay, formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { InventedMark } from '#ui/parts/Invented.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { ReportNeeds } from './ReportNeeds.tsx'
import { reportQuery } from './report-queries.ts'
import type { Report } from './report-queries.ts'
import { ReportRisks } from './ReportRisks.tsx'
import { ReportCoverage, ReportMoves, ReportStages } from './ReportTables.tsx'
import { readReportSearch } from './report-search.ts'

/** How the campaign stands, on a screen, on paper, as a file. Every number opens what it counts. */
export const ReportPage = (): ReactNode => {
  const { since } = readReportSearch(useSearch({ strict: false }))
  const query = useQuery(reportQuery(since))
  return (
    <div className="page-pad report">
      <header className="page-head row wrap">
        <h1 className="grow">{t('report.title')}</h1>
        <Files since={since} />
      </header>
      <Since since={since} />
      <Loaded query={query} skeleton={<TableSkeleton rows={12} />}>
        {(report) => <Whole report={report} />}
      </Loaded>
    </div>
  )
}

const Whole = ({ report }: { report: Report }) => (
  <>
    <p className="m2">
      {t('report.asOf', { moment: formatMoment(report.asOf) })}{' '}
      {t('report.summary', {
        count: report.total,
        since: formatDay(report.since),
        moved: report.movesTotal,
        added: report.added,
        gone: report.removed,
      })}
    </p>
    {report.invented && <InventedMark />}
    <ReportStages report={report} />
    <ReportRisks report={report} />
    <ReportNeeds report={report} />
    <ReportMoves report={report} />
    <ReportCoverage report={report} />
  </>
)

/** Looking back a week, a month, or to a day; it stands in the address. */
const Since = ({ since }: { since: string | undefined }) => {
  const router = useRouter()
  const go = (day: string | undefined) => {
    router.history.replace(paths.report({ since: day }))
  }
  const month = daysAgo(30)
  const value = since === undefined ? 'week' : since === month ? 'month' : 'day'
  return (
    <div className="row wrap report-since">
      <span className="m2" aria-hidden="true">
        {t('report.since')}
      </span>
      <Segments
        label={t('report.since')}
        value={value}
        options={(['week', 'month', 'day'] as const).map((one) => ({
          value: one,
          text: t(`report.since.${one}`),
        }))}
        onChoose={(one) => {
          if (one === 'week') go(undefined)
          else go(one === 'month' ? month : daysAgo(14))
        }}
      />
      {value === 'day' && (
        <Field
          label={t('report.sinceDay')}
          type="date"
          name="since"
          max={daysAgo(0)}
          value={since ?? ''}
          onChange={(event) => {
            if (event.target.value !== '') go(event.target.value)
          }}
        />
      )}
    </div>
  )
}

const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** The same report as a file: rows for a spreadsheet, or pages. */
const Files = ({ since }: { since: string | undefined }) => {
  const pdf = useMutation({
    mutationFn: () => api.campaign.reportPdf(since === undefined ? {} : { since }),
    onSuccess: ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      save(name, new Blob([bytes], { type }))
    },
  })
  const query = since === undefined ? '' : `&since=${since}`
  return (
    <>
      <a className="btn line" href={`/api/report?format=csv${query}`} download>
        {t('report.csv')}
      </a>
      <button type="button" className="btn line" onClick={() => window.print()}>
        {t('report.print')}
      </button>
      <button
        type="button"
        className="btn primary"
        aria-busy={pdf.isPending}
        onClick={() => {
          if (!pdf.isPending) pdf.mutate()
        }}
      >
        {t('report.pdf')}
      </button>
      {pdf.isError && <ErrorNote error={pdf.error} />}
    </>
  )
}

/** Hands a file to the browser, as a link that is pressed once. */
const save = (name: string, file: Blob): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
