import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { buildProgram } from '../build-program'
import type { Served } from './served'

export interface Servers {
  served: Served[]
  /** CPU that their process has used so far, in microseconds. */
  cpuUs(): Promise<number>
  stop(): void
}

/**
 * Starts simulators in a process of their own, so that their work is not counted as the app's. `folder` takes the
 * built program.
 */
export async function startServers(folder: string, gateways: number, tasksEach: number): Promise<Servers> {
  const program = await buildProgram({
    entry: 'src/demo-gateway/server.ts',
    ...{ folder, fileName: 'server.mjs' }
  })
  const script = `
    const { startDemoGateway } = await import(${JSON.stringify(pathToFileURL(program).href)})
    const task = { task_type: 'import_api', task_status: 'processing', task_result: '' }
    for (let n = 0; n < ${gateways}; n++) {
      const { origin, project_id, instance_id, token, control } = await startDemoGateway()
      const task_ids = Array.from({ length: ${tasksEach} }, () => control.addTask(task))
      console.log(JSON.stringify({ origin, project_id, instance_id, token, task_ids }))
    }
    process.stdin.on('data', () => {
      const { user, system } = process.cpuUsage()
      console.log(user + system)
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const served: Served[] = []
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => {
    if (served.length < gateways) served.push(JSON.parse(line) as Served)
  })
  const died = once(child, 'exit').then(([code]) => {
    if (served.length < gateways) throw new Error(`the servers' process ended with ${String(code)}`)
  })
  while (served.length < gateways) await Promise.race([once(lines, 'line'), died])
  return {
    served,
    async cpuUs() {
      const answered = once(lines, 'line')
      child.stdin.write('\n')
      return Number((await Promise.race([answered, died]))?.[0])
    },
    stop: () => void child.kill()
  }
}
