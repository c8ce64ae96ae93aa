/** Time as polling sees it; tests bring their own. */
export interface Clock {
  /** Epoch ms: what is written down. */
  now(): number
  /** Ms of a clock that never jumps: what is waited for. */
  monotonic(): number
  /** Calls back once after `ms`; returns how to forget it. */
  after(ms: number, callback: () => void): () => void
}

/** The computer's clock. */
export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => {
      clearTimeout(timer)
    }
  }
}
