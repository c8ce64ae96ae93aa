import { maxPastedLength, readPasted } from '@domain/adding/read-pasted'
import { readSaved } from '@domain/adding/read-saved'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const id = 'd9ce8c9eede54b3f841ec324fe0bfdc2'
const url = `https://apig.example.com/v2/p/apigw/instances/i/async-tasks/${id}`

/** Values as they stand in headers: tokens, keys, ids of 32 digits, words that look like task ids. */
const secret = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{32}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{12,80}$/),
  fc.stringMatching(/^[A-Za-z0-9+/]{20,200}={0,2}$/),
  fc.stringMatching(/^task_id=[0-9a-f]{32}$/)
)
const name = fc.constantFrom('X-Auth-Token', 'Authorization', 'Cookie', 'X-Security-Token', 'x-request-id')
const headers = fc.array(fc.tuple(name, secret), { minLength: 1, maxLength: 4 })
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    '"',
    "'",
    '\\',
    '\n',
    '\r\n',
    '^',
    '`',
    ',',
    ':',
    ' ',
    'curl ',
    'task_id',
    '"task_id":"',
    '-H '
  ],
  ...[
    'HTTP/1.1 200 OK\n',
    'GET / HTTP/1.1\n',
    '> ',
    '< ',
    '/async-tasks/',
    '/v2/p/apigw/instances/i',
    id,
    url,
    '{}'
  ],
  ...['%', '\ud800', '任务', 'https://', '"task_status":', '\0']
)

describe('reading pasted text', () => {
  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))
        ),
        (text) => {
          const { items, problems } = readPasted(text)
          for (const { body } of items)
            if (body !== null) expect(JSON.parse(text.slice(body.start, body.end))).toBeTypeOf('object')
          expect(problems.every(({ line }) => line >= 1 && line <= text.split('\n').length)).toBe(true)
          expect(() => readSaved(new TextEncoder().encode(text))).not.toThrow()
        }
      ),
      { numRuns: 3000 }
    )
  })

  it('never gives away a header of a command or a message', () => {
    const makers: ((fields: [string, string][]) => string)[] = [
      (fields) => `curl '${url}' ${fields.map(([n, v]) => `-H '${n}: ${v}'`).join(' \\\n  ')}`,
      (fields) => `curl ${fields.map(([n, v]) => `--header "${n}: ${v}"`).join(' ')} ${url}`,
      (fields) => `curl ^"${url}^" ^\n  ${fields.map(([n, v]) => `-H ^"${n}: ${v}^"`).join(' ^\n  ')}`,
      (fields) => `curl '${url}' -H '${fields.map(([n, v]) => `${n}: ${v}`).join('\n')}`,
      (fields) =>
        `HTTP/1.1 200 OK\r\n${fields.map(([n, v]) => `${n}: ${v}`).join('\r\n')}\r\n\r\n{"task_id":"${id}"}`,
      (fields) =>
        `> GET /v2/p/apigw/instances/i/async-tasks/${id} HTTP/2\n${fields.map(([n, v]) => `> ${n}: ${v}`).join('\n')}\n>\n`,
      (fields) => `curl -s ${fields.map(([n, v]) => `-H'${n}: ${v}'`).join(' ')} ${url}`,
      (fields) => `curl '${url}' \\ \n${fields.map(([n, v]) => `  -H '${n}: ${v}'`).join(' \\ \n')}`,
      (fields) =>
        `fetch("${url}", { headers: {\n${fields.map(([n, v]) => `"${n}": "${v}"`).join(',\n')} } })`,
      (fields) =>
        `irm -Uri "${url}" \`\n-Headers @{\n${fields.map(([n, v]) => `"${n}"="${v}"`).join('\n')}\n}`,
      (fields) =>
        `$h = @{\n${fields.map(([n, v]) => `'${n}' = '${v}'`).join('\n')}\n}\nirm ${url} -Headers $h`,
      (fields) => `HTTP/1.1 200 OK\n${fields.map(([n, v]) => `${n}: ${v}`).join('\n')}`
    ]
    const message = fc.tuple(fc.constantFrom(...makers), headers)
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 3 }), fc.boolean(), (messages, isCrlf) => {
        const text = messages.map(([make, fields]) => make(fields)).join('\n')
        const found = JSON.stringify(readPasted(isCrlf ? text.replace(/\r?\n/g, '\r\n') : text))
        for (const [, fields] of messages)
          for (const [, value] of fields)
            if (!id.includes(value) && !url.includes(value))
              expect(found).not.toContain(value.replace('task_id=', ''))
      }),
      { numRuns: 2000 }
    )
  })

  it.each([
    ['ids', `${id}\n`],
    ['open braces', '{'],
    ['open lists', '[{"a":'],
    ['objects on one line', '{"task_id":"x1"},'],
    ['broken objects', '{"task_id":\n'],
    ['curl', "curl 'x' \\\n"],
    ['quotes', '"'],
    ['heads', 'HTTP/1.1 200 OK\n'],
    ['requests', 'GET /async-tasks/x HTTP/1.1\n\n'],
    ['addresses', '/async-tasks/%'],
    ['hosts', 'a%a[a]:'],
    ['carets', 'curl ^\n'],
    ['calls', 'irm x `\n'],
    ['open calls', 'fetch('],
    ['lines of calls', 'fetch(\n'],
    ['settings', '$a = @{;\n'],
    ['statements on one line', '$a.b=1;'],
    ['wrapped lines', `${'A'.repeat(64)}\n`],
    ['headings', 'task_id,a\n'],
    ['blanks', ' '],
    ['commas and blanks', ', ']
  ])(
    'takes time in proportion to the text: a megabyte of %s',
    (_, part) => {
      const text = part.repeat(1_000_000 / part.length)
      const began = performance.now()
      readPasted(`/async-tasks/x ${text}`)
      readPasted(text)
      // The square of a million would take minutes.
      expect(performance.now() - began).toBeLessThan(10_000)
    },
    30_000
  )

  it('ends with five megabytes', () => {
    const text = `${id}\n`.repeat(Math.ceil(maxPastedLength / 33))
    const { items, moreItems, problems } = readPasted(`${text}\nd6e8834b6f0f4711a2fa5345e5b60833`)
    expect(items.length + moreItems).toBe(Math.floor(maxPastedLength / 33))
    expect(items.every(({ task_id }) => task_id === id)).toBe(true)
    expect(problems).toEqual([])
  }, 30_000)
})
