import { randomBytes } from 'node:crypto'
import type { ParsedInput } from '@shared/contract'
import type { ConnectionTest } from '@shared/contract/gateway'
import { ok, type Result } from '@shared/result'
import type { Access } from '../api/access'
import type { ApigClient } from '../api/client'
import { admitted } from './admission'
import type { Ledger } from '../ledger/protocol'
import { answerTest, obstacleTest } from './connection-verdict'
import { gatewayOf, type AccessOf } from './gateway-access'

interface TestDeps {
  ledger: Ledger
  client: ApigClient
  accessOf: AccessOf
}

/**
 * Asks for a task that cannot exist: the gateway's "no such task" proves endpoint, credentials, project and instance in
 * one request that changes nothing. Nothing of it is kept. A token that the app fetched itself and the service finds
 * too old is replaced once, as polling does.
 */
export async function testConnection(
  deps: TestDeps,
  { id }: ParsedInput<'gateways.test'>
): Promise<Result<ConnectionTest>> {
  const first = await ask(deps, id)
  if (!first.ok || !first.value.isRenewable) return first.ok ? ok(first.value.test) : first
  const second = await ask(deps, id)
  return second.ok ? ok(second.value.test) : second
}

async function ask(
  deps: TestDeps,
  id: number
): Promise<Result<{ test: ConnectionTest; isRenewable: boolean }>> {
  const { client, accessOf } = deps
  const { signal } = new AbortController()
  const task_id = randomBytes(16).toString('hex')
  const asked = await admitted(accessOf, id, signal, async (access) => ({
    access,
    answer: await client.showTask(access, task_id, signal)
  }))
  if (!asked.ok) return asked
  if (typeof asked.value === 'string') {
    const network = asked.value === 'iam_unreachable' ? await askWithout(deps, id) : null
    return ok({ test: network ?? obstacleTest(asked.value), isRenewable: false })
  }
  const { access, answer } = asked.value
  const test = answerTest(answer, isFresh(access))
  return ok({ test, isRenewable: access.canRenew === true && test.verdict === 'auth' })
}

/**
 * What keeps requests from the gateway itself, asked without credentials: IAM lies behind the same network, and names no
 * reason. null: the gateway can be reached, so that it is IAM's address that cannot.
 */
async function askWithout({ client, ledger }: TestDeps, id: number): Promise<ConnectionTest | null> {
  const gateway = await gatewayOf(ledger, id)
  if (!gateway.ok) return null
  const { endpoint: origin, project_id, instance_id } = gateway.value
  const access = { gatewayId: id, origin, project_id, instance_id, authorize: () => ({}) }
  const answer = await client.showTask(access, randomBytes(16).toString('hex'), new AbortController().signal)
  return answer.failure === null ? null : answerTest(answer, false)
}

/** The app fetched the token, and it is the second one: the first was refused. */
function isFresh({ canRenew }: Access): boolean {
  return canRenew === false
}
