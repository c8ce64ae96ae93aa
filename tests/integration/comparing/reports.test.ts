import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '@shared/contract'
import { describe, expect, it } from 'vitest'
import { saveReport } from '../../../src/main/exports/save-report'
import { WrittenReports } from '../../../src/main/exports/written-reports'
import { minutes, openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'
import { addExport, address, secret, versions } from './exports'

const now = (): number => minutes(9)
type Wanted = Input<'documents.report'>

/** A ledger with two versions of a document, and a folder to save into. */
async function withExports() {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const add = (task_id: string, version: object, minute: number): Promise<number> =>
    addExport(ledger, {
      ...{ task_id, minute, gatewayId, document: JSON.stringify(version) },
      file: { FileName: `${task_id}:订单.json`, FileType: '.json' }
    })
  const pair = { before: await add('old', versions.before, 1), after: await add('new', versions.after, 2) }
  const folder = temporaryFolder()
  const chooseSavePath = async (name: string) => join(folder, name)
  const save = async (wanted: Pick<Wanted, 'format'> & Partial<Wanted>) => {
    const all = { ...pair, profile: 'callers', language: 'en', isRaw: false, ...wanted } as const
    const saved = valueOf(await saveReport({ ledger, chooseSavePath, now }, all))
    return { path: saved?.path ?? '', bytes: readFileSync(saved?.path ?? '') }
  }
  return { ledger, pair, folder, save }
}

describe('a report on two documents', () => {
  it.each([
    ['markdown', 'md', ['# ', '2026-03-01T08:09:00.000Z', '/paths/~1orders/get/parameters/0']],
    ['html', 'html', ['<!doctype html>', '[masked 1]', '订单']],
    ['json', 'json', ['"format": "apig-ledger.document-comparison"', '"required-parameter-added"']]
  ] as const)(
    'is saved as %s under a safe name, masked unless asked for raw',
    async (format, ending, words) => {
      const { save, folder } = await withExports()
      const masked = await save({ format })
      expect(masked.path).toBe(join(folder, `new_订单-comparison.${ending}`))
      expect(readdirSync(folder)).toHaveLength(1)
      const text = masked.bytes.toString()
      for (const word of words) expect(text).toContain(word)
      for (const hidden of [secret, address, 'old-constant', 'old.example.com']) {
        expect(masked.bytes.includes(hidden), hidden).toBe(false)
        expect((await save({ format, isRaw: true })).bytes.includes(hidden), hidden).toBe(true)
      }
    }
  )

  it('is in the language that is asked for, and the same bytes each time', async () => {
    const { save } = await withExports()
    const english = await save({ format: 'markdown' })
    const chinese = await save({ format: 'markdown', language: 'zh-Hans' })
    expect(english.bytes.toString()).not.toMatch(/[\u4e00-\u9fff]{4}/)
    expect(chinese.bytes.toString()).toMatch(/[\u4e00-\u9fff]{4}/)
    expect((await save({ format: 'markdown' })).bytes.equals(english.bytes)).toBe(true)
    const html = await save({ format: 'html', language: 'zh-Hans' })
    expect(html.bytes.toString()).toContain('<html lang="zh-Hans">')
  })

  it('names both documents by their hashes and carries the policy', async () => {
    const { save } = await withExports()
    const overrides = { 'path-removed': 'compatible' } as const
    const { bytes } = await save({ format: 'json', profile: 'operators', overrides })
    const sha256 = (version: object): string =>
      createHash('sha256').update(JSON.stringify(version)).digest('hex')
    expect(JSON.parse(bytes.toString())).toMatchObject({
      profile: 'operators',
      overrides,
      before: { task_id: 'old', sha256: sha256(versions.before), seen_at: '2026-03-01T08:01:00.000Z' },
      after: { task_id: 'new', sha256: sha256(versions.after), seen_at: '2026-03-01T08:02:00.000Z' }
    })
  })

  it('is shown in its folder by its number, as long as it is there', async () => {
    const { save } = await withExports()
    const reports = new WrittenReports()
    const { path } = await save({ format: 'json' })
    expect(valueOf(reports.add({ ok: true, value: null }))).toBeNull()
    const first = valueOf(reports.add({ ok: true, value: { path } }))
    const second = valueOf(reports.add({ ok: true, value: { path: `${path}.gone` } }))
    const shown: string[] = []
    const show = (id = 0) => reports.show(id, (at) => shown.push(at))
    expect(show(first?.id)).toEqual({ ok: true, value: undefined })
    expect(shown).toEqual([path])
    expect(show(second?.id)).toMatchObject({ ok: false, error: { code: 'FILE_MISSING' } })
    expect(show(3)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    rmSync(path)
    expect(show(first?.id)).toMatchObject({ ok: false, error: { code: 'FILE_MISSING', params: { path } } })
    expect(shown).toEqual([path])
  })

  it('is not written when the person cancels, when nothing is to compare, or when the folder is gone', async () => {
    const { ledger, pair, folder } = await withExports()
    const wanted = { ...pair, profile: 'callers', format: 'json', language: 'en', isRaw: false } as const
    const cancel = async () => null
    expect(valueOf(await saveReport({ ledger, chooseSavePath: cancel, now }, wanted))).toBeNull()
    const gatewayId = await ledger.addGateway('Other')
    const text = await addExport(ledger, { task_id: 'text', document: 'no document', minute: 3, gatewayId })
    const chooseSavePath = async (name: string) => join(folder, 'gone', name)
    const none = await saveReport({ ledger, chooseSavePath, now }, { ...wanted, after: text })
    expect(none).toMatchObject({ ok: false, error: { code: 'NO_DOCUMENT' } })
    const missing = await saveReport({ ledger, chooseSavePath, now }, wanted)
    expect(missing).toMatchObject({ ok: false, error: { code: 'FOLDER_MISSING' } })
    expect(readdirSync(folder)).toEqual([])
  })
})
