import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runComparisonJson } from '@domain/report/run-json'
import type { Input } from '@shared/contract'
import { describe, expect, it } from 'vitest'
import { saveImportReport } from '../../../src/main/exports/save-report'
import { minutes, openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'

const now = (): number => minutes(9)
const secret = 'a1b2c3d4'.repeat(5)
const host = 'backend.internal.example.com'
type Wanted = Input<'imports.report'>

const refused = (path: string) => ({
  ...{ method: 'POST', path, error_code: 'APIG.2011' },
  error_msg: `Invalid backend https://${host}/orders, X-Auth-Token: ${secret}`
})
const created = (path: string) => ({ id: `id-${path}`, method: 'GET', path, action: 'create' })

/** A ledger with two imports, and a folder to save into. */
async function withImports() {
  const ledger = await openTestLedger()
  const gatewayId = await ledger.addGateway()
  const add = async (task_id: string, lists: object, minute: number): Promise<number> => {
    const taskId = await ledger.addTask(task_id, { gatewayId })
    await ledger.write('task.describe', { id: taskId, name: `订单: ${task_id}` })
    const task_result = JSON.stringify({ group_id: 'group-1', success: [], failure: [], ...lists })
    const answer = { task_id, task_status: 'succeed', task_type: 'import_api', task_result }
    const bytes = new TextEncoder().encode(JSON.stringify(answer))
    return (await ledger.append(taskId, bytes, minutes(minute))).snapshotId
  }
  const pair = {
    before: await add('old', { success: [created('/a'), created('/gone')] }, 1),
    after: await add('new', { success: [created('/a')], failure: [refused('/b')] }, 2)
  }
  const folder = temporaryFolder()
  const chooseSavePath = async (name: string) => join(folder, name)
  const save = async (wanted: Pick<Wanted, 'format'> & Partial<Wanted>) => {
    const all = { ...pair, language: 'en', isRaw: false, ...wanted } as const
    const saved = valueOf(await saveImportReport({ ledger, chooseSavePath, now }, all))
    return { path: saved?.path ?? '', bytes: readFileSync(saved?.path ?? '') }
  }
  return { ledger, gatewayId, pair, folder, save }
}

describe('a report on two imports', () => {
  it.each([
    ['markdown', 'md', ['# ', '2026-03-01T08:09:00.000Z', '`POST /b`', 'APIG.2011', 'Not in this run']],
    ['html', 'html', ['<!doctype html>', '不在本次导入中', 'Not in this run', '[masked 1]']],
    ['json', 'json', ['"format": "apig-ledger.import-comparison"', '"not_in_run"']]
  ] as const)(
    'is saved as %s under a safe name, masked unless asked for raw',
    async (format, ending, words) => {
      const { save, folder } = await withImports()
      const masked = await save({ format })
      expect(masked.path).toBe(join(folder, `订单_ new-comparison.${ending}`))
      expect(readdirSync(folder)).toHaveLength(1)
      const text = masked.bytes.toString()
      for (const word of words) expect(text).toContain(word)
      for (const hidden of [secret, host]) {
        expect(masked.bytes.includes(hidden), hidden).toBe(false)
        expect((await save({ format, isRaw: true })).bytes.includes(hidden), hidden).toBe(true)
      }
      expect(text).not.toMatch(/delet|删除/i)
    }
  )

  it('is in the language that is asked for, and tells both runs and every API once', async () => {
    const { save } = await withImports()
    const english = (await save({ format: 'markdown' })).bytes.toString()
    const chinese = (await save({ format: 'markdown', language: 'zh-Hans' })).bytes.toString()
    expect(english.replaceAll('订单', '')).not.toMatch(/[\u4e00-\u9fff]/)
    expect(chinese).toContain('不在本次导入中')
    const json = runComparisonJson.parse(JSON.parse((await save({ format: 'json' })).bytes.toString()))
    expect(json.before).toMatchObject({ name: '订单: old', task_id: 'old', gateway: 'Production' })
    expect(json.after).toMatchObject({ group_id: 'group-1', seen_at: '2026-03-01T08:02:00.000Z' })
    expect(json.apis.map(({ id }) => id)).toEqual(['GET /a', 'POST /b', 'GET /gone'])
  })

  it('is not written when the person cancels, when one is no import, or when the folder is gone', async () => {
    const { ledger, gatewayId, pair, folder } = await withImports()
    const wanted = { ...pair, format: 'json', language: 'en', isRaw: false } as const
    const cancel = async () => null
    expect(valueOf(await saveImportReport({ ledger, chooseSavePath: cancel, now }, wanted))).toBeNull()
    const taskId = await ledger.addTask('export', { gatewayId })
    const { snapshotId } = await ledger.append(taskId, 'wire/export-succeed.json', minutes(3))
    const chooseSavePath = async (name: string) => join(folder, 'gone', name)
    const none = await saveImportReport({ ledger, chooseSavePath, now }, { ...wanted, after: snapshotId })
    expect(none).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
    const missing = await saveImportReport({ ledger, chooseSavePath, now }, wanted)
    expect(missing).toMatchObject({ ok: false, error: { code: 'FOLDER_MISSING' } })
    expect(readdirSync(folder)).toEqual([])
  })
})
