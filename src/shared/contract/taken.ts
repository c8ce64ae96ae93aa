import { z } from 'zod'
import { takenStates, threeWayFindings } from '@domain/imports/did-it-take'
import { takenCautions } from '@domain/imports/three-way-cautions'
import { documentChange, exportRun, incomparability, obstacle } from './comparing'
import { importRun } from './imports'

const id = z.number().int().positive()
const count = z.number().int()
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }
const taken = z.enum(takenStates)
const finding = z.enum(threeWayFindings)

/** A file, as far as it is shown. */
const sentFile = z.object({ fileName: z.string(), size: count, sha256: z.string() })
export type SentFile = z.infer<typeof sentFile>

/** The import, the exports after and before it, and where the file it sent comes from. */
const chosen = {
  import: id,
  next: id,
  previous: id.nullable(),
  /** `sent`: the one kept when the import was started here, if there is one; else the id of a file that was chosen. */
  file: z.union([
    z.object({ kind: z.literal('sent') }),
    z.object({ kind: z.literal('held'), fileId: z.string() })
  ])
}

const takenComparison = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('not_comparable'),
    obstacles: z
      .array(z.object({ of: z.enum(['file', 'next', 'previous']), ...obstacle.omit({ side: true }).shape }))
      .min(1)
  }),
  z.object({
    kind: z.literal('compared'),
    import: importRun,
    next: exportRun,
    previous: exportRun.nullable(),
    /** null: not known, so only presence is. */
    file: sentFile.nullable(),
    /** What has to be said first, in the order in which it is to be read. */
    cautions: z.array(z.enum(takenCautions)),
    /** What makes the exports before and after differ before anything changed. */
    incomparable: z.array(incomparability),
    /** Other finished imports of the group between the two exports, or after the import where there is none before. */
    otherImports: count,
    total: count,
    successes: count,
    taken: z.record(taken, count),
    findings: z.record(finding, count)
  })
])

const presence = z.object({
  previous: z.boolean().nullable(),
  file: z.boolean().nullable(),
  next: z.boolean()
})

const takenApi = z.object({
  /** What `taken.changes` goes by, with the same choice. */
  index: count,
  method: z.string().nullable(),
  path: z.string().nullable(),
  /** 0 for the first of several entries with this method and path. */
  ordinal: count,
  /** The list of the import's result that names it; null: none. */
  list: z.enum(['success', 'failure', 'ignore']).nullable(),
  error_code: z.string().nullable(),
  /** Whether it is in each document; null: there is no such document. */
  presence,
  /** Of a success only. */
  taken: taken.nullable(),
  notComparable: z.enum(['no_file', 'not_in_file']).nullable(),
  findings: z.array(finding),
  ours: count,
  differences: count,
  /** Members that the file has of it, of which nobody can tell whether they were taken over. */
  unknown: z.array(z.string())
})
export type TakenApi = z.infer<typeof takenApi>

const takenChange = documentChange.pick({ id: true, rule: true, texts: true, beforeAt: true, afterAt: true })
export type TakenChange = z.infer<typeof takenChange>

const takenDifference = z.object({
  ...takenChange.shape,
  origin: z.enum(['not_taken', 'changed_elsewhere', 'unknown'])
})

/** An import, the file it sent and the exports around it. What is asked for again comes from memory. */
export const takenRequests = {
  /** What belongs to an import: the next export of its group after it, the latest before it, and the file it sent. */
  'taken.find': {
    input: z.object({ snapshotId: id }),
    output: z.object({
      import: importRun,
      /** null: it was not started here, or without a file. */
      sent: sentFile.nullable(),
      /** null: there is none, or it is not known of which group the import is. */
      next: exportRun.nullable(),
      previous: exportRun.nullable()
    })
  },
  /** Lets the person choose the file that was imported; it is read, not kept. null: the person cancelled. */
  'taken.chooseFile': {
    input: z.void(),
    output: sentFile.extend({ fileId: z.string() }).nullable()
  },
  /** NOT_FOUND: a snapshot, or the held file. NO_DOCUMENT: a snapshot that holds none. */
  'taken.compare': { input: z.object(chosen), output: takenComparison },
  /** APIs the import reported, in its order, then those that only documents hold. */
  'taken.apis': {
    input: z.object({
      ...chosen,
      filter: z.object({ taken: taken.nullable(), finding: finding.nullable(), text: z.string().max(200) }),
      ...page
    }),
    output: z.object({ total: count, rows: z.array(takenApi) })
  },
  /** The first 500 changes of one API: from the export before to the file, and from what should be there to the next. */
  'taken.changes': {
    input: z.object({ ...chosen, index: z.number().int().min(0) }),
    output: z.object({ ours: z.array(takenChange), differences: z.array(takenDifference) })
  }
} as const
