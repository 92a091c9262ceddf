import { readFileSync, statSync } from 'node:fs'
import { AppError } from '#core/errors.ts'

/** Four words of a word list are longer; what is shorter is guessed. */
const shortest = 12
const longest = 1_024

/** Names a file that holds the passphrase, for backups that nobody watches. */
const fileVariable = 'PARTY_BACKUP_PASSPHRASE_FILE'

/**
 * A passphrase for a new backup: from the file that `PARTY_BACKUP_PASSPHRASE_FILE` names, else
 * typed twice in the terminal, unseen.
 *
 * @throws AppError `passphrase_short`, `passphrase_differs`, `no_terminal`, `passphrase_file`.
 */
export const newPassphrase = async (): Promise<string> => {
  const given = fromFile()
  if (given !== null) return given
  const first = longEnough(await askUnseen('Passphrase of the backup: '))
  if ((await askUnseen('The same again: ')) === first) return first
  throw new AppError('invalid', 'The two passphrases differ.', {
    code: 'passphrase_differs',
    next: 'Run it again; nothing was written.',
  })
}

/** The passphrase of a backup that is there, asked for once. */
export const knownPassphrase = async (): Promise<string> =>
  fromFile() ?? longEnough(await askUnseen('Passphrase of the backup: '))

const fromFile = (): string | null => {
  const path = process.env[fileVariable]
  if (!path) return null
  try {
    // Others of this machine must not read it, as ssh asks of its keys.
    if ((statSync(path).mode & 0o077) !== 0) throw readable(path)
    return longEnough(readFileSync(path, 'utf8').replace(/\r?\n$/, ''))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('invalid', `The passphrase file ${path} cannot be read.`, {
      code: 'passphrase_file',
      next: `Correct ${fileVariable}, or unset it to be asked.`,
      cause,
    })
  }
}

const readable = (path: string): AppError =>
  new AppError('invalid', `The passphrase file ${path} can be read by others.`, {
    code: 'passphrase_file',
    next: `Run \`chmod 600 ${path}\`, then try again.`,
  })

const longEnough = (text: string): string => {
  if (text.length >= shortest && text.length <= longest) return text
  throw new AppError('invalid', `A passphrase has ${shortest} to ${longest} characters.`, {
    code: 'passphrase_short',
    next: 'Take four words or more that nobody would say together.',
  })
}

/** Reads a line from the terminal without showing it. */
const askUnseen = (question: string): Promise<string> => {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw noTerminal()
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve, reject) => {
    let line = ''
    const end = () => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    const take = (text: string) => {
      for (const letter of text) {
        if (letter === '\r' || letter === '\n') {
          end()
          resolve(line)
          return
        }
        if (letter === '\u0003' || letter === '\u0004') {
          end()
          reject(givenUp())
          return
        }
        if (letter === '\u007F' || letter === '\b') line = Array.from(line).slice(0, -1).join('')
        else if (letter >= ' ' && line.length < longest) line += letter
      }
    }
    stdin.on('data', take)
  })
}

const noTerminal = (): AppError =>
  new AppError('invalid', 'There is no terminal to ask for the passphrase.', {
    code: 'no_terminal',
    next: `Name a file that holds it with ${fileVariable}.`,
  })

const givenUp = (): AppError =>
  new AppError('conflict', 'Given up; nothing was written.', { code: 'given_up' })
