import type { AppError } from '@shared/result'
import type { Messages } from '@shared/i18n/en'
import type { Language } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'
import { createAmounts, type Amounts } from './amounts'
import { createTimes, type Times } from './times'

type Params = Record<string, string | number>

/** The window's language: words, times and numbers change together, and everything on screen follows. */
export class I18n {
  readonly language: Language = $derived.by(() => this.#choice())
  readonly t: Messages = $derived(messagesFor(this.language))
  readonly times: Times = $derived(createTimes(this.language))
  readonly amounts: Amounts = $derived(createAmounts(this.language))
  readonly #choice: () => Language

  /** `choice` is asked again whenever the state behind it changes. */
  constructor(choice: () => Language) {
    this.#choice = choice
  }

  /** The sentence for a failure of the app itself. */
  error(error: AppError): string {
    return this.t.errors[error.code](error.params ?? {})
  }

  /** The sentence for a request without a complete answer. */
  failure(code: string, params: Params = {}): string {
    const words: Record<string, ((p: Params) => string) | undefined> = this.t.failures
    return words[code]?.(params) ?? this.t.failures.unknown(params)
  }

  /** Why polling stopped: one of the policy's reasons, what kept requests from leaving, or a failed request's code. */
  reason(code: string): string {
    const words: Record<string, string | undefined> = { ...this.t.reasons, ...this.t.words.obstacles }
    return words[code] ?? this.failure(code)
  }

  /** The word for one of the server's values; the server's own spelling when it is not known. */
  word(list: 'task_status' | 'task_type', value: string | null): string {
    const words: Record<string, string | undefined> = this.t.words[list]
    return value === null ? this.t.words[list].unseen : (words[value] ?? value)
  }

  /** Between which two of our observations something happened; `after` null: nothing was seen before. */
  bounds(after: number | null, until: number): string {
    if (after === null) return this.t.common.seenAt(this.times.full(until))
    const [from, to] = this.times.bounds(after, until)
    return this.t.common.between(from, to)
  }
}
