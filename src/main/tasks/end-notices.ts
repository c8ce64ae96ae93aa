import type { Messages } from '@shared/i18n/en'
import type { TaskRow } from '@shared/contract/task'
import type { Ledger } from '../ledger/protocol'
import type { Clock } from '../polling/clock'

/** What the system is asked to show; a click opens the task. */
export interface EndNotice {
  title: string
  body: string
  taskId: number
}

export interface EndNoticeDeps {
  ledger: Ledger
  clock: Clock
  /** The words of the language that the person reads at the moment. */
  words: () => Promise<Messages>
  isOn: () => Promise<boolean>
  /** Whether the person looks at that very task. */
  isSeen: (taskId: number) => boolean
  notify: (notice: EndNotice) => void
}

/** Ends that come so close together are told as one. */
export const gatherMs = 2000

/** Tells the system when followed tasks have ended. */
export class EndNotices {
  readonly #deps: EndNoticeDeps
  readonly #ended = new Set<number>()
  #forget: (() => void) | null = null

  constructor(deps: EndNoticeDeps) {
    this.#deps = deps
  }

  /** A task has ended; it is told together with those that end in the next two seconds. */
  ended(taskId: number): void {
    if (this.#deps.isSeen(taskId)) return
    this.#ended.add(taskId)
    this.#forget ??= this.#deps.clock.after(gatherMs, () => void this.#tell())
  }

  /** Nothing is told any more. */
  stop(): void {
    this.#forget?.()
    this.#ended.clear()
  }

  async #tell(): Promise<void> {
    const { ledger, isOn, words, notify } = this.#deps
    const ids = [...this.#ended]
    this.#ended.clear()
    this.#forget = null
    if (!(await isOn())) return
    const rows = await ledger.read('tasks.rows', { ids: ids.slice(0, 500) })
    const [first] = rows.ok ? rows.value : []
    if (!rows.ok || first === undefined) return
    const t = await words()
    notify(ids.length === 1 ? oneEnded(first, t) : manyEnded(rows.value, ids.length, t))
  }
}

function oneEnded(task: TaskRow, t: Messages): EndNotice {
  const notices = t.adding.notices
  const type = valueOf(t.words.task_type, task.task_type)
  const body = [task.name || task.task_id, ...(task.gatewayName === null ? [] : [task.gatewayName])]
  return { title: notices.one(type, stateOf(task, t)), body: body.join(' · '), taskId: task.id }
}

function manyEnded(tasks: readonly TaskRow[], count: number, t: Messages): EndNotice {
  const notices = t.adding.notices
  const states = new Map<string, number>()
  for (const task of tasks) states.set(stateOf(task, t), (states.get(stateOf(task, t)) ?? 0) + 1)
  const body = [...states].map(([state, times]) => notices.times(state, times)).join(' · ')
  return { title: notices.many(count), body, taskId: tasks.at(-1)?.id ?? 0 }
}

function stateOf({ task_status, outcome }: TaskRow, t: Messages): string {
  return outcome === null || task_status !== 'succeed'
    ? valueOf(t.words.task_status, task_status)
    : t.words.outcome[outcome]
}

function valueOf(words: Record<string, string>, value: string | null): string {
  return words[value ?? 'unseen'] ?? value ?? ''
}
