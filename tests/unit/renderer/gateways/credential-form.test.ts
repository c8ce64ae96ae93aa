import type { CredentialState } from '@shared/contract/credentials'
import { err, ok } from '@shared/result'
import { describe, expect, it } from 'vitest'
import {
  credentialExpiry,
  credentialWords
} from '../../../../src/renderer/components/gateways/credential-words'
import { I18n } from '../../../../src/renderer/i18n.svelte'
import { CredentialForm } from '../../../../src/renderer/state/credential-form.svelte'
import { FakeApi } from '../fake-api'

const stored: CredentialState = { kind: 'ak_sk', storage: 'stored', hint: 'HPUA…9XK2', expiresAt: null }

function filled(api: FakeApi, strength: 'strong' | 'weak' | 'none' = 'strong'): CredentialForm {
  const form = new CredentialForm(api, 'ak_sk', strength)
  form.fields.access_key = 'HPUAEXAMPLE0000A9XK2'
  form.fields.secret_key = 'opensesame'
  return form
}

describe('CredentialForm', () => {
  it('keeps what was entered and forgets it at once', async () => {
    const api = new FakeApi({ 'gateways.setCredentials': () => ok(stored) })
    const form = filled(api)
    expect(await form.save(7)).toEqual(ok(stored))
    const credential = { kind: 'ak_sk', access_key: 'HPUAEXAMPLE0000A9XK2', secret_key: 'opensesame' }
    expect(api.asked).toEqual([
      { method: 'gateways.setCredentials', input: { id: 7, credential, keep: 'system' } }
    ])
    expect(form.isEmpty).toBe(true)
    expect(JSON.stringify(form.fields)).not.toContain('opensesame')
  })

  it('keeps the fields when they could not be kept', async () => {
    const form = filled(new FakeApi({ 'gateways.setCredentials': () => err('INTERNAL', 'test') }))
    await form.save(7)
    expect(form.fields.secret_key).toBe('opensesame')
    expect(form.isSaving).toBe(false)
  })

  it('saves nothing that is incomplete', async () => {
    const api = new FakeApi({})
    const form = new CredentialForm(api, null, 'strong')
    expect(await form.save(7)).toBeNull()
    expect(form.isTried).toBe(true)
    expect(api.asked).toEqual([])
  })

  it('protects weakly only after consent, and wants neither disk nor keyring by itself where there is none', async () => {
    const api = new FakeApi({ 'gateways.setCredentials': () => ok(stored) })
    const form = filled(api, 'weak')
    expect(form.keep).toBe('this_run')
    form.keep = 'weak'
    expect(await form.save(7)).toBeNull()
    expect(api.asked).toEqual([])
    form.hasConsent = true
    expect((await form.save(7))?.ok).toBe(true)
    expect(api.asked[0]?.input).toMatchObject({ keep: 'weak' })
    expect(form.hasConsent).toBe(false)
    expect(new CredentialForm(api, null, 'none').keep).toBe('this_run')
  })

  it('fills the right kind from a paste and drops what was there', () => {
    const form = filled(new FakeApi({}))
    form.kind = 'iam_user'
    form.fields.password = 'old'
    expect(form.paste('User Name,Access Key Id,Secret Access Key\nci,AKAKAKAK,SKSK')).toBe('ak_sk')
    expect(form.kind).toBe('ak_sk')
    expect(form.fields).toMatchObject({ access_key: 'AKAKAKAK', secret_key: 'SKSK', password: '' })
    expect(form.paste('nothing')).toBeNull()
    expect(form.kind).toBe('ak_sk')
  })
})

describe('words about credentials', () => {
  const en = new I18n(() => 'en')
  const zh = new I18n(() => 'zh-Hans')
  const now = Date.UTC(2026, 2, 1, 8)

  it('name the kind, the hint and where they are', () => {
    expect(credentialWords(stored, en)).toBe('Now: an access key (HPUA…9XK2) · encrypted by this system')
    expect(credentialWords({ ...stored, storage: 'stored_weakly' }, en)).toContain('weakly protected')
    expect(credentialWords({ ...stored, kind: null, storage: 'absent' }, en)).toContain(
      'nothing can be asked'
    )
    expect(credentialWords(stored, zh)).toBe('当前：访问密钥（HPUA…9XK2） · 由系统加密保存')
  })

  it('say how long they are good, where somebody knows', () => {
    const temporary = { ...stored, kind: 'temporary_ak_sk' as const }
    expect(credentialExpiry(stored, en, now)).toBeNull()
    expect(credentialExpiry(temporary, en, now)?.text).toContain('is not known')
    const until = credentialExpiry({ ...temporary, expiresAt: now + 5_400_000 }, en, now)
    expect(until).toMatchObject({ isOver: false })
    expect(until?.text).toContain('1 hr 30 min left')
    expect(credentialExpiry({ ...temporary, expiresAt: now }, en, now)).toMatchObject({ isOver: true })
    const user = { ...stored, kind: 'iam_user' as const }
    expect(credentialExpiry(user, en, now)).toBeNull()
    expect(credentialExpiry({ ...user, expiresAt: now }, en, now)).toBeNull()
    expect(credentialExpiry({ ...user, expiresAt: now + 60_000 }, en, now)?.text).toContain(
      'replaced by itself'
    )
  })

  it('have a sentence for every obstacle, in both languages', () => {
    for (const i18n of [en, zh]) {
      for (const [code, text] of Object.entries(i18n.t.credentials.obstacles)) {
        expect(i18n.reason(code)).toBe(text)
      }
    }
  })
})
