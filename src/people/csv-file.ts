import { open } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { longestFileBytes } from './csv/decode.ts'

/** The bytes of a list and what to call it. */
export interface CsvFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A list that was sent, or lies on this machine; paths are taken from the terminal only. */
export const readCsvFile = async (
  ctx: Context,
  input: {
    readonly fileName: string
    readonly base64?: string | undefined
    readonly path?: string | undefined
  },
): Promise<CsvFile> => {
  if (input.base64 !== undefined) {
    return { name: input.fileName || 'list.csv', bytes: Buffer.from(input.base64, 'base64') }
  }
  const { path } = input
  if (path === undefined) {
    throw new AppError('invalid', 'There is no file.', {
      code: 'no_file',
      next: 'Choose a CSV file.',
    })
  }
  if (ctx.actor.kind !== 'operator') {
    throw new AppError(
      'not_allowed',
      'Only the terminal on this machine can name a file by path.',
      {
        code: 'path_not_allowed',
        next: 'Send the file itself.',
      },
    )
  }
  if (!isAbsolute(path)) {
    throw new AppError('invalid', `${path} does not say where it begins.`, {
      code: 'path_not_absolute',
      next: 'Write the whole path, beginning with /.',
    })
  }
  return { name: input.fileName || basename(path), bytes: await readAtMost(path) }
}

/** Reads no more than a list may have, so that a device or a huge file does no harm. */
const readAtMost = async (path: string): Promise<Uint8Array> => {
  try {
    await using file = await open(path, 'r')
    if (!(await file.stat()).isFile()) throw unreadable(path)
    const buffer = Buffer.alloc(longestFileBytes + 1)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unreadable(path, error)
  }
}

const unreadable = (path: string, cause?: unknown) =>
  new AppError('invalid', `${path} cannot be read as a file.`, {
    code: 'unreadable_file',
    next: 'Check the path and whether you may read it.',
    cause,
  })
