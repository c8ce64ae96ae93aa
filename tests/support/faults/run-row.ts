import type { SnapshotDetail } from '@shared/contract/snapshot'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import type { Expectation, FaultRow } from './expectation'

/** The vendor's sample that a row asks for. */
export function sampleOf({ task }: FaultRow): string {
  const index = { import: 0, export: 1, failed: 2, processing: 3 }[task]
  return sampleTasks[index]?.task_id ?? ''
}

/** Plans the row's fault for every answer but the ones that shall be proper. */
export function planFault(gateway: DemoGateway, { name, plan }: FaultRow, more: FaultRow['plan'] = {}): void {
  gateway.control.answerWith(name, { times: 1000, ...plan, ...more })
}

/** What a snapshot says in the words of the table. */
export function observed(
  snapshot: SnapshotDetail,
  finding: Expectation['finding']
): Omit<Expectation, 'keeps'> {
  const { http_status, failure, error, action, reason, task_status, findings } = snapshot
  return {
    http_status,
    failure: (failure?.code ?? null) as Expectation['failure'],
    error_code: error?.error_code ?? null,
    action,
    reason: reason as Expectation['reason'],
    task_status,
    finding: findings.some(({ code }) => code === finding) ? finding : null
  }
}

/** A server that notes the requests it gets, head and all: where a redirect points. */
export async function startBystander(): Promise<{ origin: string; heads: string[]; close: () => void }> {
  const heads: string[] = []
  const server = http.createServer((request, response) => {
    heads.push([`${request.method} ${request.url}`, ...request.rawHeaders].join('\n'))
    response.end('welcome')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    heads,
    close: () => {
      server.closeAllConnections()
      server.close()
    }
  }
}

/** What the simulator says while the row's fault is planned; its proper answer where nobody else could read that. */
export async function sentBody(gateway: DemoGateway, task_id: string, proper: Buffer): Promise<Buffer> {
  // A browser's fetch knows no answer of a proxy either.
  return properBody(gateway, task_id).catch(() => plainBody(gateway, task_id).catch(() => proper))
}

async function plainBody({ instanceUrl, token }: DemoGateway, task_id: string): Promise<Buffer> {
  const request = http.get(`${instanceUrl}/async-tasks/${task_id}`, { headers: { 'x-auth-token': token } })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  return Buffer.concat(await response.toArray())
}

/** Asks the simulator itself, without the app, and reads whatever it sends: what the app could have got. */
export async function properBody(gateway: DemoGateway, task_id: string): Promise<Buffer> {
  const answer = await fetch(`${gateway.instanceUrl}/async-tasks/${task_id}`, {
    headers: { 'x-auth-token': gateway.token }
  })
  return Buffer.from(await answer.arrayBuffer())
}
