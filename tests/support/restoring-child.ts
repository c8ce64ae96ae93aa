import { copyFileSync } from 'node:fs'
import { replaceLedger, stagedPath } from '../../src/main/ledger/backups/restore-files'

/*
 * Puts a copy in place of a ledger and kills itself right before the step that is named; `none`: it gets to the end.
 */
const [file = '', copy = '', aside = '', fatal = ''] = process.argv.slice(2)
const reach = (step: string): void => {
  if (step === fatal) process.kill(process.pid, 'SIGKILL')
}

copyFileSync(copy, stagedPath(file))
replaceLedger(file, aside, reach)
