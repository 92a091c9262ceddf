import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { IngestInput, Run } from './contract.ts'
import { followRun, runText } from './follow-run.ts'
import { findFiles, type FoundFile } from './intake/find-files.ts'
import { startRun } from './start-run.ts'
import { uploadsFolder } from './tidy-run.ts'

/** Paths are for whoever holds the data folder; a browser sends the files first. */
export const ingest = defineAction({
  name: 'literature.ingest',
  alias: 'ingest',
  summary: 'Read files of OpenAlex works (JSON lines, pages, plain or gzip) into the literature.',
  http: 'POST /literature/runs',
  kind: 'change',
  input: IngestInput,
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['paths'],
    paths: ['paths'],
    examples: ['ingest works.jsonl.gz', 'ingest snapshot/works'],
    follow: followRun,
    render: runText,
  },
  run: async (ctx, { paths = [], uploads = [] }) => {
    if (paths.length > 0 && ctx.actor.kind === 'member') throw pathsAreForTheOperator()
    const files = [
      ...(await findUploads(ctx, uploads)),
      ...(paths.length === 0 ? [] : await findFiles(paths)),
    ]
    if (files.length === 0) throw nothingNamed()
    const [first] = files
    const title = files.length === 1 ? (first?.name ?? '') : `${files.length} files`
    return startRun(ctx, {
      kind: 'files',
      title,
      request: { paths, uploads },
      files: largestFirst(files),
    })
  },
})

/** The uploads by id, under the names that they came with. */
const findUploads = async (ctx: Context, ids: readonly string[]): Promise<readonly FoundFile[]> => {
  if (ids.length === 0) return []
  const folder = uploadsFolder(ctx.literature.folder)
  const names = await readdir(folder).catch(() => [])
  const paths = ids.map((id) => {
    const name = names.find((one) => one.startsWith(`${id}-`) && !one.endsWith('.part'))
    if (name === undefined) throw noUpload()
    return join(folder, name)
  })
  const found = await findFiles(paths)
  return found.map((file) => ({ ...file, name: file.name.slice(uuidAndDash) }))
}

const uuidAndDash = 37

/** Two threads end at about the same time when the largest file is not the last. */
const largestFirst = (files: readonly FoundFile[]): readonly FoundFile[] =>
  files.toSorted((a, b) => b.bytes - a.bytes)

const nothingNamed = (): AppError =>
  new AppError('invalid', 'No file was named.', {
    code: 'no_file_named',
    next: 'Name files or folders: ./party ingest works.jsonl.gz',
  })

const pathsAreForTheOperator = (): AppError =>
  new AppError('not_allowed', 'Paths on this machine are for the terminal.', {
    code: 'paths_not_allowed',
    next: 'Choose the files in the browser.',
  })

const noUpload = (): AppError =>
  new AppError('not_found', 'A file that was sent is not here any more.', {
    code: 'no_such_upload',
    next: 'Bring it once more.',
  })
