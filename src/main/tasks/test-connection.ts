import { randomBytes } from 'node:crypto'
import type { Failure } from '@domain/polling/failure'
import type { ParsedInput } from '@shared/contract'
import type { ConnectionTest } from '@shared/contract/gateway'
import { ok, type Result } from '@shared/result'
import type { Access } from '../api/access'
import type { ApigClient } from '../api/client'
import { admitted } from './admission'
import type { Ledger } from '../ledger/protocol'
import { answerTest, failureTest, obstacleTest } from './connection-verdict'
import { gatewayOf, type AccessOf } from './gateway-access'
import type { GatewayCredentials } from './gateway-credentials'

interface TestDeps {
  ledger: Ledger
  client: ApigClient
  accessOf: AccessOf
  credentials: Pick<GatewayCredentials, 'lockedUntil' | 'retry' | 'hasten' | 'iamFailure'>
}

/**
 * Asks for a task that cannot exist: the gateway's "no such task" proves endpoint, credentials, project and instance in
 * one request that changes nothing. Nothing of it is kept. A token that the app fetched itself and the service finds
 * too old is replaced once, as polling does.
 *
 * Somebody asks for it, and may have corrected what was refused: so it leaves after a refusal, too, and counts like every
 * other try. Only while the key is locked, or one more failure would lock it, nothing leaves.
 */
export async function testConnection(
  deps: TestDeps,
  { id }: ParsedInput<'gateways.test'>
): Promise<Result<ConnectionTest>> {
  const gateway = await gatewayOf(deps.ledger, id)
  if (!gateway.ok) return gateway
  if (deps.credentials.lockedUntil(gateway.value) !== null) return ok(obstacleTest('key_locked'))
  if (gateway.value.polling === 'stopped') await deps.credentials.retry(gateway.value)
  await deps.credentials.hasten(gateway.value)
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
    const failure = asked.value === 'iam_unreachable' ? await iamFailure(deps, id) : null
    return ok({
      test: failure === null ? obstacleTest(asked.value) : failureTest(failure),
      isRenewable: false
    })
  }
  const { access, answer } = asked.value
  const test = answerTest(answer, isFresh(access))
  return ok({ test, isRenewable: access.canRenew === true && test.verdict === 'auth' })
}

/** What kept IAM from answering. */
async function iamFailure({ credentials, ledger }: TestDeps, id: number): Promise<Failure | null> {
  const gateway = await gatewayOf(ledger, id)
  return gateway.ok ? credentials.iamFailure(gateway.value) : null
}

/** The app fetched the token, and it is the second one: the first was refused. */
function isFresh({ canRenew }: Access): boolean {
  return canRenew === false
}
