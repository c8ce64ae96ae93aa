import type { Page } from '@playwright/test'
import type { Api, Input, Method, Output } from '@shared/contract'
import type { DemoGateway } from '../../src/demo-gateway/server'

/** Asks main what the window would ask. Throws on an error value. */
export async function request<M extends Method>(page: Page, method: M, input: Input<M>): Promise<Output<M>> {
  const result = await page.evaluate(
    ([name, sent]) => (globalThis as unknown as { api: Api }).api.request(name, sent as never),
    [method, input] as const
  )
  if (!result.ok) throw new Error(`${method}: ${result.error.code} ${result.error.message}`)
  return result.value
}

/** Adds the gateway with its token, as the form does. Returns its id. */
export async function addGateway(page: Page, gateway: DemoGateway, instance_id?: string): Promise<number> {
  const profile = { endpoint: gateway.origin, project_id: gateway.project_id }
  const { id } = await request(page, 'gateways.save', {
    id: null,
    name: 'Under test',
    ...profile,
    instance_id: instance_id ?? gateway.instance_id
  })
  await giveToken(page, id, gateway.token)
  return id
}

/** Gives a gateway a token for this run. */
export async function giveToken(page: Page, id: number, token: string): Promise<void> {
  const credential = { kind: 'token', token } as const
  await request(page, 'gateways.setCredentials', { id, credential, keep: 'this_run' })
}

/** Adds task ids to a gateway. Returns the ids that the app gave them. */
export async function addTasks(page: Page, gatewayId: number, task_ids: string[]): Promise<number[]> {
  return (await request(page, 'tasks.add', { gatewayId, task_ids })).taskIds
}
