import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright'

const states = ['waiting', 'processing'] as const
/** As the English screen calls them. */
const words = { waiting: 'Waiting', processing: 'Processing' }

/** A state of a task at a moment (epoch ms). */
interface Seen {
  task_id: string
  task_status: string
  at: number
}

export interface ChangingTasks {
  readonly origin: string
  /** What was answered, and when its last byte was about to be handed to the system. */
  readonly answered: readonly Seen[]
  close(): Promise<void>
}

/** A server whose every task is in another state each time somebody asks. */
export async function serveChangingTasks(): Promise<ChangingTasks> {
  const answered: Seen[] = []
  const asked = new Map<string, number>()
  const server = createServer((request, response) => {
    const task_id = /\/async-tasks\/([^/?]+)/.exec(request.url ?? '')?.[1] ?? ''
    const times = asked.get(task_id) ?? 0
    asked.set(task_id, times + 1)
    const task_status = states[times % states.length] ?? 'waiting'
    const body = JSON.stringify({ task_id, task_status, task_type: 'import_api', task_result: '' })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    answered.push({ task_id, task_status, at: Date.now() })
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    }
  }
}

/** What is used of the window here, where no DOM types are: `seen` is ours. */
interface Watching {
  seen: Seen[]
  document: { body: object; querySelectorAll(selector: string): Iterable<{ textContent: string }> }
  requestAnimationFrame(callback: () => void): void
  MessageChannel: new () => {
    port1: { onmessage: (() => void) | null }
    port2: { postMessage(message: null): void }
  }
  MutationObserver: new (callback: () => void) => { observe(target: object, options: object): void }
}

/** Notes in the window, from now on, when a frame has been drawn in which a row of the list shows another state. */
export async function watchRows(page: Page, task_ids: readonly string[]): Promise<void> {
  await page.evaluate(
    ([ids, shown]) => {
      const window = globalThis as unknown as Watching
      window.seen = []
      const known = new Map<string, string>()
      const drawn = new window.MessageChannel()
      let changed: { task_id: string; task_status: string }[] = []
      drawn.port1.onmessage = () => {
        const at = Date.now()
        window.seen.push(...changed.map((each) => ({ ...each, at })))
        changed = []
      }
      const look = (): void => {
        const before = changed.length
        for (const row of window.document.querySelectorAll('[role=option]')) {
          const text = row.textContent
          const task_id = ids.find((id) => text.includes(id))
          const task_status = Object.entries(shown).find(([, word]) => text.includes(word))?.[0]
          if (task_id === undefined || task_status === undefined || known.get(task_id) === task_status)
            continue
          known.set(task_id, task_status)
          changed.push({ task_id, task_status })
        }
        // The callback of a frame runs before it is drawn, and a message sent from it is heard after.
        if (changed.length > before) window.requestAnimationFrame(() => drawn.port2.postMessage(null))
      }
      new window.MutationObserver(look).observe(window.document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true
      })
    },
    [task_ids, words] as const
  )
}

/** Milliseconds from each answer to the frame that shows it, once there are `count` of them. */
export async function latencies(page: Page, tasks: ChangingTasks, count: number): Promise<number[]> {
  await page.waitForFunction((wanted) => (globalThis as unknown as Watching).seen.length >= wanted, count, {
    timeout: 120_000,
    polling: 500
  })
  const seen = await page.evaluate(() => (globalThis as unknown as Watching).seen)
  return seen.flatMap(({ task_id, task_status, at }) => {
    const cause = tasks.answered.findLast(
      (answer) => answer.task_id === task_id && answer.task_status === task_status && answer.at <= at
    )
    return cause === undefined ? [] : [at - cause.at]
  })
}
