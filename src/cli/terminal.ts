import { AppError } from '#core/errors.ts'
import { asRefusal, bugExit, refusalBody, refusalCodes } from '#actions/refusal.ts'

/** Letters in a line; programs that read our output get whole lines. */
export const terminalWidth = (): number =>
  process.stdout.isTTY ? Math.max(40, process.stdout.columns ?? 80) : 10_000

/** Writes an answer, and ends quietly when the reader (`| head`) has gone. */
export const print = (text: string): Promise<void> =>
  new Promise((done, fail) => {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, (error) => {
      if (!error || ('code' in error && error.code === 'EPIPE')) done()
      else fail(error)
    })
  })

/** A line that the next one overwrites; nothing where nobody watches. */
export const showProgress = (line: string): void => {
  if (!process.stderr.isTTY) return
  const width = (process.stderr.columns ?? 80) - 1
  process.stderr.write(`\r\u001B[2K${Array.from(line).slice(0, width).join('')}`)
}

/** Takes the overwritten line away. */
export const clearProgress = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K')
}

/**
 * Says on standard error what happened and what to do now, and answers with the exit code. With
 * `--json` the refusal is the object that the other doors give.
 */
export const complain = (error: unknown, asJson: boolean): number => {
  const refusal = asRefusal(error)
  if (refusal) {
    console.error(asJson ? JSON.stringify(refusalBody(refusal)) : inWords(refusal))
    return refusalCodes[refusal.kind].exit
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`Something went wrong inside recruiting-party.\n${text}`)
  console.error('Run `./party doctor`, and keep this text for whoever looks into it.')
  return bugExit
}

const inWords = (refusal: AppError): string =>
  [refusal.message, refusal.next].filter(Boolean).join('\n')
