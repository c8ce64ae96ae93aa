import { randomUUID } from 'node:crypto'
import type { Output, ParsedInput } from '@shared/contract'
import type { AddingResult } from '@shared/contract/adding'
import { err, ok, type Result } from '@shared/result'
import type { FileAnswer } from '../ledger/protocol'
import { drawPreview, givenFiles, mostProblems, mostWishes, problemsOf, type Wish } from './adding-preview'
import { answerOf, changed } from './answer-bytes'
import type { OfferedFiles } from './offered-files'
import { readAnswers, type ReadFiles } from './read-answers'
import { followActive, type TaskDeps } from './tasks'

export interface AddingDeps extends TaskDeps {
  offered: OfferedFiles
  /** Asks the person for files or a folder; null when they cancel. */
  chooseAnswerFiles: (what: 'files' | 'folder') => Promise<string[] | null>
}

/** Kept in one transaction: enough for speed, little enough that a batch is soon done. */
const batch = { answers: 200, bytes: 16e6 }
const taskBatch = 1000
const progressMs = 100

interface Preview {
  id: string
  wishes: Wish[]
  gatewayId: number | null
}

/** Adding tasks and answers by whatever names them: first a preview, then what it showed. One at a time. */
export class Adding {
  readonly #deps: AddingDeps
  #preview: Preview | null = null
  #reading = new AbortController()
  #isAdding = false

  constructor(deps: AddingDeps) {
    this.#deps = deps
  }

  /** An opaque id for the files that the person chose; null when they cancelled. */
  async chooseFiles({
    what
  }: ParsedInput<'adding.chooseFiles'>): Promise<Result<{ filesId: string } | null>> {
    const paths = await this.#deps.chooseAnswerFiles(what)
    return ok(paths === null || paths.length === 0 ? null : { filesId: this.#deps.offered.offer(paths) })
  }

  /** Ends the reading that is under way and forgets the preview. */
  cancel(): void {
    this.#reading.abort()
    if (!this.#isAdding) this.#preview = null
  }

  /** NOT_FOUND when files were never offered; LEDGER_BUSY when a later preview has ended this one. */
  async preview(input: ParsedInput<'adding.preview'>): Promise<Result<Output<'adding.preview'>>> {
    const { ledger, offered } = this.#deps
    this.#reading.abort()
    const reading = new AbortController()
    this.#reading = reading
    const paths = input.files.map((filesId) => offered.pathsOf(filesId))
    if (paths.includes(null)) return err('NOT_FOUND', 'files that were not offered')
    const pasted = await ledger.read('pasted.read', { text: input.text })
    if (!pasted.ok) return pasted
    const read = await this.#read(
      paths.flatMap((each) => each ?? []),
      reading.signal
    )
    const { sha256, items, problems, moreItems, moreProblems } = pasted.value
    const text = { source: { kind: 'text' as const, text: input.text, sha256 }, items }
    const drawn = await drawPreview(ledger, [text, ...givenFiles(read.files)], input.gatewayId)
    if (!drawn.ok) return drawn
    if (reading.signal.aborted) return err('LEDGER_BUSY', 'a later preview has begun')
    const wishes = drawn.value.wishes.slice(0, mostWishes)
    this.#preview = { id: randomUUID(), wishes, gatewayId: input.gatewayId }
    const all = problemsOf(problems, read.problems)
    return ok({
      previewId: this.#preview.id,
      rows: wishes.map(({ row }) => row),
      problems: all.slice(0, mostProblems),
      moreRows: moreItems + drawn.value.wishes.length - wishes.length,
      moreProblems: moreProblems + Math.max(0, all.length - mostProblems),
      places: drawn.value.places.map(({ origin, project_id, instance_id }) => ({
        endpoint: origin,
        project_id,
        instance_id
      })),
      fileCount: read.files.length + read.problems.length
    })
  }

  /** NOT_FOUND for a preview that is void. What was added before a failure stays; adding again passes over it. */
  async add({ previewId, skip }: ParsedInput<'adding.add'>): Promise<Result<AddingResult>> {
    const preview = this.#preview
    if (preview?.id !== previewId || this.#isAdding) return err('NOT_FOUND', 'a preview that is void')
    this.#isAdding = true
    try {
      const skipped = new Set(skip)
      const wishes = preview.wishes.filter((_, index) => !skipped.has(index))
      const added = await this.#addAll(wishes, preview.gatewayId)
      if (added.ok) this.#preview = null
      return added
    } finally {
      this.#isAdding = false
      this.#deps.emit('tasks.changed', {})
    }
  }

  async #read(paths: readonly string[], signal: AbortSignal): Promise<ReadFiles> {
    const { ledger } = this.#deps
    if (paths.length === 0) return { files: [], problems: [] }
    return readAnswers(paths, {
      read: (bytes) => ledger.read('saved.read', { bytes }),
      signal,
      onProgress: this.#progress()
    })
  }

  async #addAll(wishes: readonly Wish[], gatewayId: number | null): Promise<Result<AddingResult>> {
    const result: AddingResult = {
      added: 0,
      known: 0,
      answers: 0,
      alreadyRead: 0,
      problems: [],
      taskId: null
    }
    const byGateway = new Map<number, Set<string>>()
    for (const { row } of wishes) {
      if (row.target.kind !== 'gateway') continue
      const { id } = row.target
      byGateway.set(id, (byGateway.get(id) ?? new Set()).add(row.task_id))
    }
    const toFollow = new Map<number, number[]>()
    try {
      for (const [id, task_ids] of byGateway) {
        const added = await this.#addTasks(id, [...task_ids], result)
        if (!added.ok) return added
        toFollow.set(id, added.value)
      }
      const withAnswers = wishes.filter(({ bodies, row }) => bodies.length > 0 && row.target.kind !== 'place')
      for (const id of new Set([...byGateway.keys(), gatewayId])) {
        const own = withAnswers.filter(
          ({ row }) => (row.target.kind === 'gateway' ? row.target.id : gatewayId) === id
        )
        const kept = await this.#addAnswers(id, own, result)
        if (!kept.ok) return kept
      }
      return ok(result)
    } finally {
      // Afterwards: what was known before shall stand before what is asked now.
      for (const [id, taskIds] of toFollow) await this.#follow(id, taskIds)
    }
  }

  async #follow(gatewayId: number, taskIds: number[]): Promise<void> {
    const followed = await followActive(this.#deps, gatewayId, taskIds, 0)
    if (!followed.ok) this.#deps.log.error('added tasks are not followed', followed.error.message)
  }

  async #addTasks(gatewayId: number, task_ids: string[], result: AddingResult): Promise<Result<number[]>> {
    const { ledger, now } = this.#deps
    const all: number[] = []
    for (let from = 0; from < task_ids.length; from += taskBatch) {
      const tasks = task_ids
        .slice(from, from + taskBatch)
        .map((task_id) => ({ task_id, task_type: null, requested_group_id: null, name: '' }))
      const added = await ledger.write('task.add', { gatewayId, tasks, at: now() })
      if (!added.ok) return added
      const { taskIds } = added.value
      result.added += added.value.added
      result.known += taskIds.length - added.value.added
      result.taskId ??= taskIds[0] ?? null
      all.push(...taskIds)
    }
    return ok(all)
  }

  async #addAnswers(
    gatewayId: number | null,
    wishes: readonly Wish[],
    result: AddingResult
  ): Promise<Result<void>> {
    const progress = this.#progress()
    let answers: FileAnswer[] = []
    let bytes = 0
    for (const [index, wish] of wishes.entries()) {
      const answer = await answerOf(wish)
      if (answer === null) result.problems.push(changed(wish))
      else {
        answers.push(answer)
        bytes += answer.bodies.reduce((sum, body) => sum + body.byteLength, 0)
      }
      const isLast = index === wishes.length - 1
      if (answers.length < batch.answers && bytes < batch.bytes && !isLast) continue
      const kept = await this.#keep(gatewayId, answers, result)
      if (!kept.ok) return kept
      answers = []
      bytes = 0
      progress(index + 1, wishes.length)
    }
    return ok(undefined)
  }

  async #keep(gatewayId: number | null, answers: FileAnswer[], result: AddingResult): Promise<Result<void>> {
    const { ledger, now, emit } = this.#deps
    if (answers.length === 0) return ok(undefined)
    const kept = await ledger.write('answers.add', { gatewayId, answers, at: now() })
    if (!kept.ok) return kept
    for (const { taskId, snapshotIds, isNewTask } of kept.value.kept) {
      result.taskId ??= taskId
      result.added += isNewTask ? 1 : 0
      result.answers += snapshotIds.length
      const last = snapshotIds.at(-1)
      if (last === undefined) result.alreadyRead += 1
      else emit('snapshot.added', { taskId, snapshotId: last })
    }
    return ok(undefined)
  }

  /** Tells how far it is, not more often than anybody can see. */
  #progress(): (done: number, total: number) => void {
    let last = 0
    return (done, total) => {
      const now = performance.now()
      if (now - last < progressMs && done < total) return
      last = now
      this.#deps.emit('adding.progress', { done, total })
    }
  }
}
