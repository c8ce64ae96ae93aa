import { describe, expect, it } from 'vitest'
import type { Settings } from '@shared/contract/app'
import { firstBackupBudget } from '@shared/backup-budgets'
import { firstComparisonSettings } from '@shared/comparison-settings'
import { Session } from '../../../../src/renderer/state/session.svelte'
import { SettingsState } from '../../../../src/renderer/state/settings.svelte'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi, later } from '../fake-api'

const defaults: Settings = {
  ...{ language: 'system', theme: 'system', notifications: true, whenClosed: 'ask', openAtLogin: false },
  backupBudget: firstBackupBudget,
  comparison: firstComparisonSettings
}

describe('SettingsState', () => {
  it('applies a change at once and keeps what main answers', async () => {
    const kept = later<void>()
    const api = new FakeApi({
      'settings.set': async (changes) => {
        await kept.promise
        return ok({ ...defaults, ...(changes as Partial<Settings>) })
      }
    })
    const session = new Session(api)
    const changed = new SettingsState(api, session).change({ language: 'zh-Hans' })
    expect(session.language).toBe('zh-Hans')
    kept.resolve()
    expect(await changed).toBeNull()
    expect(session.settings).toEqual({ ...defaults, language: 'zh-Hans' })
  })

  it('goes back when the change could not be kept', async () => {
    const api = new FakeApi({ 'settings.set': () => err('DISK_FULL', 'test') })
    const session = new Session(api)
    expect((await new SettingsState(api, session).change({ theme: 'dark' }))?.code).toBe('DISK_FULL')
    expect(session.settings.theme).toBe('system')
  })

  it('changes the severity of one rule and leaves the others alone', async () => {
    const api = new FakeApi({ 'settings.set': () => err('DISK_FULL', 'test') })
    const session = new Session(api)
    session.settings = {
      ...defaults,
      comparison: {
        profile: 'strict',
        overrides: { 'host-changed': 'warning', 'rule-of-tomorrow': 'breaking' }
      }
    }
    const changed = new SettingsState(api, session).change({
      comparison: { overrides: { 'cors-off': 'compatible', 'host-changed': null } }
    })
    expect(session.settings.comparison.overrides).toEqual({
      'cors-off': 'compatible',
      'rule-of-tomorrow': 'breaking'
    })
    expect(session.policy).toEqual({ profile: 'strict', overrides: { 'cors-off': 'compatible' } })
    expect((await changed)?.code).toBe('DISK_FULL')
    expect(session.policy).toEqual({ profile: 'strict', overrides: { 'host-changed': 'warning' } })
  })

  it('does not undo a later change when the answer to an earlier one arrives, and goes back to what is kept', async () => {
    const answers = [later<void>(), later<void>()]
    const [first, second] = answers
    let asked = 0
    const api = new FakeApi({
      'settings.set': async (change) => {
        const number = asked++
        await answers[number]?.promise
        return number === 0 ? ok({ ...defaults, ...(change as Partial<Settings>) }) : err('DISK_FULL', 'test')
      }
    })
    const session = new Session(api)
    session.settings = defaults
    const settings = new SettingsState(api, session)
    const changes = [settings.change({ theme: 'dark' }), settings.change({ language: 'zh-Hans' })]
    first?.resolve()
    expect(await changes[0]).toBeNull()
    expect(session.settings).toEqual({ ...defaults, theme: 'dark', language: 'zh-Hans' })
    second?.resolve()
    expect((await changes[1])?.code).toBe('DISK_FULL')
    expect(session.settings).toEqual({ ...defaults, theme: 'dark' })
  })

  it('is not set back by what is read while a change is on its way, whoever made it', async () => {
    const [first, second, read] = [later<void>(), later<void>(), later<void>()]
    const waiting = [first, second]
    let kept = defaults
    const api = new FakeApi({
      'settings.set': async (change) => {
        kept = { ...kept, ...(change as Partial<Settings>) }
        const answer = ok(kept)
        await waiting.shift()?.promise
        return answer
      },
      'settings.get': async () => {
        const answer = ok(kept)
        await read.promise
        return answer
      }
    })
    const session = new Session(api)
    const stop = session.listen()
    const earlier = new SettingsState(api, session).change({ theme: 'dark' })
    api.emit('settings.changed', {})
    const latest = new SettingsState(api, session).change({ theme: 'light' })
    first.resolve()
    await earlier
    read.resolve()
    // Every promise that the event set off has ended by then.
    await new Promise((done) => setTimeout(done))
    expect([session.settings.theme, api.count('settings.get')]).toEqual(['light', 1])
    second.resolve()
    await latest
    stop()
    expect(session.settings.theme).toBe('light')
  })

  it('keeps the policy the same object while something else changes', () => {
    const session = new Session(new FakeApi({}))
    const { policy } = session
    session.settings = { ...defaults, theme: 'dark', comparison: { profile: 'callers', overrides: {} } }
    expect(session.policy).toBe(policy)
    session.settings = { ...defaults, comparison: { profile: 'strict', overrides: {} } }
    expect(session.policy).toEqual({ profile: 'strict' })
  })

  it('opens the data folder, or says why not', async () => {
    const open = (answer: ReturnType<typeof ok<void>> | ReturnType<typeof err>) => {
      const api = new FakeApi({ 'app.openDataFolder': () => answer })
      return new SettingsState(api, new Session(api)).openDataFolder()
    }
    expect(await open(ok(undefined))).toBeNull()
    expect((await open(err('FILE_MISSING', 'test')))?.code).toBe('FILE_MISSING')
  })
})
