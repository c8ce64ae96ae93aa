import type { SavedDocument } from '@shared/contract/snapshot'
import type { Words } from '../../state/toasts.svelte'

/** What is said after saving. A record that failed does not deny the file; `bad`, because that stays until closed. */
export function savedNote(saved: SavedDocument): { tone: 'good' | 'bad'; text: Words } {
  const { path } = saved
  if (saved.isRecorded) return { tone: 'good', text: (i18n) => i18n.t.detail.savedTo(path) }
  const { trouble } = saved
  return {
    tone: 'bad',
    text: (i18n) => i18n.t.detail.savedNotRecorded(path, i18n.t.errors[trouble]({}))
  }
}
