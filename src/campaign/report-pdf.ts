import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { StatusReport, ReportFile, ReportInput } from './report.contract.ts'
import { readReport } from './report.ts'

export const reportPdf = defineAction({
  name: 'campaign.reportPdf',
  summary: 'The status report as a PDF for paper and mail.',
  http: 'GET /report/pdf',
  kind: 'read',
  input: ReportInput,
  output: ReportFile,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, input) => {
    // Loaded when a report is printed: fonts and their shaping are large.
    const { printReport } = await import('./print/report-pages.ts')
    const report = StatusReport.parse(await readReport(ctx, input))
    const file = await printReport(report)
    return {
      name: `status-report-${report.asOf.slice(0, 10)}.pdf`,
      type: 'application/pdf' as const,
      base64: file.toString('base64'),
    }
  },
})
