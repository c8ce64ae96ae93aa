import type { I18n } from '../i18n.svelte'

/** Asked in the language of the moment, so that a message follows when that changes; only `i18n` may name words. */
export type Words = (i18n: I18n) => string

export interface Toast {
  id: number
  tone: 'info' | 'good' | 'bad'
  text: Words
  action?: { label: Words; run: () => void }
}

const shownMs = 6000

/** Short messages in the window's corner. Failures stay until closed; nothing is said here only. */
export class Toasts {
  list = $state.raw<readonly Toast[]>([])
  #nextId = 1

  /** Shows a message and returns its id. More than four push the oldest out. */
  show(toast: Omit<Toast, 'id'>): number {
    const id = this.#nextId++
    this.list = [...this.list, { ...toast, id }].slice(-4)
    if (toast.tone !== 'bad') setTimeout(() => this.close(id), shownMs)
    return id
  }

  /** The messages in words. */
  said(i18n: I18n) {
    return this.list.map(({ id, tone, text, action }) => ({
      id,
      tone,
      text: text(i18n),
      ...(action && { action: { label: action.label(i18n), run: action.run } })
    }))
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id)
  }
}
