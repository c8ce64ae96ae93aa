import type { SnapshotDetail } from '@shared/contract/snapshot'
import type { I18n } from '../../i18n.svelte'

/** What the app did after an answer, and why; empty when there is nothing to say about it. */
export function nextStep({ action, reason, failure, source }: SnapshotDetail, i18n: I18n): string {
  // A file was read once; nothing follows from it.
  if (source === 'file' || source === 'archive') return ''
  const act = i18n.t.detail.actions[action]
  // A failed request has said why already.
  if (reason === null || reason === failure?.code) return act
  return i18n.t.common.sentences(act, i18n.reason(reason))
}
