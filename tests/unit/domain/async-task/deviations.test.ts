import type { DecodedAnswer } from '@domain/async-task/answer'
import { compareAnswers, type AnswerSummary } from '@domain/async-task/compare-answers'
import { findingCodes, findingFacts, type FindingCode } from '@domain/async-task/findings'
import { maxJsonValues } from '@domain/async-task/json-scan'
import { maxBodyBytes } from '@domain/async-task/read-text'
import { redact, redactionFinding } from '@domain/async-task/redaction'
import { describe, expect, it } from 'vitest'
import { answerCases } from './deviation-cases-answer'
import { resultCases } from './deviation-cases-result'
import { codesOf, decode, decodeBytes, task, taskWith } from './decoding'

const seen = new Set<string>()

/** The codes of an answer; what was seen in any test is compared with the list at the end. */
function note(findings: readonly { code: FindingCode }[]): FindingCode[] {
  const codes = findings.map(({ code }) => code)
  for (const code of codes) seen.add(code)
  return codes
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytesOf = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? part : Array.from(utf8(part)))))

describe('a known deviation gives its findings and no others', () => {
  it.each(resultCases)('%s', (_, body, codes, asked) => {
    expect(note(decode(body, asked).findings)).toEqual(codes)
  })

  it.each(answerCases)('%s', (_, body, codes, asked) => {
    expect(note(decode(body, asked).findings)).toEqual(codes)
  })
})

describe('bytes that are not plain UTF-8 (A27)', () => {
  it('are read without their byte order mark', () => {
    const answer = decodeBytes(bytesOf(0xef, 0xbb, 0xbf, JSON.stringify(task())))
    expect(note(answer.findings)).toEqual(['text.bom'])
    expect(answer).toMatchObject({ kind: 'task', task_status: 'succeed' })
  })

  it('are read as UTF-16 when their mark says so', () => {
    const text = JSON.stringify(task({ task_type: '导入' }))
    const utf16 = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
    const answer = decodeBytes(utf16)
    expect(note(answer.findings)).toEqual(['text.utf16', 'task.type_unknown'])
    expect(answer).toMatchObject({ kind: 'task', task_type: '导入' })
  })

  it('show a replacement character for what is not UTF-8', () => {
    const answer = decodeBytes(bytesOf('{"error_code":"APIG.9999","error_msg":"a', 0xff, 'b"}'), {
      http_status: 500
    })
    expect(note(answer.findings)).toEqual(['text.invalid_utf8'])
    expect(answer).toMatchObject({ kind: 'error', error: { error_msg: 'a\ufffdb' } })
  })

  it('are told when half of a surrogate pair stands in the document (A22)', () => {
    const answer = decode(taskWith('{"Comment":"{\\ud83d}","FileType":"json"}', { task_type: 'export_api' }))
    expect(note(answer.findings)).toEqual(['json.lone_surrogate', 'export.keys', 'export.lone_surrogate'])
    expect(answer).toMatchObject({ result: { export: { content: '{\ud83d}', hasLoneSurrogate: true } } })
  })
})

describe('answers that are too large', () => {
  it('are not decoded when their bytes do not fit into a text', () => {
    const answer = decodeBytes(new Uint8Array(maxBodyBytes + 1))
    expect(note(answer.findings)).toEqual(['body.too_large'])
    expect(answer.kind).toBe('unreadable')
  })

  it('are not decoded when their values would fill the memory', () => {
    const answer = decode(`[${'{},'.repeat(maxJsonValues / 2)}{}]`)
    expect(note(answer.findings)).toEqual(['json.too_many_values'])
  })
})

describe('a task’s history (A19)', () => {
  const waiting: AnswerSummary = { task_status: 'waiting', task_type: 'import_api', bodyHash: '1' }
  const processing = { ...waiting, task_status: 'processing' }
  const succeed = { ...waiting, task_status: 'succeed' }
  const strange = { task_status: 'x', task_type: 'y', bodyHash: '3' }

  it.each<[string, AnswerSummary, AnswerSummary, FindingCode[]]>([
    ['forwards', waiting, { ...succeed, bodyHash: '2' }, []],
    ['the same again', succeed, succeed, []],
    ['another body while it runs', processing, { ...processing, bodyHash: '2' }, []],
    ['backwards', processing, waiting, ['history.status_backwards']],
    ['back from the end', succeed, processing, ['history.status_backwards']],
    ['another end', succeed, { ...succeed, task_status: 'failed' }, ['history.final_status_changed']],
    ['another answer after the end', succeed, { ...succeed, bodyHash: '2' }, ['history.answer_changed']],
    ['another type', waiting, { ...waiting, task_type: 'export_api' }, ['history.type_changed']],
    ['a type that goes missing', waiting, { ...waiting, task_type: null }, []],
    ['from unknown words', strange, waiting, []],
    ['to an unknown status', waiting, { ...waiting, task_status: 'x' }, []],
    ['from nothing', { task_status: null, task_type: null, bodyHash: '' }, succeed, []]
  ])('%s', (_, previous, next, codes) => {
    expect(note(compareAnswers(previous, next))).toEqual(codes)
  })
})

describe('the list of findings', () => {
  it('has no code that no test above has seen', () => {
    const redaction = redactionFinding(redact(utf8('{"error_msg":"ak:MADEUPKEY,err"}'), 401).ranges)
    note(redaction === null ? [] : [redaction])
    expect(findingCodes.filter((code) => !seen.has(code))).toEqual([])
  })

  it('has a deviation for all that the service does', () => {
    const without = findingCodes.filter((code) => findingFacts[code].deviation === null)
    expect(without).toEqual(['redaction.applied'])
  })

  it('never puts long or broken server texts into parameters', () => {
    const long = '\ud800'.repeat(100_000)
    const answers: DecodedAnswer[] = [
      decode(task({ task_id: long, task_status: long, task_type: long, [long]: 1 })),
      decode(
        taskWith({ [long]: 1, success: [{ action: long, [long]: 1 }], error_code: long, error_msg: long })
      ),
      decode(
        taskWith({ Comment: 'a', content: long, FileType: long, file_type: 'b' }, { task_type: 'export_api' })
      ),
      decode({ error_code: long, error_msg: long })
    ]
    for (const answer of answers) {
      expect(codesOf(answer).length).toBeGreaterThan(1)
      for (const value of answer.findings.flatMap(({ params }) => Object.values(params))) {
        expect(String(value).length).toBeLessThan(500)
        expect(String(value)).not.toMatch(/\p{Surrogate}/u)
      }
    }
  })
})
