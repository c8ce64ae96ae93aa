import type { ImportEntry } from '@shared/contract/imports'
import { ownEntry } from '@shared/i18n/own-entry'
import type { I18n } from '../../i18n.svelte'
import type { Fact } from './fact'
import { explainCode } from './words'

/** All that one entry of an import result says, with our explanation of its code. */
export function entryFacts(entry: ImportEntry, i18n: I18n): Fact[] {
  const t = i18n.t.detail
  if (entry.list === 'ignore') return [{ term: t.explanation, value: t.ignoredReason }]
  if (entry.list === 'failure') {
    const explanation = explainCode(entry.error_code, i18n.t)
    return [
      sent(t.errorCode, entry.error_code, t, { monospace: true }),
      sent(t.serverText, entry.error_msg, t),
      ...(explanation === null ? [] : [{ term: t.explanation, value: explanation }])
    ]
  }
  const word = entry.action === null ? undefined : ownEntry(t.actionWords, entry.action)
  return [
    sent(t.apiId, entry.id, t, { monospace: true, copyLabel: t.copyValue(t.apiId) }),
    entry.action !== null && word !== undefined
      ? { term: t.action, value: i18n.t.common.withDetail(word, entry.action) }
      : sent(t.action, entry.action, t)
  ]
}

function sent(term: string, value: string | null, t: I18n['t']['detail'], look: Partial<Fact> = {}): Fact {
  return value === null ? { term, value: t.notReported, isAbsent: true } : { term, value, ...look }
}
