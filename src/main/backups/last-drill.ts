import { drillReport, type DrillReport } from '@shared/contract/backups'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../ledger/backups/durable-file'

const pathIn = (folder: string): string => join(folder, 'last-drill.json')

/** The last restore drill of a folder of backups; null: none that is known. It outlives the backup that it was about. */
export function readLastDrill(folder: string): DrillReport | null {
  try {
    return drillReport.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')))
  } catch {
    return null
  }
}

/** Keeps it in place of the one before. Throws when the folder cannot be written to. */
export function writeLastDrill(folder: string, report: DrillReport): void {
  writeDurably(pathIn(folder), `${JSON.stringify(report, null, 2)}\n`)
}
