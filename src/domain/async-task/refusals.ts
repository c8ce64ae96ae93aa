import type { PolicyReason } from './error-policy'

/** The policy's reasons that refuse the credentials themselves, whatever was asked with them. */
const refusals = [
  'key_locked',
  'key_unknown',
  'signature_mismatch',
  'signature_expired',
  'clock_skew',
  'token_missing',
  'token_expired',
  'token_unreadable',
  'token_without_project',
  'not_authenticated'
] as const satisfies readonly PolicyReason[]
export type RefusalReason = (typeof refusals)[number]

export function isRefusal(reason: string): reason is RefusalReason {
  return refusals.some((each) => each === reason)
}

/** Refusals that a new token of the same user may end (vendor's page, APIG.0307: "The token must be updated"). */
export function isRenewable(reason: string): boolean {
  return ['token_expired', 'token_unreadable', 'not_authenticated'].includes(reason)
}
