import { useState } from 'react'
import { formatNumber, formatShare } from '#ui/format.ts'
import { Meter } from '#ui/parts/Meter.tsx'
import { t } from '#ui/texts/text.ts'
import { filesWorthShowing } from './files-worth-showing.ts'
import { isMoving } from './queries.ts'
import type { Run, RunFile } from '../contract.ts'

/** More would push the refused lines out of sight. */
const shownAtFirst = 8

/** Every file of a reading, or every question to a source, with what came of it. */
export const RunFiles = ({ run }: { run: Run }) => {
  const [all, setAll] = useState(false)
  if (run.files.length === 0) return null
  const shown = all ? run.files : filesWorthShowing(run.files, shownAtFirst)
  const asked = run.kind === 'openalex' || run.kind === 'admired'
  return (
    <section className="part">
      <h2>{asked ? t('run.queries') : t('run.files')}</h2>
      <table className="table files">
        <thead>
          <tr>
            <th scope="col">{asked ? t('run.col.query') : t('run.col.file')}</th>
            <th scope="col" className="read">
              {t('run.col.read')}
            </th>
            <th scope="col" className="r">
              {t('run.col.lines')}
            </th>
            <th scope="col" className="r">
              {t('run.col.new')}
            </th>
            <th scope="col" className="r">
              {t('run.col.changed')}
            </th>
            <th scope="col" className="r">
              {t('run.col.same')}
            </th>
            <th scope="col" className="r">
              {t('run.col.refused')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((file) => (
            <FileRow key={file.name} file={file} asked={asked} moving={isMoving(run.state)} />
          ))}
        </tbody>
      </table>
      {shown.length < run.files.length && (
        <button type="button" className="btn line small show-more" onClick={() => setAll(true)}>
          {t('run.allFiles', { count: run.files.length })}
        </button>
      )}
    </section>
  )
}

interface FileRowProps {
  readonly file: RunFile
  /** A question to a source rather than a file. */
  readonly asked: boolean
  readonly moving: boolean
}

const FileRow = ({ file, asked, moving }: FileRowProps) => {
  const begun = file.state !== 'waiting'
  const count = (value: number) => (begun ? formatNumber(value) : '')
  return (
    <tr>
      <td>
        <span className={asked ? '' : 'code'}>{file.name}</span>
        {file.sentence !== '' && <span className="m warn hint-block">{file.sentence}</span>}
      </td>
      <td className="read">
        <span className="row">
          <Meter share={file.share ?? 0} now={moving && file.state === 'reading'} />
          <span className="m tn">{file.share === null ? '' : formatShare(file.share)}</span>
        </span>
      </td>
      <td className="r" data-head={t('run.col.lines')}>
        {count(file.lines)}
      </td>
      <td className="r" data-head={t('run.col.new')}>
        {count(file.new)}
      </td>
      <td className="r dim" data-head={t('run.col.changed')}>
        {count(file.changed)}
      </td>
      <td className="r dim" data-head={t('run.col.same')}>
        {count(file.same)}
      </td>
      <td className={file.refused > 0 ? 'r warn b' : 'r dim'} data-head={t('run.col.refused')}>
        {count(file.refused)}
      </td>
    </tr>
  )
}
