import { describe, expect, it } from 'vitest'
import { errorAnswers, type ErrorName } from '../../../src/demo-gateway/faults/error-answers'
import { textOf } from '../../../src/demo-gateway/json'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { ask, postImport, showTask, startGateway } from './client'
import { swagger } from './documents'

const task_id = sampleTasks[0]?.task_id

describe('every error of the service', () => {
  it('can be the next answer, with its own code', async () => {
    const gateway = await startGateway()
    for (const name of Object.keys(errorAnswers) as ErrorName[]) {
      gateway.control.answerWith(name)
      const reply = await showTask(gateway, task_id)
      expect(reply.json.error_code, name).toBe(name.replace(/\/.*/, ''))
      expect(reply.json.error_msg, name).toEqual(expect.any(String))
      expect(reply.headers.get('x-request-id'), name).toBe(gateway.requests.at(-1)?.request_id)
      expect(gateway.requests.at(-1)).toMatchObject({ fault: name, status: reply.status })
    }
    expect((await showTask(gateway, task_id)).status).toBe(200)
  })

  it.each<[ErrorName, number]>([
    ['APIG.0000', 200],
    ['APIG.1002', 401],
    ['APIG.1005', 403],
    ['APIG.1005/401', 401],
    ['APIG.3093', 404],
    ['APIG.3718', 409],
    ['APIG.9008', 500],
    ['APIGW.0101', 404],
    ['APIGW.0201/494', 494],
    ['APIGW.0203', 504],
    ['APIG.0308', 429],
    ['APIG.0613', 503]
  ])('%s has status %i', async (name, status) => {
    const gateway = await startGateway()
    gateway.control.answerWith(name)
    expect((await showTask(gateway, task_id)).status).toBe(status)
  })

  it('of the front gateway carries the request id in its body', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('APIGW.0308')
    const { text, headers } = await showTask(gateway, task_id)
    expect(text).toBe(
      JSON.stringify({
        error_msg:
          'The throttling threshold has been reached: policy user over ratelimit,limit:200,time:5 minute',
        error_code: 'APIGW.0308',
        request_id: headers.get('x-request-id')
      })
    )
    expect(headers.has('retry-after')).toBe(false)
  })

  it('means that nothing was done', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('APIG.3718')
    const refused = await postImport(gateway, swagger(['GET', '/a']))
    expect(refused.status).toBe(409)
    await ask(gateway, '/api-groups')
    expect(gateway.groups.map((group) => group.name)).toEqual(['test8', 'order-service'])
  })
})

describe('a throttled answer', () => {
  it.each([
    [undefined, '1'],
    [30, '30']
  ])('says when to come back', async (seconds, expected) => {
    const gateway = await startGateway()
    gateway.control.answerWith('throttled', seconds === undefined ? {} : { seconds })
    const reply = await showTask(gateway, task_id)
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe(expected)
  })
})

describe('a 401 of the front gateway', () => {
  it.each([
    ['access-key-locked', 'AK access failed to reach the limit,forbidden'],
    ['token-undecryptable', 'decrypt token fail'],
    ['token-expired', 'token expires, expires_at: '],
    ['token-header-missing', 'x-auth-token not found'],
    ['access-key-unknown', 'Get secretKey failed,ak:'],
    ['signature-expired', 'calc ak sk signature fail:signature expired']
  ] as const)('%s is told apart by its text alone', async (name, fragment) => {
    const gateway = await startGateway()
    gateway.control.answerWith(name)
    const reply = await showTask(gateway, task_id)
    expect([reply.status, reply.json.error_code]).toEqual([401, 'APIGW.0301'])
    expect(reply.json.error_msg).toContain(fragment)
    expect(reply.headers.get('connection')).toBe('close')
  })

  it('about the clock has a code of its own and repeats the date', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('clock-skew')
    const headers = { 'x-sdk-date': '20200101T000000Z' }
    const reply = await ask(gateway, `/async-tasks/${task_id}`, { headers })
    expect([reply.status, reply.json.error_code]).toEqual([401, 'APIGW.0303'])
    expect(reply.json.error_msg).toContain('20200101T000000Z')
  })

  it('about the signature echoes the request, credentials included', async () => {
    const gateway = await startGateway()
    gateway.control.answerWith('signature-echo')
    const reply = await showTask(gateway, task_id)
    const { host, pathname } = new URL(gateway.instanceUrl)
    const message = textOf(reply.json.error_msg)
    expect(message).toContain(`canonicalRequest:GET|${pathname}/async-tasks/${task_id}/||`)
    expect(message).toContain(`|host:${host}|`)
    expect(message).toContain(`|x-auth-token:${gateway.token}|`)
    expect(message).toMatch(/\|\|[a-z;-]*x-auth-token\|e3b0c44298fc1c149afbf4c8996fb924[0-9a-f]{32}$/)
  })
})
