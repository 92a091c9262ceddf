import { existsSync } from 'node:fs'
import { readConfig } from '#core/config.ts'
import { isHeld, readHolder } from '#core/data-folder.ts'
import type { Check } from './doctor/check.ts'
import { checkFolder } from './doctor/folder.ts'
import { checkMachine } from './doctor/machine.ts'
import { checkStores } from './doctor/stores.ts'
import { print } from './terminal.ts'

const signs = { well: '  ok   ', note: '  note ', wrong: 'WRONG  ' } as const

/** `./party doctor`: looks at everything, names what is wrong and how to mend it. Exit 1 if so. */
export const doctorCommand = async (flags: {
  readonly data?: string
  readonly json?: boolean
}): Promise<void> => {
  const config = readConfig(flags, process.env)
  const { dataFolder } = config
  const hasApp = readHolder(dataFolder)?.kind === 'app' && isHeld(dataFolder)
  const checks = [...(await checkMachine(config, hasApp)), ...(await checkFolder(dataFolder))]
  // Opening the stores makes the folder; a doctor changes nothing.
  if (existsSync(dataFolder)) checks.push(...(await checkStores(config)))
  const isWell = checks.every((check) => check.state !== 'wrong')
  await print(flags.json ? JSON.stringify({ well: isWell, checks }, null, 2) : inWords(checks))
  process.exitCode = isWell ? 0 : 1
}

const inWords = (checks: readonly Check[]): string => {
  const width = Math.max(...checks.map((check) => check.name.length))
  const lines = checks.flatMap((check) => {
    const indent = ' '.repeat(7 + width + 2)
    return [
      `${signs[check.state]}${check.name.padEnd(width)}  ${check.sentence}`,
      ...(check.mend ? [`${indent}${check.mend}`] : []),
    ]
  })
  const faults = checks.filter((check) => check.state === 'wrong').length
  lines.push(
    '',
    faults === 0
      ? 'Everything is well.'
      : `${faults === 1 ? '1 thing is' : `${faults} things are`} wrong.`,
  )
  return lines.join('\n')
}
