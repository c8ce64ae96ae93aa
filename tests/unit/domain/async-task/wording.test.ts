import { findingCodes, findingFacts } from '@domain/async-task/findings'
import { findErrorCode } from '@domain/async-task/find-error-code'
import { policyReasons } from '@domain/async-task/error-policy'
import { errorCodes as enCodes, reasons as enReasons } from '@shared/i18n/en/error-codes'
import { findings as enFindings } from '@shared/i18n/en/findings'
import { errorCodes as zhCodes, reasons as zhReasons } from '@shared/i18n/zh-Hans/error-codes'
import { findings as zhFindings } from '@shared/i18n/zh-Hans/findings'
import { describe, expect, it } from 'vitest'
import { answerCases } from './deviation-cases-answer'
import { resultCases } from './deviation-cases-result'
import { decode } from './decoding'

const chinese = /\p{Script=Han}/u

describe('findings in words', () => {
  it.each([
    ['en', enFindings],
    ['zh-Hans', zhFindings]
  ])('%s: every parameter is filled in and none is unknown', (_, words) => {
    for (const [, body, , asked] of [...resultCases, ...answerCases]) {
      for (const { code, params } of decode(body, asked).findings) {
        const text = words[code](params)
        expect(text).not.toMatch(/undefined|NaN|\?|？/)
        for (const name of ['task_status', 'error_code', 'list', 'received', 'number', 'keys'] as const) {
          const value = params[name]
          if (value !== undefined && code !== 'export.keys') expect(text).toContain(String(value))
        }
      }
    }
  })

  it.each(findingCodes)('%s is said in both languages and cites its source', (code) => {
    const en = enFindings[code]({})
    const zh = zhFindings[code]({})
    expect(en).not.toMatch(chinese)
    expect(zh).toMatch(chinese)
    const { source } = findingFacts[code]
    if (source === 'table_3') {
      expect(en).toMatch(/\b[Tt]ables? 3\b.*\(ShowAsyncTaskResult, revision 2024-10-09\)/)
      expect(zh).toMatch(/获取异步任务结果.*2024-10-09.*表 3/)
    }
    if (source === 'tables_4_to_8') {
      expect(en).toMatch(/tables 4 to 8 .*2024-10-09/)
      expect(zh).toMatch(/2024-10-09.*表 (4 至表 )?8/)
    }
  })
})

describe('error codes and reasons in words', () => {
  it('explains codes of the vendor’s tables only, each in both languages', () => {
    for (const [code, text] of Object.entries(enCodes)) {
      expect(findErrorCode(code)).not.toEqual([])
      expect(text).not.toMatch(chinese)
    }
    for (const text of Object.values(zhCodes)) expect(text).toMatch(chinese)
    expect(Object.keys(zhCodes)).toEqual(Object.keys(enCodes))
    expect(Object.keys(enCodes).length).toBeGreaterThanOrEqual(60)
  })

  it('has a sentence for every reason', () => {
    for (const reason of policyReasons) {
      expect(enReasons[reason]).toMatch(/\.$/)
      expect(zhReasons[reason]).toMatch(/。$/)
    }
    expect(enReasons.no_permission).toContain('apig:asyncTask:get')
    expect(zhReasons.no_permission).toContain('apig:asyncTask:get')
  })
})
