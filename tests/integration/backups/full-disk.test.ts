import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { appendAnswers, backupBytes, backupsOf } from '../../support/backup-folder'
import { canMount, fillDisk, mountSmallDisk } from '../../support/faults/small-disk'
import { openTestLedger, valueOf } from '../../support/ledger'

/** A ledger on one disk with a backup on another one. */
async function onSmallDisk(megabytes: number) {
  const disk = mountSmallDisk(megabytes)
  onTestFinished(disk.unmount)
  const folder = join(disk.folder, 'backups')
  mkdirSync(folder)
  const ledger = await openTestLedger()
  const taskId = await ledger.addTask('task-1')
  await appendAnswers(ledger, taskId, 30)
  const backups = backupsOf(ledger.file, folder)
  valueOf(await backups.make('automatic'))
  return { disk, folder, ledger, taskId, backups }
}

if (canMount) {
  it('a disk without room: said, earlier backups as they were, and the next one comes when there is room', async () => {
    const { disk, folder, ledger, taskId, backups } = await onSmallDisk(4)
    const before = backupBytes(folder)
    const filler = join(disk.folder, 'filler')
    fillDisk(filler)
    await appendAnswers(ledger, taskId, 30, 30)
    backups.budgetBytes = 1
    expect(await backups.make('automatic')).toMatchObject({ ok: false, error: { code: 'BACKUP_NO_SPACE' } })
    expect((await backups.state()).trouble?.code).toBe('BACKUP_NO_SPACE')
    expect(backupBytes(folder)).toEqual(before)
    expect(readdirSync(folder)).toHaveLength(2)
    rmSync(filler)
    expect(valueOf(await backups.make('automatic')).snapshots).toBe(60)
    expect((await backups.state()).trouble).toBeNull()
  })

  it('a folder that may only be read: said, and what is in it can still be looked at and tried', async () => {
    const { disk, folder, backups } = await onSmallDisk(4)
    const before = backupBytes(folder)
    execFileSync('mount', ['-o', 'remount,ro', disk.folder])
    expect(await backups.make('by_hand')).toMatchObject({ ok: false, error: { code: 'BACKUP_NOT_WRITTEN' } })
    expect(valueOf(await backups.preview(1)).then.snapshots).toBe(30)
    expect(valueOf(await backups.drill(null))).toMatchObject({ problem: null, snapshots: 30 })
    expect(backupBytes(folder)).toEqual(before)
    execFileSync('mount', ['-o', 'remount,rw', disk.folder])
    expect(valueOf(await backups.make('by_hand')).sequence).toBe(2)
  })
}

it('a place where there can be no folder: said', async () => {
  const ledger = await openTestLedger()
  const backups = backupsOf(ledger.file, join(ledger.file, 'backups'))
  expect(await backups.make('by_hand')).toMatchObject({ ok: false, error: { code: 'BACKUP_NOT_WRITTEN' } })
  expect(await backups.state()).toMatchObject({ count: 0, newest: null })
})
