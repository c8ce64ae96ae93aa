import type { SavedDocument } from '@shared/contract/snapshot'
import type { I18n } from '../../i18n.svelte'

/** What is said after saving. A record that failed does not deny the file; `bad`, because that stays until closed. */
export function savedNote(saved: SavedDocument, i18n: I18n): { tone: 'good' | 'bad'; text: string } {
  const t = i18n.t.detail
  if (saved.isRecorded) return { tone: 'good', text: t.savedTo(saved.path) }
  return { tone: 'bad', text: t.savedNotRecorded(saved.path, i18n.t.errors[saved.trouble]({})) }
}
