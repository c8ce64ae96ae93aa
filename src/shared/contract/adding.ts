import { z } from 'zod'
import { pastedKinds, pastedProblems } from '@domain/adding/pasted'

const id = z.number().int().positive()
const opaque = z.string().min(1).max(64)

/** What somebody wants to add: a text, files that were offered before (by their opaque ids), or both. */
export const addingInput = z.object({
  text: z.string().max(5_000_000),
  files: z.array(opaque).max(20),
  /** Where tasks go that name no place. */
  gatewayId: id.nullable()
})

/** Where in the text or in which file something stands. */
const origin = {
  /** 1 for the first line; null for a whole file. */
  line: z.number().int().nullable(),
  /** null for the pasted text. */
  fileName: z.string().nullable()
}

export const addingRow = z.object({
  ...origin,
  kind: z.enum(pastedKinds),
  task_id: z.string(),
  task_status: z.string().nullable(),
  task_type: z.string().nullable(),
  /** Whole answers that would become snapshots. */
  answers: z.number().int(),
  /**
   * `place`: to the place of that index, which no gateway has yet. `file`: it belongs to no gateway and can be looked
   * at. `nowhere`: nobody can be asked for it until a gateway is chosen.
   */
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('gateway'), id }),
    z.object({ kind: z.literal('place'), index: z.number().int() }),
    z.object({ kind: z.literal('file') }),
    z.object({ kind: z.literal('nowhere') })
  ]),
  /** The task is there already. */
  isKnown: z.boolean(),
  /** So are the answers of this very file. */
  isRead: z.boolean(),
  warnings: z.array(z.enum(['unusual', 'repeated', 'elsewhere']))
})
export type AddingRow = z.infer<typeof addingRow>

export const addingProblem = z.object({
  ...origin,
  problem: z.enum([
    ...pastedProblems,
    'empty',
    'not_answer',
    'html',
    'too_many',
    'too_large',
    'not_read',
    'changed',
    'limit_reached'
  ])
})
export type AddingProblem = z.infer<typeof addingProblem>

export const addingPreview = z.object({
  previewId: z.string(),
  rows: z.array(addingRow),
  problems: z.array(addingProblem),
  /** How many more there are than are listed. More rows can only be added in another step. */
  moreRows: z.number().int(),
  moreProblems: z.number().int(),
  /** Places that are named and belong to no gateway here; a new gateway can be filled in from one. */
  places: z.array(
    z.object({ endpoint: z.string().nullable(), project_id: z.string(), instance_id: z.string() })
  ),
  fileCount: z.number().int()
})
export type AddingPreview = z.infer<typeof addingPreview>

export const addingResult = z.object({
  added: z.number().int(),
  known: z.number().int(),
  /** Answers that became snapshots. */
  answers: z.number().int(),
  /** Files whose answers were there already. */
  alreadyRead: z.number().int(),
  /** Files that could not be read again as they were in the preview. */
  problems: z.array(addingProblem),
  /** The first task that was added or found. */
  taskId: id.nullable()
})
export type AddingResult = z.infer<typeof addingResult>

export const addingRequests = {
  /** Asks the person for files or for a folder; null: they cancelled. */
  'adding.chooseFiles': {
    input: z.object({ what: z.enum(['files', 'folder']) }),
    output: z.object({ filesId: opaque }).nullable()
  },
  /** What would be added, before anything is. A preview makes those before it void, and ends their reading. */
  'adding.preview': { input: addingInput, output: addingPreview },
  /** Adds what the preview showed, without the rows of these indexes. */
  'adding.add': {
    input: z.object({ previewId: z.string().max(64), skip: z.array(z.number().int().min(0)).max(10_000) }),
    output: addingResult
  },
  'adding.cancel': { input: z.void(), output: z.void() },
  /** Which task the window shows: nobody needs to be told of its end while looking at it. */
  'window.shows': { input: z.object({ taskId: id.nullable() }), output: z.void() }
} as const
