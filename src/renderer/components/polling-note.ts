import type { GatewayRow } from '@shared/contract/gateway'
import type { TaskRow } from '@shared/contract/task'
import type { I18n } from '../i18n.svelte'
import { gatewayName } from './gateways/gateway-words'

/** Why a task is not being asked about, in words; null while it is. `bad` wants something done by the person. */
export function pollingNote(
  task: TaskRow,
  gateway: GatewayRow | null,
  i18n: I18n
): { tone: 'quiet' | 'bad'; text: string } | null {
  const t = i18n.t.history
  // Read from a file and never observed: there was no polling that could have ended.
  if (gateway === null && task.firstObservedAt === null) return { tone: 'quiet', text: t.isUnattached }
  if (task.finalAt !== null) {
    return task.polling === 'active'
      ? null
      : { tone: 'quiet', text: t.isFinal(reachedAt(task, task.finalAt, i18n)) }
  }
  if (gateway === null) return { tone: 'quiet', text: t.isUnattached }
  if (task.polling === 'paused') return { tone: 'quiet', text: t.isPaused }
  if (task.polling === 'stopped') return { tone: 'bad', text: withReason(t.isStopped, task.stopReason, i18n) }
  if (gateway.polling === 'stopped') {
    return {
      tone: 'bad',
      text: withReason(t.isGatewayStopped(gatewayName(gateway, i18n)), gateway.stopReason, i18n)
    }
  }
  if (gateway.waiting) return { tone: 'quiet', text: waitingWords(gateway.waiting, i18n) }
  return null
}

/** Why a gateway is asked nothing at the moment, and when it is asked next. */
export function waitingWords(waiting: NonNullable<GatewayRow['waiting']>, i18n: I18n): string {
  const { reason, isFailure, until } = waiting
  const next = i18n.t.history.nextAttempt(i18n.times.clock(until))
  return i18n.t.common.sentences(isFailure ? i18n.failure(reason) : i18n.reason(reason), next)
}

function reachedAt(task: TaskRow, finalAt: number, i18n: I18n): string {
  const isFromFile = finalAt < (task.firstObservedAt ?? Infinity)
  if (isFromFile || task.notFinalAt === null) return i18n.t.detail.notLaterThan(i18n.times.full(finalAt))
  return i18n.t.common.between(...i18n.times.bounds(task.notFinalAt, finalAt))
}

function withReason(text: string, reason: string | null, i18n: I18n): string {
  return reason === null ? text : i18n.t.common.sentences(text, i18n.reason(reason))
}
