import type { Command } from 'commander'
import type { BackupFlags } from './backup-command.ts'
import type { RestoreFlags } from './restore-command.ts'
import { complain } from './terminal.ts'

/** `backup`, `backup verify` and `restore`. Each is loaded when it is called. */
export const addKeepingCommands = (program: Command): void => {
  const backup = program
    .command('backup')
    .description('Copy the whole campaign into an encrypted file, also while the app runs')
    .option('--to <file>', 'file, or a folder that is there (else this folder)')
    .option('--keys-to <file>', 'where its keys go (else FILE.keys beside it)')
    .option('--keep <number>', 'remove all but so many of our backups in that folder')
    .addHelpText(
      'after',
      '\nThe passphrase is asked for, or read from the file that PARTY_BACKUP_PASSPHRASE_FILE names.\n' +
        '\nExamples:\n  ./party backup --to /media/disk/party.backup\n' +
        '  ./party backup --to /media/disk --keep 14       for every day, by cron\n' +
        '  ./party backup verify /media/disk/party.backup\n',
    )
    .action(
      refusing(async (command) => {
        const { backupCommand } = await import('./backup-command.ts')
        await backupCommand(command.optsWithGlobals<BackupFlags>())
      }),
    )
  backup
    .command('verify')
    .argument('<file>', 'the backup')
    .description('Read a backup from end to end, as a restore would, and write nothing')
    .option('--keys <file>', 'its keys, or later ones (else FILE.keys)')
    .action(
      refusing(async (command) => {
        const { verifyCommand } = await import('./backup-command.ts')
        await verifyCommand(fileOf(command), command.optsWithGlobals<RestoreFlags>())
      }),
    )
  program
    .command('restore')
    .argument('<file>', 'the backup')
    .description('Make a campaign again from its backup, in an empty folder')
    .option('--keys <file>', 'its keys, or later ones (else FILE.keys)')
    .option(
      '--erasures <file>',
      'a later list of erasures: privacy/erasures.jsonl of the old folder',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  ./party restore party.backup --data ./again\n' +
        '  ./party restore old.backup --keys newest.backup.keys --data ./again\n' +
        '\nWith the newest keys, who was erased since an old backup stays erased.\n',
    )
    .action(
      refusing(async (command) => {
        const { restoreCommand } = await import('./restore-command.ts')
        await restoreCommand(fileOf(command), command.optsWithGlobals<RestoreFlags>())
      }),
    )
}

const fileOf = (command: Command): string => command.processedArgs.map(String)[0] ?? ''

/** Runs a command and turns what it throws into a sentence and an exit code. */
const refusing =
  (work: (command: Command) => Promise<void>) =>
  async (...given: readonly unknown[]): Promise<void> => {
    const command = given.at(-1)
    if (!isCommand(command)) throw new Error('The command line gave no command.')
    try {
      await work(command)
    } catch (error) {
      process.exitCode = complain(
        error,
        command.optsWithGlobals<{ json?: boolean }>().json === true,
      )
    }
  }

const isCommand = (given: unknown): given is Command =>
  typeof given === 'object' && given !== null && 'optsWithGlobals' in given
