/** Shortest and longest wait that an answer can ask for: a request a minute does no harm, a day's silence would. */
const minWaitMs = 1000
const maxWaitMs = 60 * 60_000

const unitMs: Record<string, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/**
 * The window of a throttling policy in ms, by the text that the front gateway puts into the message:
 * `policy user over ratelimit,limit:200,time:5 minute` (a user's report, terraform-provider-huaweicloud issue 1335;
 * the vendor's OCR FAQ, where the limit is `XX`). Pages in Chinese show the same English text.
 * Null when the text holds none. The whole window is waited for: nothing tells how much of it has passed.
 */
export function throttleWindowMs(error_msg: string | null): number | null {
  const window =
    /over ratelimit,\s?limit:\s?(?:\d{1,12}|XX),\s?time:\s?(\d{1,6})\s?(second|minute|hour|day)s?\b/i.exec(
      error_msg ?? ''
    )
  if (window === null) return null
  return clamp(Number(window[1]) * (unitMs[(window[2] ?? '').toLowerCase()] ?? 0))
}

/**
 * A `Retry-After` header (RFC 9110 §10.2.3) in ms; null when absent or unreadable. Its date form is read only where the
 * time of the answer is known, in epoch ms. The vendor's pages never mention the header.
 */
export function retryAfterMs(header: string | null, observedAt: number | null): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return clamp(Number(text) * 1000)
  const date = /^[A-Z][a-z]{2}, .{1,30} GMT$/.test(text) ? Date.parse(text) : NaN
  return observedAt === null || Number.isNaN(date) ? null : clamp(date - observedAt)
}

function clamp(ms: number): number {
  return Math.min(Math.max(ms, minWaitMs), maxWaitMs)
}
