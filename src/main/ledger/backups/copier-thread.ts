import type { Result } from '@shared/result'
import type { Log } from '../../log'
import { Thread } from '../thread'
import type { CopierCalls, CopierMethod } from './copier-protocol'

/** Asks the thread for one step. */
export type AskCopier = <M extends CopierMethod>(
  method: M,
  input: CopierCalls[M]['input']
) => Promise<Result<CopierCalls[M]['output']>>

export interface CopierOptions {
  file: string
  migrationsFolder: string
  /** The built entry `copier`. */
  copier: URL
  log: Log
}

/** The thread for copies: there only while something is being done. */
export class CopierThread {
  readonly #options: CopierOptions
  #running: Thread | null = null

  constructor(options: CopierOptions) {
    this.#options = options
  }

  /** Starts it for one piece of work, which must not begin before the one before it has ended. */
  async run<T>(work: (ask: AskCopier) => Promise<Result<T>>): Promise<Result<T>> {
    const { file, migrationsFolder, copier, log } = this.#options
    const thread = new Thread({ name: 'copier', url: copier, data: { file, migrationsFolder }, log })
    this.#running = thread
    try {
      const opened = await thread.opened
      if (!opened.ok) return opened
      const ask: AskCopier = async (method, input) => (await thread.call(method, input)) as Result<never>
      return await work(ask)
    } finally {
      this.#running = null
      await thread.close()
    }
  }

  /** Leaves what is being done: it is answered STOPPED. What it leaves in the folder is removed by the next work. */
  stop(): void {
    this.#running?.startAnew()
  }
}
