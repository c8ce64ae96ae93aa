import { describe, expect, it } from 'vitest'
import { entryFacts } from '../../../../src/renderer/components/detail/entry-facts'
import { nextStep } from '../../../../src/renderer/components/detail/next-step'
import { taskFacts } from '../../../../src/renderer/components/detail/task-facts'
import { explainCode, findingText } from '../../../../src/renderer/components/detail/words'
import { I18n } from '../../../../src/renderer/i18n.svelte'
import { taskRow } from '../fake-api'
import { failureEntry, snapshot } from './fixtures'

const en = new I18n(() => 'en')
const zh = new I18n(() => 'zh-Hans')
const at = Date.parse('2026-11-24T06:02:05Z')

describe('explainCode', () => {
  it('knows a code of the front gateway under both of its spellings, and invents nothing', () => {
    expect(explainCode('APIGW.0308', en.t)).toBe(en.t.errorCodes['APIG.0308'])
    expect(explainCode('APIG.0308', zh.t)).toBe(zh.t.errorCodes['APIG.0308'])
    expect(explainCode('APIGW.3201', en.t)).toBeNull()
    expect(explainCode('APIG.999999', en.t)).toBeNull()
    expect(explainCode(null, en.t)).toBeNull()
  })
})

describe('findingText', () => {
  it('has a sentence for a known finding and shows the bare code of another', () => {
    expect(findingText({ code: 'text.bom', params: {} }, zh.t)).toBe(zh.t.findings['text.bom']({}))
    expect(findingText({ code: 'from.the.future', params: {} }, en.t)).toBe('from.the.future')
  })
})

describe('words that every object inherits', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'are not taken for entries: %s',
    (word) => {
      expect(explainCode(word, en.t)).toBeNull()
      expect(findingText({ code: word, params: {} }, en.t)).toBe(word)
      expect(en.reason(word)).toBe(en.t.failures.unknown({}))
      expect(en.failure(word)).toBe(en.t.failures.unknown({}))
      expect(en.word('task_status', word)).toBe(word)
    }
  )
})

describe('nextStep', () => {
  it('says what was done and why, in the language', () => {
    const refused = snapshot(1, { action: 'stop_gateway', reason: 'token_expired' })
    expect(nextStep(refused, en)).toBe(`${en.t.detail.actions.stop_gateway} ${en.t.reasons.token_expired}`)
    expect(nextStep(refused, zh)).toBe(`${zh.t.detail.actions.stop_gateway}${zh.t.reasons.token_expired}`)
  })

  it('does not repeat the reason of a failed request, and says nothing about a file', () => {
    const failed = snapshot(1, { action: 'retry', reason: 'dns', failure: { code: 'dns', params: {} } })
    expect(nextStep(failed, en)).toBe(en.t.detail.actions.retry)
    expect(nextStep(snapshot(1, { source: 'file', action: 'finished' }), en)).toBe('')
  })
})

describe('taskFacts', () => {
  const factOf = (term: string, change: Parameters<typeof taskRow>[1]) =>
    taskFacts(taskRow(1, change), en).find((fact) => fact.term === term)

  it('shows the group asked for and the one in the result apart, unknown as unknown', () => {
    const change = { requested_group_id: 'g1', group_id: null }
    expect(factOf(en.t.detail.requestedGroup, change)).toMatchObject({ value: 'g1', monospace: true })
    expect(factOf(en.t.detail.resultGroup, change)).toMatchObject({ value: 'unknown', isAbsent: true })
    expect(factOf(en.t.detail.resultGroup, { task_type: 'export_api' })).toBeUndefined()
  })

  it('shows when a task became final with both of its bounds', () => {
    const final = (notFinalAt: number | null, finalAt: number | null) =>
      factOf(en.t.detail.becameFinal, { notFinalAt, finalAt })?.value ?? ''
    const { times } = en
    expect(final(at, at + 5000)).toContain(`between ${times.clock(at)} and ${times.clock(at + 5000)}`)
    expect(final(at, at + 5000)).toContain(times.date(at))
    expect(final(at, at + 86_400_000)).toContain(times.date(at + 86_400_000))
    expect(final(null, at)).toBe(`not later than ${times.full(at)}`)
    expect(final(null, null)).toBe('not seen finished')
  })
})

describe('entryFacts', () => {
  it('shows what the server said and what was not reported', () => {
    const [code, text, words] = entryFacts(failureEntry('APIG.3301'), en)
    expect(code).toMatchObject({ value: 'APIG.3301' })
    expect(text).toMatchObject({ value: 'text' })
    expect(words).toMatchObject({ value: en.t.errorCodes['APIG.3301'] })
    expect(entryFacts(failureEntry(null), en)).toMatchObject([{ isAbsent: true }, { value: 'text' }])
  })

  it('shows the action with the server’s own word, an unknown one bare', () => {
    const success = { ...failureEntry(null), list: 'success' as const, id: 'x', action: 'update' }
    expect(entryFacts(success, zh)[1]?.value).toBe('更新（update）')
    expect(entryFacts({ ...success, action: 'replace' }, zh)[1]?.value).toBe('replace')
  })
})
