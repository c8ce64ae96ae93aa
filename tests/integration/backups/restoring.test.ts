import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { nameOfBackup } from '../../../src/main/ledger/backups/backup-name'
import { factsPath, listBackups } from '../../../src/main/ledger/backups/backup-folder'
import { appendAnswers, backupFolderOf, backupsOf, inDatabase, overwrite } from '../../support/backup-folder'
import { workersFolder } from '../../support/build-workers'
import { firstLedger, writeFirstLedger } from '../../support/first-ledger'
import { openTestLedger, temporaryFolder, valueOf } from '../../support/ledger'
import { RealApp } from '../../support/real-app'

const profile = {
  endpoint: 'https://apig.example.com',
  project_id: 'p',
  instance_id: 'i',
  iam_endpoint: null
}
const addGateway = (app: RealApp, name: string) => app.ask('gateways.save', { id: null, name, ...profile })
const gateways = async (app: RealApp) => (await app.ask('gateways.list', undefined)).map(({ name }) => name)

async function startApp(userData = temporaryFolder()): Promise<RealApp> {
  const app = new RealApp(userData)
  await app.app.start()
  return app
}

/** A ledger of 60 answers as a process that was killed left it, with a log beside it, and a backup of its first 20. */
async function killedLedger() {
  const ledger = await openTestLedger()
  const taskId = await ledger.addTask('task-1')
  await appendAnswers(ledger, taskId, 20)
  valueOf(await backupsOf(ledger.file).make('automatic'))
  await appendAnswers(ledger, taskId, 40, 20)
  const folder = temporaryFolder()
  for (const end of ['', '-wal', '-shm'])
    copyFileSync(`${ledger.file}${end}`, join(folder, `ledger.db${end}`))
  cpSync(backupFolderOf(ledger.file), join(folder, 'backups'), { recursive: true })
  await ledger.close()
  expect(statSync(join(folder, 'ledger.db-wal')).size).toBeGreaterThan(0)
  return { file: join(folder, 'ledger.db'), copy: listBackups(join(folder, 'backups'))[0]?.path ?? '' }
}

const child = fileURLToPath(new URL('restoring-child.mjs', workersFolder))

describe('a process that is killed while it puts a backup back', () => {
  it.each([
    ['decide', 60],
    ['set aside', 20],
    ['set the log aside', 20],
    ['replace', 20],
    ['end', 20],
    ['none', 20]
  ])('before the step “%s” leaves a whole ledger of %i answers', async (step, expected) => {
    const { file, copy } = await killedLedger()
    const aside = join(file, '..', 'set-aside')
    const { signal, status } = spawnSync(process.execPath, [child, file, copy, aside, step])
    expect(step === 'none' ? status : signal).toBe(step === 'none' ? 0 : 'SIGKILL')
    expect(existsSync(file)).toBe(true)
    const ledger = await openTestLedger(file)
    const check = valueOf(await ledger.read('ledger.verify', null))
    expect(check).toEqual({ checked: expected, brokenAt: null, isComplete: true })
    await ledger.close()
    expect(inDatabase(file, 'PRAGMA integrity_check')).toBe('ok')
    expect(readdirSync(join(file, '..')).filter((name) => /\.restor/.test(name))).toEqual([])
    // The one that was replaced is still there with its log, and as whole.
    if (expected === 20) {
      const old = new Database(join(aside, 'ledger.db'))
      expect(old.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBe(60)
      old.close()
    }
  })
})

describe('putting a backup back', () => {
  it('of the first version of the app brings it up to date', async () => {
    const app = await startApp()
    await addGateway(app, 'Of today')
    const folder = join(app.userData, 'backups')
    mkdirSync(folder, { recursive: true })
    writeFirstLedger(
      join(folder, nameOfBackup({ sequence: 1, madeAt: Date.UTC(2026, 2, 1), reason: 'automatic' }))
    )
    const preview = await app.ask('backups.preview', { sequence: 1 })
    expect(preview).toMatchObject({
      backup: { state: 'verified', schemaVersion: 1 },
      lost: { gateways: 1, tasks: 0, snapshots: 0 },
      gained: { gateways: firstLedger.gateways, tasks: firstLedger.tasks, snapshots: firstLedger.snapshots }
    })
    await app.ask('backups.restore', { sequence: 1 })
    expect(await gateways(app)).toEqual(['Gateway 1', 'Gateway 2'])
    expect(await app.ask('settings.get', undefined)).toMatchObject({ theme: 'dark' })
    const { rows } = await app.ask('backups.list', { offset: 0, limit: 9 })
    expect(rows.map(({ reason, state }) => `${reason} ${state}`)).toEqual([
      'before_update verified',
      'before_restore verified',
      'automatic verified'
    ])
    await app.ask('backups.restore', { sequence: rows[1]?.sequence ?? 0 })
    expect(await gateways(app)).toEqual(['Of today'])
  })

  it('over a ledger that was damaged sets that aside, untouched', async () => {
    const app = await startApp()
    const file = join(app.userData, 'ledger', 'ledger.db')
    await addGateway(app, 'Kept')
    const { sequence } = await app.ask('backups.make', undefined)
    await addGateway(app, 'In the damaged one only')
    inDatabase(file, 'PRAGMA wal_checkpoint(TRUNCATE)')
    overwrite(file, (statSync(file).size >> 1) & ~4095, randomBytes(12_000))
    await app.ask('backups.restore', { sequence })
    expect(await gateways(app)).toEqual(['Kept'])
    const [aside = ''] = readdirSync(join(file, '..')).filter((name) => name.startsWith('set-aside-'))
    const old = readFileSync(join(file, '..', aside, 'ledger.db'))
    expect(old.includes('In the damaged one only')).toBe(true)
    expect((await app.ask('backups.list', { offset: 0, limit: 9 })).rows.map(({ reason }) => reason)).toEqual(
      ['by_hand']
    )
  })

  it('that is damaged, newer or gone changes nothing at all', async () => {
    const app = await startApp()
    await addGateway(app, 'Kept')
    const damaged = await app.ask('backups.make', undefined)
    const newer = await app.ask('backups.make', undefined)
    overwrite(damaged.path, damaged.size >> 1, randomBytes(4096))
    // As its own version of the app would have left it, but for the facts beside it.
    inDatabase(newer.path, 'PRAGMA user_version = 999')
    rmSync(factsPath(newer.path))
    for (const [sequence, code] of [
      [damaged.sequence, 'BACKUP_DAMAGED'],
      [newer.sequence, 'BACKUP_NEWER'],
      [99, 'NOT_FOUND']
    ] as const)
      expect(await app.app.answer('backups.restore', { sequence })).toMatchObject({
        ok: false,
        error: { code }
      })
    expect(await gateways(app)).toEqual(['Kept'])
    expect(readdirSync(join(app.userData, 'ledger')).filter((name) => !/-(wal|shm)$/.test(name))).toEqual([
      'ledger.db'
    ])
    expect(await app.ask('backups.list', { offset: 0, limit: 9 })).toMatchObject({ total: 2 })
  })

  it('keeps whoever asks meanwhile waiting for the ledger that comes, and can be asked for once at a time', async () => {
    const app = await startApp()
    await addGateway(app, 'First')
    const { sequence } = await app.ask('backups.make', undefined)
    await addGateway(app, 'Second')
    const restoring = app.ask('backups.restore', { sequence })
    const twice = await app.app.answer('backups.restore', { sequence })
    expect(twice).toMatchObject({ ok: false, error: { code: 'LEDGER_BUSY' } })
    await app.until(async () => app.count('ledger.replaced') > 0 || (await gateways(app)).length > 0)
    await restoring
    expect(await gateways(app)).toEqual(['First'])
    await app.app.stop()
    const again = await startApp(app.userData)
    expect(await gateways(again)).toEqual(['First'])
  })
})
