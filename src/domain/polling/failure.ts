/**
 * Why a request ended without a complete answer. Node's fetch and Electron's net name the same
 * event differently; main/api maps both to these codes, once.
 */
export const failureCodes = [
  'dns',
  'refused',
  'unreachable',
  'offline',
  'timeout',
  'tls',
  'proxy',
  'reset',
  'truncated',
  'too_large',
  'redirect_refused',
  'protocol',
  'blocked_port',
  'aborted',
  'unknown'
] as const
export type FailureCode = (typeof failureCodes)[number]

/** A failed request. `params` are facts for the sentence on the screen: host, redirect target, limit in bytes. */
export interface Failure {
  code: FailureCode
  params: Record<string, string | number>
}
