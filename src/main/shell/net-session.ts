import { session, type Certificate, type ProxyConfig, type Session } from 'electron'
import type { NetworkSettings, ProxySettings } from '../api/network-settings'
import { CertificateJudge } from '../api/tls/judge'

/** A session of Chromium's network for one gateway. */
export interface NetSession {
  session: Session
  judge: CertificateJudge
  /** The proxy for an address as `host:port`; null: none, or nobody knows. */
  proxyOf(url: string): Promise<string | null>
}

/** Accepts a certificate; Chromium's own verdict stands. */
const accepted = 0
const asChromium = -3

/**
 * Sets a session up, in memory only, without cookies and cache, before anything leaves through it. The loopback is
 * never proxied: Chromium's rule, whatever the settings say.
 */
export async function openNetSession(name: string, settings: NetworkSettings): Promise<NetSession> {
  const own = session.fromPartition(name, { cache: false })
  // A session with languages fetches dictionaries from another host, even without a window.
  own.setSpellCheckerLanguages([])
  const judge = new CertificateJudge(settings.caCertificates, Date.now)
  own.setCertificateVerifyProc(({ hostname, certificate, verificationResult }, answer) => {
    const question = { host: hostname, chain: chainOf(certificate), verdict: verificationResult }
    answer(judge.trusts(question) ? accepted : asChromium)
  })
  await own.setProxy(proxyConfig(settings.proxy))
  return {
    session: own,
    judge,
    async proxyOf(url) {
      const found = await own.resolveProxy(url)
      return /^(?:PROXY|HTTPS|SOCKS\d?)\s+([^;\s]+)/.exec(found)?.[1] ?? null
    }
  }
}

function proxyConfig(proxy: ProxySettings): ProxyConfig {
  switch (proxy.mode) {
    case 'manual':
      return { mode: 'fixed_servers', proxyRules: `http://${proxy.address}` }
    case 'pac':
      return { mode: 'pac_script', pacScript: proxy.address }
    default:
      return { mode: proxy.mode }
  }
}

/** No server sends more than a handful; a self-signed certificate may name itself as its issuer. */
const maxChain = 10

function chainOf(certificate: Certificate): string[] {
  const chain: string[] = []
  let next: Certificate | undefined = certificate
  while (next !== undefined && chain.length < maxChain && !chain.includes(next.data)) {
    chain.push(next.data)
    next = (next as { issuerCert?: Certificate }).issuerCert
  }
  return chain
}
