import type { AppError } from '@shared/result'
import type { Messages } from '@shared/i18n/en'
import type { Language } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'
import { ownEntry } from '@shared/i18n/own-entry'
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

  /** The sentence for a failure of the app itself, and how many answers wait in memory until it is over. */
  error({ code, params = {} }: AppError): string {
    const sentence = this.t.errors[code](params)
    const waiting = Number(params['waiting'] ?? 0)
    if (waiting === 0) return sentence
    const t = this.t.common
    return t.sentences(sentence, t.answersWaiting(waiting, this.amounts.count(waiting)))
  }

  /** The sentence for a request without a complete answer. */
  failure(code: string, params: Params = {}): string {
    const words: Record<string, (p: Params) => string> = this.t.failures
    return ownEntry(words, code)?.(params) ?? this.t.failures.unknown(params)
  }

  /** Why polling stopped: one of the policy's reasons, what kept requests from leaving, or a failed request's code. */
  reason(code: string): string {
    const words = { ...this.t.reasons, ...this.t.words.obstacles, ...this.t.credentials.obstacles }
    return ownEntry(words, code) ?? this.failure(code)
  }

  /** The word for one of the server's values; the server's own spelling when it is not known. */
  word(list: 'task_status' | 'task_type', value: string | null): string {
    const words = this.t.words[list]
    return value === null ? words.unseen : (ownEntry(words, value) ?? value)
  }

  /** A size as a person reads it, and to the byte. */
  size(bytes: number): string {
    return this.t.common.withDetail(this.amounts.bytes(bytes), this.amounts.exactBytes(bytes))
  }
}
