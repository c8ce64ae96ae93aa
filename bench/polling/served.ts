/** A simulator in the other process, with the ids of tasks that are being processed for ever. */
export interface Served {
  origin: string
  project_id: string
  instance_id: string
  token: string
  task_ids: string[]
}

/** Where the n-th question goes; after the last task the first follows. */
export function addressOf({ origin, project_id, instance_id, task_ids }: Served, n: number): string {
  const task_id = task_ids[n % task_ids.length] ?? ''
  return `${origin}/v2/${project_id}/apigw/instances/${instance_id}/async-tasks/${task_id}`
}

export function headersOf({ token }: Served): Record<string, string> {
  return { 'x-auth-token': token, accept: 'application/json' }
}
