import type { CredentialState } from '@shared/contract/credentials'
import type { I18n } from '../../i18n.svelte'

/** What credentials a gateway has and where they are kept. */
export function credentialWords({ kind, storage, hint }: CredentialState, i18n: I18n): string {
  const t = i18n.t.credentials
  if (kind === null || storage === 'absent') return t.none
  return `${t.current(t.kindNames[kind], hint ?? '')} · ${t.storage[storage]}`
}

/** Until when they are good; null when that is not theirs to say. `now` is epoch ms. */
export function credentialExpiry(
  { kind, storage, expiresAt }: CredentialState,
  i18n: I18n,
  now: number
): { text: string; isOver: boolean } | null {
  const t = i18n.t.credentials
  if (storage === 'absent' || (kind !== 'temporary_ak_sk' && kind !== 'iam_user')) return null
  if (expiresAt === null) return kind === 'iam_user' ? null : { text: t.expiresUnknown, isOver: false }
  const at = i18n.times.full(expiresAt)
  // The token of an IAM user is replaced by itself: that it is over is no news.
  if (expiresAt <= now) return kind === 'iam_user' ? null : { text: t.expired(at), isOver: true }
  const left = i18n.times.duration(expiresAt - now)
  return { text: kind === 'iam_user' ? t.tokenUntil(at, left) : t.validUntil(at, left), isOver: false }
}
