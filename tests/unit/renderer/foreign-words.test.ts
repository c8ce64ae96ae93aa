import { describe, expect, it } from 'vitest'
import { explainCode, findingText } from '../../../src/renderer/components/detail/words'
import { entryFacts } from '../../../src/renderer/components/detail/entry-facts'
import { shortFailure } from '../../../src/renderer/components/short-failure'
import { flaggedFindings } from '../../../src/renderer/components/run-words'
import { I18n } from '../../../src/renderer/i18n.svelte'

const i18n = new I18n(() => 'en')
const { t } = i18n

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'the word %s',
  (word) => {
    it('is nothing that a catalogue knows', () => {
      expect(explainCode(word, t)).toBeNull()
      expect(findingText({ code: word, params: {} }, t)).toBe(word)
      expect(i18n.failure(word)).toBe(t.failures.unknown({}))
      expect(i18n.reason(word)).toBe(t.failures.unknown({}))
      expect(i18n.word('task_status', word)).toBe(word)
      expect(i18n.word('task_type', word)).toBe(word)
      expect(shortFailure(word, null, null, t.history)).toBe(t.history.failures.unknown)
      const blank = { method: 'GET', path: '/', error_code: null, error_msg: null }
      const facts = entryFacts({ ...blank, list: 'success', id: '1', action: word }, i18n)
      expect(facts.find(({ term }) => term === t.detail.action)?.value).toBe(word)
    })
  }
)

describe('answers that wait', () => {
  it.each([
    ['en', '1 answer waits', '12 answers wait'],
    ['zh-Hans', '有 1 条响应', '有 12 条响应']
  ] as const)('are told with the failure, in %s', (language, one, many) => {
    const words = new I18n(() => language)
    const sentence = words.error({ code: 'DISK_FULL', message: '' })
    const withWaiting = (waiting: number) =>
      words.error({ code: 'DISK_FULL', message: '', params: { waiting } })
    expect(withWaiting(0)).toBe(sentence)
    expect(withWaiting(1)).toContain(sentence)
    expect(withWaiting(1)).toContain(one)
    expect(withWaiting(12)).toContain(many)
  })
})

describe('the flag of a run', () => {
  it('counts warnings and alarms, not notes', () => {
    expect(flaggedFindings({ findingCounts: { note: 5, warning: 0, alarm: 0 } })).toBe(0)
    expect(flaggedFindings({ findingCounts: { note: 5, warning: 2, alarm: 1 } })).toBe(3)
  })
})
