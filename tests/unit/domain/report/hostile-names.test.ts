import { describe, expect, it } from 'vitest'
import { documentHtml } from '@domain/report/document-html'
import { documentJson } from '@domain/report/document-json'
import { documentMarkdown } from '@domain/report/document-markdown'
import { markdownCode } from '@domain/report/markdown'
import { oneLine } from '@domain/report/short-text'
import { pageTags } from './page-tags'
import { both, english, reportOf } from './reported'

const rightToLeft = 'שלום'
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></script><base href=//evil.example>',
  'a | b | c',
  'line\nbreak\r\n\r\n# heading',
  '`code` **bold** [link](https://evil.example) ![i](x)',
  '```',
  '\\| \\` ~~x~~ $x$',
  '&lt;b&gt;',
  `${rightToLeft} limit`,
  'turned \u202e around \u2066',
  '\ud800 half'
]

function documentWith(name: string, isLater: boolean): object {
  return {
    paths: {
      [`/${name}`]: {
        get: {
          operationId: 'same',
          summary: isLater ? `${name}!` : 'x',
          tags: [name],
          parameters: [{ name, in: 'query', type: 'string', required: isLater }]
        }
      },
      [`/${isLater ? 'new' : 'old'}/${name}`]: { post: { operationId: isLater ? 'n' : 'o', tags: [name] } }
    }
  }
}

describe('a report on hostile names', () => {
  const reports = hostile.map((name) => reportOf(documentWith(name, false), documentWith(name, true)))

  it('is HTML of its own tags and attributes only, with one script and no address to load from', () => {
    for (const report of reports) {
      const tags = pageTags(documentHtml(report, both))
      expect(tags.filter(({ name }) => name === 'script')).toHaveLength(1)
      const links = tags.flatMap(({ attributes }) => attributes.get('href') ?? [])
      expect(links.filter((href) => !href.startsWith('#'))).toEqual([])
    }
  })

  it('has as many cells in every row of a Markdown table as the table has columns', () => {
    for (const report of reports) {
      const blocks = documentMarkdown(report, english)
        .split('\n\n')
        .filter((block) => block.startsWith('|'))
      expect(blocks.length).toBeGreaterThan(2)
      for (const block of blocks) {
        const counts = block
          .trimEnd()
          .split('\n')
          .map((line) => cellsOf(line))
        expect(new Set(counts).size, block).toBe(1)
      }
    }
  })

  it('has no raw HTML, heading or link in Markdown that a name brought along', () => {
    for (const report of reports) {
      const outside = documentMarkdown(report, english)
        .split('\n')
        .map((line) => line.replace(/(`+)[^`].*?[^`]?\1(?!`)/g, ''))
      expect(outside.filter((line) => line.replace(/<br>/g, '').includes('<'))).toEqual([])
      expect(outside.filter((line) => /^# /.test(line))).toHaveLength(1)
      expect(outside.filter((line) => /(?<!\\)\]\(/.test(line))).toEqual([])
    }
  })

  it('is JSON that keeps the names as they are', () => {
    for (const [index, report] of reports.entries()) {
      const { endpoints } = JSON.parse(documentJson(report)) as { endpoints: { path: string }[] }
      expect(endpoints.map(({ path }) => path)).toContain(`/${hostile[index] ?? ''}`)
    }
  })
})

function cellsOf(line: string): number {
  return line.replaceAll(/\\[\s\S]/g, '').split('|').length
}

describe('a text for Markdown', () => {
  it('may be as long and as odd as it likes', () => {
    expect(markdownCode('` '.repeat(500_000))).toMatch(/^`` ` /)
    expect(markdownCode('a\\|b')).toBe('a\\\\\\|b')
  })
})

describe('a short text', () => {
  it('shows what turns the direction of writing as its code, and keeps foreign directions to themselves', () => {
    expect(oneLine('a\u202eb')).toBe('a\\u202eb')
    expect(oneLine(rightToLeft)).toBe(`\u2068${rightToLeft}\u2069`)
  })

  it('is one line of at most 120 characters and well-formed', () => {
    expect(oneLine('a\r\n\tb')).toBe('a b')
    const long = oneLine('😀'.repeat(500))
    expect(Array.from(long)).toHaveLength(120)
    expect(long).toMatch(/^(😀){119}…$/u)
    expect(oneLine('\ud800')).toBe('\ufffd')
  })
})
