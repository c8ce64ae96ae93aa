import type { Command } from '@shared/contract'
import { SvelteMap } from 'svelte/reactivity'

/** Who answers a command right now. Keys, the native menu and the palette all go through here. */
export class Commands {
  #handlers = new SvelteMap<Command, () => void>()

  /** Answers the command until the returned function is called; the newest answer wins. */
  register(command: Command, handler: () => void): () => void {
    this.#handlers.set(command, handler)
    return () => {
      if (this.#handlers.get(command) === handler) this.#handlers.delete(command)
    }
  }

  isAvailable(command: Command): boolean {
    return this.#handlers.has(command)
  }

  /** Runs the command; false when nobody answers it here. */
  run(command: Command): boolean {
    const handler = this.#handlers.get(command)
    handler?.()
    return handler !== undefined
  }
}
