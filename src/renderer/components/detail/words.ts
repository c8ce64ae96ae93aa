import type { FindingRow } from '@shared/contract/snapshot'
import type { Messages } from '@shared/i18n/en'
import { ownEntry } from '@shared/i18n/own-entry'

/**
 * Our explanation of an error code; null when we have none. The front gateway's codes come as `APIGW.0301` or
 * `APIG.0301`, with the same meaning.
 */
export function explainCode(error_code: string | null, t: Messages): string | null {
  if (error_code === null) return null
  const sameMeaning = error_code.replace(/^APIGW\.(?=0)/, 'APIG.')
  return ownEntry(t.errorCodes, error_code) ?? ownEntry(t.errorCodes, sameMeaning) ?? null
}

/** The sentence for a finding; its bare code when a newer version of the app stored it. */
export function findingText({ code, params }: Pick<FindingRow, 'code' | 'params'>, t: Messages): string {
  const words: Record<string, (p: FindingRow['params']) => string> = t.findings
  return ownEntry(words, code)?.(params) ?? code
}
