import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { saveGateway, setCredentials } from '../../../src/main/tasks/gateways'
import { holdFile, startImport } from '../../../src/main/tasks/start-import'
import { startsWithoutTask } from '../../../src/main/tasks/start-task'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const task = (task_id: string) => ({ task_id, task_status: 'processing', task_type: 'import_api' })

/** An app with a gateway that answers as it is told; `posts` are the bodies that came whole. */
async function openAt(answerPost: RequestListener) {
  const watched = await WatchedGateway.open()
  const asked: string[] = []
  let posts = 0
  const server = http.createServer((request, response) => {
    if (request.method === 'POST') {
      posts += 1
      answerPost(request, response)
      return
    }
    asked.push(request.url ?? '')
    const task_id = decodeURIComponent(request.url?.split('/').at(-1) ?? '')
    response.setHeader('content-type', 'application/json').end(JSON.stringify(task(task_id)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const profile = { id: null, name: 'Odd', endpoint, project_id: 'p', instance_id: 'i' }
  const { id: gatewayId } = valueOf(await saveGateway(watched.deps, profile))
  const credential = { kind: 'token', token: 'MIIPAgYJ' } as const
  valueOf(await setCredentials(watched.deps, { id: gatewayId, credential, keep: 'this_run' }))
  const start = async (size = 100) => {
    const path = join(temporaryFolder(), 'orders.yaml')
    writeFileSync(path, `swagger: "2.0"\n#${'x'.repeat(size)}\n`)
    const { fileId } = valueOf(await holdFile(watched.ledger, path))
    const modes = { extend_mode: 'merge', api_mode: 'merge', simple_mode: false, mock_mode: false } as const
    const options = { is_create_group: true, ...modes }
    return valueOf(await startImport(watched.deps, { gatewayId, attempt: randomUUID(), fileId, options }))
  }
  const withoutTask = async () =>
    valueOf(await startsWithoutTask(watched.deps, { gatewayId, offset: 0, limit: 9 })).rows
  return { watched, start, withoutTask, asked, posts: () => posts }
}

/** Takes the request in whole, then answers. */
function answering(status: number, body: string): RequestListener {
  return (request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(body))
  }
}

describe('the answer to a start', () => {
  it.each([
    ['a number', '{"task_id":123}', '123'],
    ['blanks', '{"task_id":"a b"}', 'a b'],
    ['a path', '{"task_id":"../../x"}', '../../x'],
    ['Chinese', '{"task_id":"任务1"}', '任务1'],
    ['a line break', '{"task_id":"a\\r\\nHost: other"}', 'a\r\nHost: other'],
    ['a byte order mark', '\uFEFF{"task_id":"t-1"}', 't-1'],
    ['more than its id', JSON.stringify({ ...task('t-2'), task_status: 'waiting', task_result: '' }), 't-2'],
    ['the id in a field nobody knows, too', '{"task_id":"t-3","tenant":"x"}', 't-3']
  ])('may have %s: its task is followed by exactly that id', async (_, body, task_id) => {
    const { watched, start, withoutTask, asked } = await openAt(answering(202, body))
    const { outcome, taskId } = await start()
    expect(outcome).toBe('accepted')
    await watched.until('snapshot.added', 1)
    await watched.pass(4000)
    expect(await watched.row(taskId ?? 0)).toMatchObject({ task_id, task_status: 'processing' })
    expect(asked).toEqual([`/v2/p/apigw/instances/i/async-tasks/${encodeURIComponent(task_id)}`])
    expect(await withoutTask()).toEqual([])
  })

  it.each([
    ['an empty id', '{"task_id":""}'],
    ['an id that leads elsewhere', '{"task_id":".."}'],
    ['no id', '{"task_id":null}'],
    ['a list', '[{"task_id":"t"}]'],
    ['half of it', '{"task_id":"t'],
    ['a page', '<html>accepted</html>'],
    ['nothing', '']
  ])('may have %s: whether it was started is open, and nothing is asked or sent again', async (_, body) => {
    const { watched, start, withoutTask, asked, posts } = await openAt(answering(202, body))
    expect(await start()).toMatchObject({ outcome: 'unknown', taskId: null })
    await watched.pass(60_000, 5000)
    expect((await withoutTask()).map(({ outcome, http_status }) => [outcome, http_status])).toEqual([
      ['unknown', 202]
    ])
    expect([posts(), asked]).toEqual([1, []])
  })
})

describe('a network that dies in the middle of an upload', () => {
  const size = 8_000_000

  it.each<[string, RequestListener]>([
    [
      'closed',
      (request) => {
        let bytes = 0
        request.on('data', (part: Buffer) => (bytes += part.length) > 300_000 && request.socket.destroy())
      }
    ],
    ['reset', (request) => void request.once('data', () => request.socket.resetAndDestroy())]
  ])('%s: whether it was started is open, the file is kept, nothing is sent again', async (_, end) => {
    const { watched, start, withoutTask, posts } = await openAt(end)
    const { startId, outcome } = await start(size)
    expect(outcome).toBe('unknown')
    await watched.pass(60_000, 5000)
    expect(posts()).toBe(1)
    const [row] = await withoutTask()
    expect(row).toMatchObject({
      id: startId,
      outcome: 'unknown',
      http_status: null,
      failure: { code: 'reset' }
    })
    const { bytes } = valueOf(await watched.ledger.read('start.fileBytes', { id: startId }))
    expect(bytes.byteLength).toBe(size + 17)
  })

  it('refused before it is whole: the refusal is what is kept', async () => {
    const { start, withoutTask, posts } = await openAt((request, response) => {
      const body = '{"error_code":"APIG.3603","error_msg":"The input data is too long"}'
      request.pause()
      response.writeHead(413, { connection: 'close' }).end(body)
    })
    expect((await start(size)).outcome).toBe('refused')
    expect((await withoutTask()).map(({ error_code }) => error_code)).toEqual(['APIG.3603'])
    expect(posts()).toBe(1)
  })
})
