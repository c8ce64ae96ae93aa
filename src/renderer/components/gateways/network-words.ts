import type { ConnectionTest } from '@shared/contract/gateway'
import type { CertificateRow, ProxyMode } from '@shared/contract/network'
import { regionEndpoints, regionIds, type RegionId } from '@shared/regions'
import type { I18n } from '../../i18n.svelte'
import type { Fact } from '../detail/fact'

/** In the order in which they are offered. */
export const proxyModeNames: readonly ProxyMode[] = ['system', 'direct', 'manual', 'pac']

/** What a person compares before they trust a certificate. */
export function certificateFacts(
  { subject, issuer, validFrom, validTo, fingerprint }: CertificateRow,
  i18n: I18n
): Fact[] {
  const validity = i18n.t.network.validity(day(validFrom), day(validTo))
  return facts({ subject, issuer, validity, fingerprint }, i18n)
}

/** The certificate that a connection test met; empty when it met none. */
export function faultyCertificate({ failureParams }: ConnectionTest, i18n: I18n): Fact[] {
  const { subject, issuer, validFrom, validTo, fingerprint } = failureParams
  if (fingerprint === undefined) return []
  const validity = i18n.t.network.validity(String(validFrom), String(validTo))
  const texts = { subject: String(subject), issuer: String(issuer), fingerprint: String(fingerprint) }
  return facts({ ...texts, validity }, i18n)
}

function facts(texts: Record<'subject' | 'issuer' | 'validity' | 'fingerprint', string>, i18n: I18n): Fact[] {
  const t = i18n.t.network.facts
  return [
    { term: t.subject, value: texts.subject },
    { term: t.issuer, value: texts.issuer },
    { term: t.validity, value: texts.validity },
    { term: t.fingerprint, value: texts.fingerprint, monospace: true }
  ]
}

/** As ISO 8601 writes it, by UTC, as certificates count. */
function day(time: number): string {
  return Number.isNaN(time) ? '–' : new Date(time).toISOString().slice(0, 10)
}

/** The clock of this computer against the service's; null within a minute, or when nothing is known. */
export function clockNote({ clockAheadMs }: ConnectionTest, i18n: I18n): string | null {
  if (clockAheadMs === null || Math.abs(clockAheadMs) < 60_000) return null
  const t = i18n.t.network
  const by = i18n.times.duration(Math.abs(clockAheadMs))
  return clockAheadMs > 0 ? t.clockAhead(by) : t.clockBehind(by)
}

/** What happened and what to do, in a few sentences. */
export function testWords(test: ConnectionTest, i18n: I18n): string {
  const { text } = i18n.t.network.verdicts[test.verdict]
  if (test.failureCode !== null) {
    return i18n.t.common.sentences(i18n.failure(test.failureCode, test.failureParams), text)
  }
  return test.obstacle === null || test.verdict === 'no_token' ? text : i18n.reason(test.obstacle)
}

/** The region's name, or its id where no name is known. */
export function regionName(id: RegionId, i18n: I18n): string {
  const names: Record<string, string | undefined> = i18n.t.network.regions
  return names[id] ?? id
}

/** The regions whose name, id or endpoint holds every word that was typed. */
export function findRegions(typed: string, i18n: I18n): RegionId[] {
  const words = typed.toLowerCase().split(/\s+/)
  return regionIds.filter((id) => {
    const text = `${id} ${regionName(id, i18n)} ${regionEndpoints(id).endpoint}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
