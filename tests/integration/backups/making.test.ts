import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factsPath, listBackups, newestVerifiedBackup } from '../../../src/main/ledger/backups/backup-folder'
import {
  appendAnswers,
  backupBytes,
  backupFolderOf,
  backupsOf,
  inDatabase,
  overwrite
} from '../../support/backup-folder'
import { openTestLedger, valueOf } from '../../support/ledger'

/** A closed ledger with answers and two backups of it. */
async function backedUp(answers = 40) {
  const ledger = await openTestLedger()
  const taskId = await ledger.addTask('task-1')
  await appendAnswers(ledger, taskId, answers)
  const backups = backupsOf(ledger.file)
  valueOf(await backups.make('automatic'))
  valueOf(await backups.make('automatic'))
  await ledger.close()
  return { file: ledger.file, folder: backupFolderOf(ledger.file), backups }
}

describe('a backup', () => {
  it('is for its owner only, needs no log beside it, and says what it holds', async () => {
    const { folder, backups } = await backedUp()
    const { newest } = await backups.state()
    expect(newest).toMatchObject({ sequence: 2, state: 'verified', snapshots: 40, appVersion: '1.2.3' })
    expect(newest?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(readdirSync(folder)).toHaveLength(4)
    if (process.platform !== 'win32') {
      for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    }
    expect(inDatabase(newest?.path ?? '', 'PRAGMA journal_mode')).toBe('delete')
  })

  it('whose facts are lost, or are about other bytes, is checked again before it is used', async () => {
    const { folder, backups } = await backedUp()
    const [second, first] = listBackups(folder)
    rmSync(factsPath(first?.path ?? ''))
    writeFileSync(factsPath(second?.path ?? ''), '{"format":1,"size":')
    const afresh = backupsOf(backups.folder.replace(/backups$/, 'ledger.db'))
    expect((await afresh.state()).newest).toMatchObject({ state: 'unchecked', snapshots: null })
    expect(newestVerifiedBackup(folder)).toBeNull()
    expect(valueOf(await afresh.preview(2)).backup).toMatchObject({ state: 'verified', snapshots: 40 })
    expect(newestVerifiedBackup(folder)?.sequence).toBe(2)
    expect(valueOf(await afresh.drill(1)).problem).toBeNull()
    expect(listBackups(folder).map(({ facts }) => facts?.contents)).toEqual([
      second?.facts?.contents,
      first?.facts?.contents
    ])
  })

  it('that was changed afterwards is found out, refused, and no longer the newest verified one', async () => {
    const { folder, backups } = await backedUp()
    const [newest] = listBackups(folder)
    overwrite(newest?.path ?? '', (newest?.size ?? 0) - 100, randomBytes(50))
    expect(newestVerifiedBackup(folder)?.sequence).toBe(1)
    expect(await backups.preview(2)).toMatchObject({ ok: false, error: { code: 'BACKUP_DAMAGED' } })
    expect(await backups.stage(2)).toMatchObject({ ok: false, error: { code: 'BACKUP_DAMAGED' } })
    expect((await backups.state()).newest).toMatchObject({ state: 'damaged', problem: 'changed' })
    expect(valueOf(await backups.drill(2)).problem).not.toBeNull()
    expect(valueOf(await backups.drill(null))).toMatchObject({ sequence: 1, problem: null, bodies: 40 })
  })

  it('takes no older one away unless it has passed: the budget is kept by good ones only', async () => {
    const { file, folder, backups } = await backedUp()
    const { totalBytes } = await backups.state()
    backups.budgetBytes = totalBytes
    expect(valueOf(await backups.make('by_hand')).sequence).toBe(3)
    expect(listBackups(folder).map(({ sequence }) => sequence)).toEqual([3, 2])
    inDatabase(file, "UPDATE snapshot SET request_id = 'other' WHERE id = 7")
    backups.budgetBytes = 1
    expect(await backups.make('automatic')).toMatchObject({ ok: false, error: { code: 'LEDGER_DAMAGED' } })
    expect(listBackups(folder).map(({ sequence }) => sequence)).toEqual([3, 2])
  })

  it('numbered on after one that was removed by hand, and what an interrupted one left is removed', async () => {
    const { folder, backups } = await backedUp()
    rmSync(listBackups(folder)[1]?.path ?? '')
    writeFileSync(join(folder, 'backup-000003-20260101T000000Z-automatic.db.part'), 'half')
    writeFileSync(join(folder, 'my-own-copy.db'), 'of the person')
    expect(valueOf(await backups.make('by_hand')).sequence).toBe(3)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(2)
    expect(readFileSync(join(folder, 'my-own-copy.db'), 'utf8')).toBe('of the person')
  })
})

describe('a ledger that was damaged', () => {
  it.each([
    [
      'by random bytes in its middle',
      (file: string, size: number) => overwrite(file, size >> 1, randomBytes(20_000))
    ],
    [
      'by random bytes at its end',
      (file: string, size: number) => overwrite(file, size - 9000, randomBytes(9000))
    ],
    ['in its first page', (file: string) => overwrite(file, 100, randomBytes(2000))],
    [
      'by somebody who changed a row',
      (file: string) => inDatabase(file, 'UPDATE snapshot SET observed_at = 1 WHERE id = 3')
    ],
    ['by a row that is gone', (file: string) => inDatabase(file, 'DELETE FROM snapshot WHERE id = 40')],
    [
      'in one stored text, which neither pages nor chain tell',
      (file: string) => inDatabase(file, 'UPDATE body SET packed = zeroblob(length(packed)) WHERE id = 5')
    ]
  ] as [string, (file: string, size: number) => unknown][])(
    '%s is never backed up, and every backup stays and still opens',
    async (_, damage) => {
      const { file, folder, backups } = await backedUp()
      const before = backupBytes(folder)
      damage(file, statSync(file).size)
      backups.budgetBytes = 1
      for (const reason of ['automatic', 'by_hand'] as const)
        expect(await backups.make(reason)).toMatchObject({ ok: false, error: { code: 'LEDGER_DAMAGED' } })
      expect(backupBytes(folder)).toEqual(before)
      expect((await backups.state()).trouble).toMatchObject({ code: 'LEDGER_DAMAGED' })
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
      for (const { sequence } of listBackups(folder))
        expect(valueOf(await backups.drill(sequence))).toMatchObject({ problem: null, snapshots: 40 })
    }
  )
})

describe('a backup while answers are being kept', () => {
  it('holds a whole chain of some moment in between, and the next one all of it', async () => {
    const ledger = await openTestLedger()
    const taskId = await ledger.addTask('task-1')
    await appendAnswers(ledger, taskId, 100)
    const backups = backupsOf(ledger.file)
    let isMade = false
    const writing = (async () => {
      for (let index = 100; !isMade; index += 1) await appendAnswers(ledger, taskId, 1, index)
    })()
    const during = []
    for (let time = 0; time < 3; time += 1) during.push(valueOf(await backups.make('automatic')))
    isMade = true
    await writing
    const counts = during.map(({ snapshots }) => snapshots ?? 0)
    expect(counts.every((count, index) => count > (counts[index - 1] ?? 99))).toBe(true)
    for (const { sequence } of during) expect(valueOf(await backups.drill(sequence)).problem).toBeNull()
    const all = valueOf(await ledger.read('ledger.verify', null)).checked
    expect(valueOf(await backups.make('automatic')).snapshots).toBe(all)
    expect(all).toBeGreaterThan(counts.at(-1) ?? 0)
  })
})
