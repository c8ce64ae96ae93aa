import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
