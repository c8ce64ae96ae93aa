import { describe, expect, it } from 'vitest'
import { savedNote } from '../../../../src/renderer/components/detail/saved-note'
import { I18n } from '../../../../src/renderer/i18n.svelte'
import { savedFile } from './fixtures'

describe.each(['en', 'zh-Hans'] as const)('after saving, in %s', (language) => {
  const i18n = new I18n(() => language)
  const recorded = savedFile(1)
  const { id: _, ...file } = recorded

  it('says where the file is', () => {
    const note = savedNote({ ...recorded, isRecorded: true })
    expect(note.tone).toBe('good')
    expect(note.text(i18n)).toBe(i18n.t.detail.savedTo(recorded.path))
  })

  it('says so too when only the record is missing, and why it is', () => {
    const note = savedNote({ ...file, isRecorded: false, trouble: 'LEDGER_BUSY' })
    const text = note.text(i18n)
    expect(note.tone).toBe('bad')
    expect(text).toContain(recorded.path)
    expect(text).toContain(i18n.t.errors.LEDGER_BUSY({}))
    expect(text).not.toContain(i18n.t.errors.FILE_NOT_WRITTEN({}))
  })
})
