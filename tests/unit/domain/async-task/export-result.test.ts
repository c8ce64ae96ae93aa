import { sniffType } from '@domain/async-task/export-result'
import { describe, expect, it } from 'vitest'
import { answerFixture } from '../../../support/async-task-fixtures'
import { decode, decodeBytes, exportOf, taskWith } from './decoding'

const exported = (result: unknown) => exportOf(decode(taskWith(result, { task_type: 'export_api' })))

describe('an export result', () => {
  it('reads the spelling of the page’s table (A1)', () => {
    const { bytes } = answerFixture('other/export-documented-keys.json')
    expect(exportOf(decodeBytes(bytes))).toEqual({
      keys: 'documented',
      content: 'swagger: "2.0"\ninfo:\n  title: test8\n  version: 2023-07-11-19:54:22\npaths: {}\n',
      otherContent: null,
      file_type: 'yaml',
      declaredType: 'yaml',
      sniffedType: 'yaml',
      file_name: null,
      hasLoneSurrogate: false
    })
  })

  it('takes the sample’s spelling first, keeps the other content, prefers one that is not empty (A1)', () => {
    expect(exported({ Comment: 'a', content: 'b' })).toMatchObject({
      keys: 'mixed',
      content: 'a',
      otherContent: 'b'
    })
    expect(exported({ Comment: 'a', content: 'a' })).toMatchObject({ content: 'a', otherContent: null })
    expect(exported({ Comment: '', content: 'b' })).toMatchObject({ content: 'b', otherContent: '' })
    expect(exported({ Comment: null, content: 'b' })).toMatchObject({ content: 'b', otherContent: null })
  })

  it.each([
    ['.json', 'json'],
    ['JSON', 'json'],
    ['yaml', 'yaml'],
    ['.YML', 'yaml'],
    ['xml', null],
    ['', null]
  ])('normalises the type %j to %s and keeps what was sent (A2)', (FileType, declaredType) => {
    expect(exported({ Comment: '', FileType })).toMatchObject({ file_type: FileType, declaredType })
  })

  it('keeps file names as sent: never a path, never an instant (A3, A21)', () => {
    const FileName = '../a/b-RELEASE-all-2023-07-11-19:54:22 '
    expect(exported({ Comment: '', FileName }).file_name).toBe(FileName)
  })

  it('keeps the document character by character (A22, A23, A24)', () => {
    const content = '\ufeff{\r\n\t"$ref": "#/x",  "x-unknown": 1e2,\n}\n,\u0000\u2028"dup":1,"dup":2}'
    expect(exported({ Comment: content }).content).toBe(content)
  })

  it('keeps the source text of a document that is JSON itself (A4)', () => {
    const answer = decode(
      taskWith('{"Comment" : { "a":  1.0, "b": 12345678901234567890 } , "FileType": "json"}')
    )
    expect(exportOf(answer).content).toBe('{ "a":  1.0, "b": 12345678901234567890 }')
    const own = decode('{"task_status":"succeed","task_result":{"Comment":{"a":1.0},"FileType":"json"}}')
    expect(exportOf(own).content).toBe('{"a":1.0}')
  })
})

describe('sniffType', () => {
  it.each([
    ['{"swagger":"2.0"}', 'json'],
    [' \n[1]', 'json'],
    ['swagger: "2.0"', 'yaml'],
    ['---\nopenapi: 3.0.0', 'yaml'],
    ['# a comment\n"openapi": 3.0.0', 'yaml'],
    ['info:\n  title: x', 'yaml'],
    ['<swagger/>', null],
    ['plain words', null],
    ['', null]
  ])('%j looks like %s', (content, type) => {
    expect(sniffType(content)).toBe(type)
  })
})
