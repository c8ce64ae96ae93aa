import { readPasted } from '@domain/adding/read-pasted'
import { describe, expect, it } from 'vitest'
import { a, b, project, instance, path, url, place, ids, problems, only } from './pasted'

describe('ids', () => {
  it.each([
    ['one a line', `${a}\n${b}\n`],
    ['with Windows line ends', `${a}\r\n${b}\r\n`],
    ['with commas', `${a}, ${b}`],
    ['with Chinese punctuation', `${a}，${b}；`],
    ['in a JSON list', `["${a}", "${b}"]`],
    ['in a JSON list over lines', `[\n  "${a}",\n  "${b}"\n]`],
    ['in quotes and brackets', `'${a}' (${b})`],
    ['in a list', `- ${a}\n* ${b}`],
    ['numbered', `1. ${a}\n2. ${b}`],
    ['in a table with a heading', `name,task_id,state\nfirst,${a},succeed\n"second, again",${b},failed`],
    ['in a table with tabs', `任务 ID\t状态\n${a}\t成功\n${b}\t失败`],
    ['under a heading', `task_id\n${a}\n${b}`],
    [
      'in a log',
      `2026-03-01 08:00:00 INFO task=${a} accepted\n2026-03-01 INFO done ${b} group_id=${project}`
    ],
    ['as members', `task_id: ${a}\n"taskId": "${b}",`],
    ['in escaped JSON', `body={\\"task_id\\":\\"${a}\\"} then {\\"task_id\\":\\"${b}\\"}`],
    ['as names of files', `/home/x/${a}.json\n/home/x/${b}.json`]
  ])('are found %s', (_, text) => {
    expect(ids(text)).toEqual([a, b])
    expect(problems(text)).toEqual([])
  })

  it('are told apart from other 32 digits by the name before them', () => {
    const text = `project_id=${project} instance_id: "${instance}" request_id=${b} task ${a}`
    expect(ids(text)).toEqual([a])
  })

  it('that are unusual are taken, and marked', () => {
    const unusual = a.slice(0, 31)
    expect(readPasted(`${unusual}\n${a}`).items).toMatchObject([
      { task_id: unusual, isUnusual: true, line: 1 },
      { task_id: a, isUnusual: false, line: 2 }
    ])
    expect(only('task_id=job-7')).toMatchObject({ task_id: 'job-7', isUnusual: true })
  })

  it('that come again are marked', () => {
    expect(readPasted(`${a}\n${b}\n${a}`).items.map(({ isRepeated }) => isRepeated)).toEqual([
      false,
      false,
      true
    ])
  })

  it('are not found in prose, dates or numbers', () => {
    const text = 'this is no id\n2026-03-01\n17:30\n12345'
    expect(ids(text)).toEqual([])
    expect(readPasted(text).problems).toEqual([1, 2, 3, 4].map((line) => ({ line, problem: 'no_task_id' })))
  })

  it('beyond ten thousand are counted', () => {
    const many = Array.from({ length: 10_001 }, (_, n) => n.toString(16).padStart(32, '0')).join('\n')
    const { items, moreItems } = readPasted(many)
    expect([items.length, moreItems]).toEqual([10_000, 1])
  })
})

describe('an address', () => {
  it('names the task and its place', () => {
    expect(only(`GET ${url}?x=1`)).toMatchObject({ kind: 'url', task_id: a, place })
  })

  it.each([
    [`http://user:secret@10.0.0.7:8080${path}`, 'http://10.0.0.7:8080', '10.0.0.7:8080'],
    [`HTTPS://APIG.example.com:443${path}`, 'https://apig.example.com', 'apig.example.com'],
    [`https://[::1]:8443${path}`, 'https://[::1]:8443', '[::1]:8443'],
    [`apig.example.com${path}`, 'https://apig.example.com', 'apig.example.com']
  ])('names its host: %s', (text, origin, host) => {
    expect(only(text)?.place).toEqual({ ...place, origin, host })
  })

  it('may be only a path, or less', () => {
    expect(only(path)?.place).toEqual({ ...place, origin: null, host: null })
    expect(only(`/async-tasks/${a}`)?.place).toBeNull()
  })

  it('of another call names nothing', () => {
    expect(problems(`POST ${url.replace(`async-tasks/${a}`, 'openapi/async-import')}`)).toEqual([
      'no_task_id'
    ])
  })

  it('may carry an id in percent encoding', () => {
    expect(only(`${url.slice(0, -32)}a%2Fb`)).toMatchObject({ task_id: 'a/b' })
    expect(problems(`${url.slice(0, -32)}a%0Ab`)).toEqual(['unsendable_id'])
  })
})

describe('an answer', () => {
  const answer = { task_id: a, task_status: 'processing', task_type: 'import_api', task_result: '' }

  it('is taken whole, however it is written', () => {
    for (const text of [JSON.stringify(answer), JSON.stringify(answer, null, 2)]) {
      const item = only(`\n  ${text}\n`)
      expect(item).toMatchObject({ kind: 'answer', task_id: a, task_status: 'processing', line: 2 })
      expect(`\n  ${text}\n`.slice(item?.body?.start, item?.body?.end)).toBe(text)
    }
  })

  it('stands beside others: in lines, in a list, on one line', () => {
    const other = { ...answer, task_id: b }
    for (const text of [
      `${JSON.stringify(answer)}\n${JSON.stringify(other)}`,
      JSON.stringify([answer, other]),
      JSON.stringify([answer, other], null, 2),
      `${JSON.stringify(answer)}${JSON.stringify(other)}`
    ]) {
      expect(readPasted(text).items).toMatchObject([
        { kind: 'answer', task_id: a },
        { kind: 'answer', task_id: b }
      ])
      expect(problems(text)).toEqual([])
    }
  })

  it('that accepted a task is a creation', () => {
    expect(only(`{"task_id":"${a}"}`)).toMatchObject({ kind: 'creation', task_id: a })
  })

  it.each([
    ['{"task_status":"processing"}', 'answer_without_id'],
    ['{"error_code":"APIG.3093","error_msg":"missing"}', 'error_without_task'],
    ['{"swagger":"2.0","info":{}}', 'is_document'],
    ['{"some":"thing"}', 'no_task_id']
  ])('may name no task: %s', (text, problem) => {
    expect(readPasted(text)).toMatchObject({ items: [], problems: [{ line: 1, problem }] })
  })

  it('in recorded traffic is looked for, but not in its headers', () => {
    const entry = {
      request: { method: 'GET', url, headers: [{ name: 'X-Auth-Token', value: b }] },
      response: { content: { text: JSON.stringify(answer) } }
    }
    const found = readPasted(JSON.stringify({ log: { entries: [entry] } }))
    expect(found.items).toMatchObject([
      { kind: 'url', task_id: a, place },
      { kind: 'task_id', task_id: a }
    ])
    expect(JSON.stringify(found)).not.toContain(b)
  })
})
