import type { PastedItem } from '@domain/adding/pasted'
import { planAdding, type Plan } from '@domain/adding/plan'
import type { AddingProblem, AddingRow } from '@shared/contract/adding'
import { ok, type Result } from '@shared/result'
import { parseEndpoint } from '../api/endpoint'
import type { Ledger } from '../ledger/protocol'
import type { ReadFile } from './read-answers'

/** Where the bytes of answers come from when they are added. */
export type Source =
  | { kind: 'text'; text: string; sha256: string }
  | { kind: 'file'; path: string; name: string; modifiedAt: number; sha256: string }

/** One task that a text or a file names, with all answers that stand there for it. */
export interface Wish {
  row: AddingRow
  source: Source
  /** Spans of the source: UTF-16 units of a text, bytes of a file. */
  bodies: { start: number; end: number }[]
}

/** Everything that a preview knows of; the screen is shown a part of it. */
export interface Drawn {
  wishes: Wish[]
  places: Plan['places']
}

export interface Given {
  source: Source
  items: PastedItem[]
}

/** The most tasks that one preview takes. */
export const mostWishes = 10_000

/** The files of a reading as they are given to `drawPreview`. */
export function givenFiles(files: readonly ReadFile[]): Given[] {
  return files.map(({ reading, ...file }) => ({ source: { kind: 'file', ...file }, items: reading.items }))
}

/** Decides where everything goes and looks up what is there already. */
export async function drawPreview(
  ledger: Ledger,
  given: readonly Given[],
  gatewayId: number | null
): Promise<Result<Drawn>> {
  const gateways = await ledger.read('gateways.list', null)
  if (!gateways.ok) return gateways
  const known = gateways.value.flatMap(({ id, endpoint, project_id, instance_id }) => {
    const parsed = parseEndpoint(endpoint)
    return parsed.ok ? [{ id, host: parsed.value.host, project_id, instance_id }] : []
  })
  const chosen = gateways.value.some(({ id }) => id === gatewayId) ? gatewayId : null
  const found = given.flatMap(({ source, items }) =>
    grouped(items, source).map((group) => ({ source, ...group }))
  )
  const { planned, places } = planAdding(
    found.map(({ source, item, bodies }) => ({
      place: item.place,
      // Ids in a file are ids; only an answer tells something by itself.
      isFromFile: (source.kind === 'file' || chosen === null) && bodies.length > 0
    })),
    known,
    chosen
  )
  const wishes = found.map(({ source, item, bodies }, index): Wish => {
    const { target, isElsewhere } = planned[index] ?? { target: { kind: 'nowhere' }, isElsewhere: false }
    const warnings: AddingRow['warnings'] = [
      ...(item.isUnusual ? ['unusual' as const] : []),
      ...(item.isRepeated ? ['repeated' as const] : []),
      ...(isElsewhere ? ['elsewhere' as const] : [])
    ]
    const { kind, task_id, task_status, task_type, line } = item
    const fileName = source.kind === 'file' ? source.name : null
    const row: AddingRow = {
      ...{ kind, task_id, task_status, task_type, target, warnings, fileName },
      line: fileName === null ? line : null,
      answers: bodies.length,
      isKnown: false,
      isRead: false
    }
    return { row, source, bodies }
  })
  const looked = await lookUp(ledger, wishes, chosen)
  return looked.ok ? ok({ wishes, places }) : looked
}

/** One for each task of a source and place, with the last state that its answers name. */
function grouped(
  items: readonly PastedItem[],
  source: Source
): { item: PastedItem; bodies: Wish['bodies'] }[] {
  const groups = new Map<string, { item: PastedItem; bodies: Wish['bodies'] }>()
  for (const item of items) {
    const { task_id, place } = item
    const key = [task_id, place?.host, place?.project_id, place?.instance_id].join(' ')
    // Of a pasted creation answer the id is all there is to know; a saved one is kept as it is.
    const isAnswer = source.kind === 'file' || item.kind !== 'creation'
    const bodies = item.body === null || !isAnswer ? [] : [item.body]
    const group = groups.get(key)
    // A plain id that comes again is worth a remark; an answer that does is another answer.
    if (group === undefined) groups.set(key, { item, bodies })
    else if (bodies.length === 0) groups.set(`${key} ${groups.size}`, { item, bodies })
    else {
      group.bodies.push(...bodies)
      const { kind, task_status, task_type } = item
      group.item = { ...group.item, kind, task_status, task_type }
    }
  }
  return [...groups.values()]
}

async function lookUp(ledger: Ledger, wishes: Wish[], chosen: number | null): Promise<Result<void>> {
  const asked = wishes.map(({ row, source }) => ({
    gatewayId: row.target.kind === 'gateway' ? row.target.id : chosen,
    task_id: row.task_id,
    sha256: row.answers > 0 ? source.sha256 : null
  }))
  const found = await ledger.read('tasks.known', { wishes: asked })
  if (!found.ok) return found
  wishes.forEach(({ row }, index) => {
    const known = found.value.known[index]
    // Nobody can know a task at a place that has no gateway.
    if (known === undefined || row.target.kind === 'place') return
    row.isKnown = known.taskId !== null
    row.isRead = known.isRead
  })
  return ok(undefined)
}

/** The first of a list of problems; the rest is counted. */
export const mostProblems = 1000

/** Puts the problems of a text and of files together. */
export function problemsOf(
  pasted: readonly { line: number; problem: AddingProblem['problem'] }[],
  files: readonly AddingProblem[]
): AddingProblem[] {
  return [...pasted.map((each) => ({ ...each, fileName: null })), ...files]
}
