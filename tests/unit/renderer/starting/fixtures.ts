import type { HeldFile, PreflightReport, Started, StartRow } from '@shared/contract/starting'

export const held: HeldFile = { fileId: 'f-1', fileName: 'orders.yaml', size: 9100, sha256: 'ab'.repeat(32) }

export function report(error = 0): PreflightReport {
  const counts = { error, warning: 0, note: 0 }
  return { findings: [], counts, oas: '2.0', title: 'orders', apiCount: 3 }
}

export const accepted: Started = { startId: 7, outcome: 'accepted', taskId: 3 }
export const refused: Started = { startId: 8, outcome: 'refused', taskId: null }

export function startRow(change: Partial<StartRow> = {}): StartRow {
  return {
    id: 8,
    gatewayId: 1,
    gatewayName: 'Prod',
    startedAt: 0,
    startedWith: {
      task_type: 'import_api',
      options: {
        is_create_group: false,
        group_id: 'g-1',
        extend_mode: 'merge',
        api_mode: 'override',
        simple_mode: true,
        mock_mode: false
      }
    },
    task_type: 'import_api',
    file: { fileName: held.fileName, size: held.size, sha256: held.sha256 },
    outcome: 'refused',
    taskId: null,
    http_status: 400,
    error_code: 'APIG.3603',
    error_msg: 'The input data is too long',
    failure: null,
    ...change
  }
}
