/** What a poll means for the schedule. Times are monotonic. */
export interface AfterPoll {
  /** When the task is due again; null: it is not polled by itself any more. */
  dueAt: number | null
  /** The service asked for a pause of the whole gateway. */
  gatewayUntil?: number
  /** What the answer says against the gateway as a whole; null: nothing. Absent when there was no answer. */
  trouble?: string | null
  /** Why the gateway or the task waits: a policy reason or a failure code. */
  reason?: string
  /** Nothing more is sent to this gateway until it is resumed. */
  pausesGateway?: boolean
  /** Whether the answer could be kept; while answers cannot, everything waits. */
  isKept?: boolean
}
