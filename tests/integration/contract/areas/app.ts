import { expect } from 'vitest'
import { firstBackupBudget } from '@shared/backup-budgets'
import type { Scene } from '../scene'

/** The app itself, its settings and what the window shows. */
export async function askApp({ app, firstRun }: Scene): Promise<void> {
  const info = await app.ask('app.info', undefined)
  expect(info).toMatchObject({ ledgerError: null, secretStrength: 'strong' })
  await app.ask('app.openDataFolder', undefined)
  expect(app.shown).toEqual([info.dataFolder])
  const comparison = { profile: 'callers' as const, overrides: {} }
  const switches = { notifications: true, whenClosed: 'ask', openAtLogin: false } as const
  const kept = { ...switches, backupBudget: firstBackupBudget, comparison }
  const changed = { ...kept, ...({ language: 'zh-Hans', theme: 'dark' } as const) }
  expect(await app.ask('settings.set', { language: 'zh-Hans', theme: 'dark' })).toEqual(changed)
  expect(await app.ask('settings.get', undefined)).toEqual(changed)
  expect(await app.ask('rules.list', undefined)).toContainEqual({
    ...{ rule: 'anonymous-access-gained', number: 47 },
    ...{ callers: 'warning', operators: 'breaking', strict: 'breaking' }
  })
  await app.ask('window.shows', { taskId: firstRun })
  await app.ask('window.shows', { taskId: null })
  const more = { whenClosed: 'background', openAtLogin: true } as const
  expect(await app.ask('settings.set', more)).toEqual({ ...changed, ...more })
  await app.ask('window.leave', { how: 'background' })
  await app.ask('window.online', undefined)
}
