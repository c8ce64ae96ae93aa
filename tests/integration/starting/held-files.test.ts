import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mostListed } from '@domain/preflight/preflight'
import { describe, expect, it } from 'vitest'
import { demoDocuments } from '../../../src/demo-gateway/seed/demo-documents'
import { chooseFile, holdFile, holdOffered } from '../../../src/main/tasks/start-import'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const text = demoDocuments[0]?.text ?? ''

async function hold(watched: WatchedGateway): Promise<string> {
  const path = join(temporaryFolder(), 'orders.yaml')
  writeFileSync(path, text)
  return valueOf(await holdFile(watched.ledger, path)).fileId
}

/** How often this thread was free for something else while the work was under way, at most once a millisecond. */
async function turnsDuring(work: () => Promise<void>): Promise<number> {
  let turns = 0
  const timer = setInterval(() => (turns += 1), 1)
  await work()
  clearInterval(timer)
  return turns
}

describe('a file to import', () => {
  it('is held with its hash, checked and shown without the ledger', async () => {
    const watched = await WatchedGateway.open()
    const fileId = await hold(watched)
    const shown = valueOf(await watched.ledger.read('starting.fileText', { fileId, offset: 0, length: 9 }))
    expect(shown).toEqual({ text: text.slice(0, 9), offset: 0, total: text.length, isLossy: false })
    const modes = { is_create_group: true, simple_mode: false, mock_mode: false }
    const checked = valueOf(await watched.ledger.read('starting.preflight', { fileId, ...modes }))
    expect(checked).toMatchObject({ title: 'member-center', oas: '2.0' })
  })

  it('that cannot be read says why', async () => {
    const { ledger } = await WatchedGateway.open()
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a.json'))
    for (const name of ['a.json', 'missing.json'])
      expect(await holdFile(ledger, join(folder, name))).toMatchObject({
        ok: false,
        error: { code: 'FILE_NOT_READ' }
      })
    const large = join(folder, 'large.json')
    writeFileSync(large, Buffer.alloc(64 * 1024 * 1024 + 1))
    expect(await holdFile(ledger, large)).toMatchObject({ ok: false, error: { code: 'FILE_TOO_LARGE' } })
    expect(valueOf(await chooseFile({ ledger, chooseImportFile: async () => null }))).toBeNull()
  })

  it('that was dropped is held when it is one definition, or when it is wanted', async () => {
    const { ledger } = await WatchedGateway.open()
    const path = join(temporaryFolder(), 'dropped.json')
    writeFileSync(path, '{"task_id":"t"}')
    const dropped = (paths: string[] | null, wanted = false) =>
      holdOffered({ ledger, offered: { pathsOf: () => paths } }, { filesId: 'x', wanted })
    expect(valueOf(await dropped([path]))).toBeNull()
    expect(valueOf(await dropped([path], true))).toMatchObject({ fileName: 'dropped.json' })
    writeFileSync(path, text)
    expect(valueOf(await dropped([path]))).toMatchObject({ fileName: 'dropped.json' })
    expect(valueOf(await dropped([path, path], true))).toBeNull()
    expect(valueOf(await dropped(null))).toBeNull()
    expect(valueOf(await dropped([`${path}.missing`]))).toBeNull()
  })

  it.each<[name: string, bytes: Uint8Array, rules: string[]]>([
    ['nothing', new Uint8Array(), ['file.empty']],
    ['only a byte order mark', Buffer.from('\uFEFF'), ['file.empty']],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), []],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le'), ['file.not_utf8']],
    [
      'UTF-16, big end first',
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      ['file.not_utf8', 'document.unparsable']
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('{"swagger": "2.0"}', 'utf16le'),
      ['file.not_utf8', 'document.unparsable']
    ],
    [
      'GBK',
      Buffer.concat([Buffer.from(text), Buffer.from([0x23, 0xb6, 0xa9, 0xb5, 0xa5])]),
      ['file.not_utf8']
    ],
    ['an image', readFileSync('resources/screenshot.png'), ['file.not_utf8', 'document.unparsable']]
  ])('is checked in whatever its bytes are: %s', async (_, bytes, rules) => {
    const { ledger } = await WatchedGateway.open()
    const path = join(temporaryFolder(), 'orders.yaml')
    writeFileSync(path, bytes)
    const { fileId } = valueOf(await holdFile(ledger, path))
    const modes = { is_create_group: true, simple_mode: false, mock_mode: false }
    const { findings } = valueOf(await ledger.read('starting.preflight', { fileId, ...modes }))
    const ofFile = findings.map(({ rule }) => rule).filter((rule) => /^file\.|unparsable/.test(rule))
    expect(ofFile).toEqual(rules)
  })

  it('of 10 MB is held and checked while the thread of the window goes on', async () => {
    const { ledger } = await WatchedGateway.open()
    const path = join(temporaryFolder(), 'large.yaml')
    const api = (n: number): string =>
      `  /orders/${n}:\n    get:\n      operationId: get_${n}\n      tags: [a b]\n`
    const count = 150_000
    writeFileSync(path, `swagger: "2.0"\npaths:\n${Array.from({ length: count }, (_, n) => api(n)).join('')}`)
    expect(statSync(path).size).toBeGreaterThan(10_000_000)
    const turns = await turnsDuring(async () => {
      const { fileId } = valueOf(await holdFile(ledger, path))
      const modes = { is_create_group: true, simple_mode: true, mock_mode: false }
      const { apiCount, findings } = valueOf(await ledger.read('starting.preflight', { fileId, ...modes }))
      expect(apiCount).toBe(count)
      expect(findings.length).toBeLessThanOrEqual(mostListed)
    })
    // Work of this size on this thread would leave it a turn or two.
    expect(turns).toBeGreaterThan(100)
  }, 60_000)

  it('that other files have pushed out is not found', async () => {
    const watched = await WatchedGateway.open()
    const first = await hold(watched)
    for (let files = 0; files < 3; files += 1) await hold(watched)
    const page = { offset: 0, length: 1 }
    expect(await watched.ledger.read('starting.fileText', { fileId: first, ...page })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' }
    })
  })
})
