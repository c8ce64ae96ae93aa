import type { AuthInfo } from 'electron'
import type { NetworkSettings } from '../api/network-settings'

type Answer = (user?: string, password?: string) => void

/** What a request met at its proxy. */
export interface ProxyMeeting {
  /** Answers a request for credentials: with ours, or, called without, with none. */
  handle(asked: AuthInfo, answer: Answer): void
  /** What the proxy wanted and did not get, and its name as `host:port`; null: nothing. */
  refusal(): { why: 'login_needed' | 'login_refused'; proxy: string } | null
}

/**
 * Answers proxies that ask for credentials, and nobody else: what a server asks for stays unanswered. Each request
 * answers once at most, and after a refusal no request answers again in this session, since repeated failures lock
 * accounts; new settings come with a new session.
 */
export function createProxyLogin({ proxy, proxyLogin }: NetworkSettings): () => ProxyMeeting {
  let isRefused = false

  return () => {
    let isAnswered = false
    let refusal: ReturnType<ProxyMeeting['refusal']> = null
    return {
      handle({ isProxy, host, port }, answer) {
        if (!isProxy) {
          answer()
          return
        }
        const name = `${host}:${port}`
        const isOurs = proxy.mode !== 'manual' || name.toLowerCase() === proxy.address
        if (isAnswered) isRefused = true
        if (isRefused || proxyLogin === null || !isOurs) {
          refusal = { why: isRefused ? 'login_refused' : 'login_needed', proxy: name }
          answer()
          return
        }
        isAnswered = true
        answer(proxyLogin.user, proxyLogin.password)
      },
      refusal: () => refusal
    }
  }
}
