import dns from 'node:dns'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { AppUnderFaults } from '../../support/faults/app-under-faults'

/** What the system's resolver says of `localhost` from now on: that error, or the truth. */
function resolver(): { fail: (code: string | null) => void } {
  let failing: string | null = null
  const lookup = dns.lookup.bind(dns) as (...args: unknown[]) => void
  const spy = vi.spyOn(dns, 'lookup').mockImplementation((...args: unknown[]) => {
    const answer = args.at(-1) as (error: Error) => void
    if (failing === null || args[0] !== 'localhost') lookup(...args)
    else process.nextTick(answer, Object.assign(new Error(`getaddrinfo ${failing}`), { code: failing }))
  })
  onTestFinished(() => spy.mockRestore())
  return { fail: (code) => (failing = code) }
}

it('a host name that resolves only sometimes: each failure is kept, and the task is followed in between', async () => {
  const gateway = await startDemoGateway()
  onTestFinished(() => gateway.close())
  const app = await AppUnderFaults.start()
  onTestFinished(() => app.dispose())
  const names = resolver()
  names.fail('ENOTFOUND')
  const gatewayId = await app.addGateway(gateway, gateway.origin.replace('127.0.0.1', 'localhost'))
  const task = { task_type: 'import_api', task_status: 'processing', task_result: '' }
  const first = await app.firstAnswer(gatewayId, gateway.control.addTask(task))
  expect(first.failure).toMatchObject({ code: 'dns', params: { detail: 'ENOTFOUND' } })
  const seen: string[] = []
  for (const code of [null, 'EAI_AGAIN', null, 'ENOTFOUND', null]) {
    names.fail(code)
    // An answer after which the connection is gone: a kept one needs no name.
    if (code === null) gateway.control.answerWith('http-1.0')
    const { failure, task_status, action } = await app.checkNow(first.taskId)
    seen.push(`${failure?.code ?? task_status} ${action}`)
  }
  const [good, bad] = ['processing continue', 'dns retry']
  expect(seen).toEqual([good, bad, good, bad, good])
  expect(app.errors).toEqual([])
})
