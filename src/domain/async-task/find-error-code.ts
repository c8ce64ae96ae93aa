import { gatewayErrors, managementErrors, pageErrors, type CatalogueRow, type Plane } from './error-catalogue'

export interface CatalogueEntry {
  error_code: string
  http_status: number
  error_msg: string
  plane: Plane
}

const byCode = new Map<string, CatalogueEntry[]>()
addAll('management', managementErrors)
addAll('management', pageErrors)
addAll('gateway', gatewayErrors)

function addAll(plane: Plane, rows: readonly CatalogueRow[]): void {
  for (const [error_code, http_status, error_msg] of rows) {
    const entries = byCode.get(error_code) ?? []
    entries.push({ error_code, http_status, error_msg, plane })
    byCode.set(error_code, entries)
  }
}

/** The code as the tables spell it: the cloud's front gateway writes APIGW.0301 for their APIG.0301. */
export function tableCode(error_code: string): string {
  return error_code.replace(/^APIGW\./, 'APIG.')
}

/**
 * Every row of the vendor's tables for a code, the management API's first; empty for a code they do not list. A code
 * with the prefix APIGW finds rows of the gateway only: the same number means something else in the management API.
 */
export function findErrorCode(error_code: string): readonly CatalogueEntry[] {
  const entries = byCode.get(tableCode(error_code)) ?? []
  return error_code.startsWith('APIGW.') ? entries.filter((entry) => entry.plane === 'gateway') : entries
}
