import { incomparabilities } from '@domain/documents/compare/comparability'
import { takenStates, threeWayFindings } from '@domain/imports/did-it-take'
import type { ThreeWay } from '@domain/imports/three-way'
import { cautionsOf } from '@domain/imports/three-way-cautions'
import type { Output } from '@shared/contract'
import type { ExportRun } from '@shared/contract/comparing'
import type { SentFile } from '@shared/contract/taken'
import { groupOfRun, type createExportsAround } from './exports-around'
import { originOf } from './export-runs'
import type { RunRecord } from './import-runs'
import type { createStartReads } from './start-reads'
import type { TakenDocuments } from './taken-documents'

/** What is put side by side, before anything is read. */
export interface Chosen {
  run: RunRecord
  next: ExportRun
  previous: ExportRun | null
  file: (SentFile & { text: () => string }) | null
}

interface Reads {
  starts: Pick<ReturnType<typeof createStartReads>, 'ofTask'>
  around: Pick<ReturnType<typeof createExportsAround>, 'othersBetween'>
}

/** What came of an import, what has to be said first, and how many APIs are in which state. */
export function summaryOfTaken(
  { starts, around }: Reads,
  { run: { run }, next, previous, file }: Chosen,
  { documents, outcome: { apis } }: { documents: TakenDocuments; outcome: ThreeWay }
): Output<'taken.compare'> {
  const started = starts.ofTask({ taskId: run.taskId })
  const exported = starts.ofTask({ taskId: next.taskId })
  const importing = started?.startedWith?.task_type === 'import_api' ? started.startedWith.options : null
  const exporting = exported?.startedWith?.task_type === 'export_api' ? exported.startedWith.options : null
  const cautions = cautionsOf(
    {
      ...run,
      group: groupOfRun(run),
      startedAt: started?.startedAt ?? null,
      reportsSuccesses: run.counts.success !== null,
      options: importing
    },
    {
      ...next,
      group: next.requested_group_id,
      startedAt: exported?.startedAt ?? null,
      asksForSomeApis: exporting?.apis !== undefined
    },
    previous !== null
  )
  const incomparable =
    previous === null || documents.previous === null
      ? []
      : incomparabilities(
          { document: documents.previous, origin: originOf(previous) },
          { document: documents.next, origin: originOf(next) }
        )
  return {
    kind: 'compared',
    import: run,
    next,
    previous,
    file: file === null ? null : { fileName: file.fileName, size: file.size, sha256: file.sha256 },
    cautions,
    incomparable,
    otherImports: around.othersBetween(run, previous?.finalAt ?? run.finalAt, next.finalAt),
    total: apis.length,
    successes: apis.filter(({ entry }) => entry?.list === 'success').length,
    taken: countsOf(takenStates, (state) => apis.filter(({ taken }) => taken === state).length),
    findings: countsOf(
      threeWayFindings,
      (finding) => apis.filter(({ findings }) => findings.includes(finding)).length
    )
  }
}

function countsOf<K extends string>(keys: readonly K[], countOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<K, number>
}
