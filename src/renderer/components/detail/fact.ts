/** One term of a list of facts, and what is known of it. */
export interface Fact {
  term: string
  value: string
  monospace?: boolean
  isAbsent?: boolean
  /** Explains the value on hover. */
  title?: string
  /** The name of a button that copies the value. */
  copyLabel?: string
}
