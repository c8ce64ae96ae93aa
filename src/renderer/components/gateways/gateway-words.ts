import type { ConnectionTest, GatewayRow } from '@shared/contract/gateway'
import type { I18n } from '../../i18n.svelte'
import type { Tested } from '../../state/gateways.svelte'

/** What a gateway is called: as the person named it; the demo's in the language of the window. */
export function gatewayName({ isDemo, name }: Pick<GatewayRow, 'isDemo' | 'name'>, i18n: I18n): string {
  return isDemo ? i18n.t.gateways.demo : name
}

/** What polling of a gateway is doing, in a few words; missing credentials come first, since nothing works without. */
export function pollingWords(row: GatewayRow, i18n: I18n): string {
  const t = i18n.t.gateways
  if (row.polling === 'stopped') return t.polling.stopped
  const { storage } = row.credential
  if (!row.isDemo && (storage === 'absent' || storage === 'unreadable')) {
    return i18n.t.credentials.short[storage]
  }
  if (row.activeCount === 0) return t.polling.idle
  return t.polling.active(row.activeCount, i18n.amounts.count(row.activeCount))
}

/**
 * What is said of a gateway's trouble, once each: a lock says why nothing is asked and until when, so that neither the
 * stop nor the test that met it is told beside it; a test that works says that polling may go on instead of why it stopped.
 */
export function gatewayNotices(
  row: Pick<GatewayRow, 'lockedUntil' | 'polling' | 'stopReason' | 'stoppedAt'>,
  test: Tested | null
): { lockedUntil: number | null; isStopShown: boolean; test: Tested | null } {
  const { lockedUntil, polling, stopReason, stoppedAt } = row
  if (lockedUntil !== null) return { lockedUntil, isStopShown: false, test: null }
  if (polling !== 'stopped') return { lockedUntil, isStopShown: false, test }
  const works = test?.verdict === 'reached'
  const isOver = works && test.testedAt < (stoppedAt ?? 0)
  const isTold = test?.verdict === 'key_locked' && stopReason === 'key_locked'
  return { lockedUntil, isStopShown: !works || isOver, test: isOver || isTold ? null : test }
}

/** How a connection test went: `good` when it works, `warn` when waiting may help, `bad` when something must be done. */
export function toneOfVerdict(verdict: ConnectionTest['verdict']): 'good' | 'warn' | 'bad' {
  if (verdict === 'reached') return 'good'
  return verdict === 'throttled' || verdict === 'server_error' ? 'warn' : 'bad'
}

/**
 * What the other side said in a test that found something wrong, verbatim; empty when it said nothing. A test that
 * works is one that is answered "no such task", which would only confuse.
 */
export function testAnswer({ verdict, http_status, error_code, error_msg }: ConnectionTest): string {
  if (verdict === 'reached') return ''
  return [http_status === null ? null : `HTTP ${http_status}`, error_code, error_msg]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}
