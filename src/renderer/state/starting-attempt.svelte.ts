import type { Started } from '@shared/contract/starting'
import type { AppError, Result } from '@shared/result'

/**
 * One press of the button that starts a task. While its answer is awaited, and after it until somebody goes back to the
 * form, pressing again does nothing: no press leads to two requests.
 */
export class Attempt {
  isSending = $state(false)
  /** What came of it; null before. */
  end: Started | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  #id = crypto.randomUUID()

  async send(request: (attempt: string) => Promise<Result<Started>>): Promise<Started | null> {
    if (this.isSending || this.end !== null) return null
    this.isSending = true
    this.error = null
    const sent = await request(this.#id)
    this.isSending = false
    if (!sent.ok) {
      // Nothing came of it, so the next press is another attempt.
      this.error = sent.error
      this.#id = crypto.randomUUID()
      return null
    }
    this.end = sent.value
    return sent.value
  }

  /** Back to the form: the next press is another attempt. */
  renew(): void {
    if (this.isSending) return
    this.#id = crypto.randomUUID()
    this.end = null
    this.error = null
  }
}
