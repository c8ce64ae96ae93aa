import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppInfo, Settings } from '../../../src/shared/contract/app'
import { firstBackupBudget } from '@shared/backup-budgets'
import { firstComparisonSettings } from '@shared/comparison-settings'
import { err, ok } from '../../../src/shared/result'
import { messagesFor } from '../../../src/shared/i18n/messages'
import { I18n } from '../../../src/renderer/i18n.svelte'
import { AppState } from '../../../src/renderer/state/app.svelte'
import { Commands } from '../../../src/renderer/state/commands.svelte'
import { Navigation } from '../../../src/renderer/state/navigation.svelte'
import { Session } from '../../../src/renderer/state/session.svelte'
import { Toasts } from '../../../src/renderer/state/toasts.svelte'
import ToastsView from '../../../src/renderer/ui/Toasts.svelte'
import { FakeApi } from './fake-api'

const info: AppInfo = {
  version: '0.1.0',
  electron: '45.4.1',
  platform: 'linux',
  systemLanguage: 'zh-Hans',
  dataFolder: '/data',
  secretStrength: 'strong',
  ledgerError: null
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('Session', () => {
  it('follows the system’s language until the person chooses one', async () => {
    let settings: Settings = {
      ...{ language: 'system', theme: 'system', notifications: true, whenClosed: 'ask', openAtLogin: false },
      backupBudget: firstBackupBudget,
      comparison: firstComparisonSettings
    }
    const api = new FakeApi({ 'app.info': () => ok(info), 'settings.get': () => ok(settings) })
    const session = new Session(api)
    const stop = session.listen()
    await session.load()
    expect(session.language).toBe('zh-Hans')
    settings = { ...settings, language: 'en', theme: 'dark', notifications: false }
    api.emit('settings.changed', {})
    await vi.advanceTimersByTimeAsync(0)
    expect(session.language).toBe('en')
    expect(session.settings.theme).toBe('dark')
    stop()
  })

  it('knows of trouble with storage until it is over', () => {
    const api = new FakeApi({})
    const session = new Session(api)
    const stop = session.listen()
    api.emit('storage.changed', { trouble: 'DISK_FULL', waiting: 3 })
    expect(session.storageTrouble).toMatchObject({ code: 'DISK_FULL', params: { waiting: 3 } })
    api.emit('storage.changed', { trouble: null, waiting: 0 })
    expect(session.storageTrouble).toBeNull()
    stop()
  })
})

describe('AppState', () => {
  it('asks for nothing more when the ledger could not be opened', async () => {
    const api = new FakeApi({
      'app.info': () => ok({ ...info, ledgerError: 'LEDGER_NEWER' }),
      'settings.get': () => err('LEDGER_NEWER', 'newer')
    })
    const app = new AppState(api)
    await app.start()
    expect(app.session.info?.ledgerError).toBe('LEDGER_NEWER')
    expect(api.asked).toHaveLength(2)
  })
})

describe('Navigation', () => {
  it('opens a task at its latest answer', () => {
    const navigation = new Navigation()
    navigation.openTask(1, 55)
    expect(navigation).toMatchObject({ view: 'history', taskId: 1, snapshotId: 55 })
    navigation.openTask(2)
    expect(navigation.snapshotId).toBeNull()
  })

  it('keeps the task while another screen is shown', () => {
    const navigation = new Navigation()
    navigation.openTask(1)
    navigation.openCompare(null, 9)
    expect(navigation).toMatchObject({ view: 'compare', taskId: 1, comparison: { before: null, after: 9 } })
  })
})

describe('Commands', () => {
  it('go to whoever answers them now', () => {
    const commands = new Commands()
    const heard: string[] = []
    const stopOld = commands.register('find', () => heard.push('old'))
    const stopNew = commands.register('find', () => heard.push('new'))
    stopOld()
    expect(commands.run('find')).toBe(true)
    stopNew()
    expect(commands.run('find')).toBe(false)
    expect(commands.isAvailable('find')).toBe(false)
    expect(heard).toEqual(['new'])
  })
})

describe('Toasts', () => {
  it('go by themselves, failures stay, four at most', async () => {
    const i18n = new I18n(() => 'en')
    const toasts = new Toasts()
    toasts.show({ tone: 'good', text: () => 'saved' })
    const failure = toasts.show({ tone: 'bad', text: () => 'not saved' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(toasts.said(i18n).map((toast) => toast.text)).toEqual(['not saved'])
    toasts.close(failure)
    for (let n = 1; n <= 6; n++) toasts.show({ tone: 'bad', text: () => String(n) })
    expect(toasts.said(i18n).map((toast) => toast.text)).toEqual(['3', '4', '5', '6'])
  })

  it('speak the language of the moment, their actions too', async () => {
    const api = new FakeApi({ 'app.info': () => ok(info) })
    const session = new Session(api)
    const i18n = new I18n(() => session.language)
    const toasts = new Toasts()
    const error = { code: 'DISK_FULL' as const, message: 'full', params: { waiting: 2 } }
    const action = { label: ({ t }: I18n) => t.detail.showInFolder, run: () => undefined }
    toasts.show({ tone: 'bad', text: (words) => words.error(error), action })
    for (const language of ['zh-Hans', 'en', 'zh-Hans'] as const) {
      session.settings = { ...session.settings, language }
      const [said] = toasts.said(i18n)
      expect(said?.text).toContain(messagesFor(language).errors.DISK_FULL({}))
      expect(said?.action?.label).toBe(messagesFor(language).detail.showInFolder)
    }
  })

  it('change on the screen when the language does', () => {
    const session = new Session(new FakeApi({}))
    const i18n = new I18n(() => session.language)
    const state = new Toasts()
    state.show({ tone: 'good', text: ({ t }) => t.common.copied })
    const props = {
      get toasts() {
        return state.said(i18n)
      },
      closeLabel: 'x',
      onclose: () => undefined
    }
    const view = mount(ToastsView, { target: document.body, props })
    for (const language of ['en', 'zh-Hans'] as const) {
      session.settings = { ...session.settings, language }
      flushSync()
      expect(document.querySelector('.toast')?.textContent).toContain(messagesFor(language).common.copied)
    }
    void unmount(view)
  })
})
