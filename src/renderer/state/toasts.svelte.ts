export interface Toast {
  id: number
  tone: 'info' | 'good' | 'bad'
  text: string
  action?: { label: string; run: () => void }
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

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id)
  }
}
