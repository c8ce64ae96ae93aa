import { readSaved } from '@domain/adding/read-saved'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../../fixtures/async-task')
const saved = (name: string) => readSaved(readFileSync(join(folder, name)))
const bytes = (text: string) => new TextEncoder().encode(text)
const a = 'd9ce8c9eede54b3f841ec324fe0bfdc2'
const answer = `{"task_id":"${a}","task_status":"succeed","name":"会员"}`

describe('a saved file', () => {
  it.each([
    ['wire/import-waiting.json', 'waiting', 'c3b78a52fb28461aab92bf6c6989f731'],
    ['wire/import-processing.json', 'processing', '4dfbf6acaacf4c41a8b3c50daa90d3dc'],
    ['wire/import-succeed.json', 'succeed', a],
    ['wire/export-succeed.json', 'succeed', 'd6e8834b6f0f4711a2fa5345e5b60833'],
    ['wire/import-failed.json', 'failed', 'f01d2772ea4944408fa544c8ae5a9999']
  ])('is one answer as a whole: %s', (name, task_status, task_id) => {
    const { items, problem } = saved(name)
    const end = readFileSync(join(folder, name)).length
    expect(problem).toBeNull()
    expect(items).toMatchObject([{ kind: 'answer', task_id, task_status, body: { start: 0, end } }])
  })

  it.each([
    ['wire/error-401.json', 'error_without_task'],
    ['other/error-proxy.html', 'html'],
    ['other/error-empty', 'empty'],
    ['other/import-sync.json', 'answer_without_id']
  ])('may name no task: %s', (name, problem) => {
    expect(saved(name)).toEqual({ items: [], problem })
  })

  it('may be the answer that accepted a task', () => {
    expect(saved('other/created.json').items).toMatchObject([{ kind: 'creation' }])
  })

  it('may hold answers in other bytes, which are found byte for byte', () => {
    const text = `文件\nHTTP/1.1 200 OK\r\nx: 1\r\n\r\n${answer}\n\nHTTP/1.1 200 OK\n\n${answer}`
    const file = bytes(text)
    const { items } = readSaved(file)
    expect(items).toMatchObject([{ kind: 'answer' }, { kind: 'answer', isRepeated: true }])
    for (const { body } of items)
      expect(Buffer.from(file.subarray(body?.start, body?.end)).toString()).toBe(answer)
  })

  it('may be a list of ids, but digits in a document are none', () => {
    expect(readSaved(bytes(`${a}\n${a.replace('d', 'e')}\n`)).items).toHaveLength(2)
    expect(readSaved(bytes(`swagger: "2.0"\nid: ${a}\n`))).toEqual({ items: [], problem: 'not_answer' })
    expect(readSaved(bytes('{"swagger":"2.0","info":{}}')).problem).toBe('is_document')
    expect(readSaved(new Uint8Array([0, 1, 2, 255])).problem).toBe('not_answer')
  })
})
