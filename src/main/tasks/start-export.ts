import type { ParsedInput } from '@shared/contract'
import type { ExportOptions, Started } from '@shared/contract/starting'
import { ok, type Result } from '@shared/result'
import { startTask, type StartDeps, type Wanted } from './start-task'

/** Starts an export with one request. The same attempt finds what it led to. */
export function startExport(
  deps: StartDeps,
  { gatewayId, attempt, name, options }: ParsedInput<'starting.export'>
): Promise<Result<Started>> {
  return deps.starts.once(attempt, () => startTask(deps, exportOf(deps, gatewayId, { name, options })))
}

/** An export as it is started. */
export function exportOf(
  { client }: Pick<StartDeps, 'client'>,
  gatewayId: number,
  { name, options }: { name: string; options: ExportOptions }
): Wanted {
  const { oas_version, version, apis, ...rest } = options
  const body = { ...rest, ...(version !== undefined && { version }), ...(apis !== undefined && { apis }) }
  return {
    gatewayId,
    task_type: 'export_api',
    options: { oas_version, ...body },
    file: null,
    name,
    requested_group_id: options.group_id,
    send: async (access, _startId, signal) => ok(await client.startExport(access, oas_version, body, signal))
  }
}
