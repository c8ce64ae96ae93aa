import type { Output } from '@shared/contract'
import type { ApiPoint } from '@shared/contract/apis'

export const at = Date.parse('2026-11-24T06:02:05Z')

export function point(change: Partial<ApiPoint> = {}): ApiPoint {
  return {
    taskId: 1,
    snapshotId: 2,
    task_id: 'task-1',
    name: '',
    gatewayId: 1,
    gatewayName: 'Prod',
    isDemo: false,
    endpointHost: 'apig.example.com',
    project_id: 'p',
    instance_id: 'i',
    requested_group_id: null,
    group_id: 'group-1',
    notFinalAt: null,
    finalAt: at,
    isFromFile: false,
    kind: 'import',
    state: 'created',
    entry: null,
    ordinal: 0,
    isListMissing: false,
    operationId: null,
    env_id: null,
    ...change
  }
}

export function lifeOf(rows: ApiPoint[], change: Partial<Output<'apis.life'>> = {}): Output<'apis.life'> {
  return {
    total: rows.length,
    rows,
    places: [],
    lastSuccess: null,
    lastFailure: null,
    lastInExport: null,
    marks: [],
    gaps: [],
    similar: [],
    progress: { done: 1, total: 1 },
    ...change
  }
}
