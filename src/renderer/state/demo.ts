import type { Api, Output } from '@shared/contract'
import type { Result } from '@shared/result'

/** Starts the demo gateway, and one import and one export on it so that something is there to watch. Returns the import. */
export async function startDemo(api: Api): Promise<Result<Output<'demo.run'>>> {
  const started = await api.request('demo.start', undefined)
  if (!started.ok) return started
  const imported = await api.request('demo.run', { task_type: 'import_api' })
  if (!imported.ok) return imported
  const exported = await api.request('demo.run', { task_type: 'export_api' })
  return exported.ok ? imported : exported
}
