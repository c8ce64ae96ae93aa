/** What decides whether two snapshots say the same; request ids and dates do not. */
export interface AnswerIdentity {
  /** Null when there was no answer. */
  http_status: number | null
  /** SHA-256 of the stored body, in any one encoding; null when there was no answer. */
  bodyHash: string | null
  /** Why there was no answer; null when there was one. */
  failureCode: string | null
}

/** Whether a snapshot repeats another one, so that a timeline may show both as one. */
export function isSameAnswer(one: AnswerIdentity, other: AnswerIdentity): boolean {
  return (
    one.http_status === other.http_status &&
    one.bodyHash === other.bodyHash &&
    one.failureCode === other.failureCode
  )
}
