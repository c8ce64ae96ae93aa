import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ImportOptions } from '@shared/contract/starting'
import { expect, it, onTestFinished } from 'vitest'
import { saveGateway, setCredentials } from '../../../src/main/tasks/gateways'
import { holdFile, startImport } from '../../../src/main/tasks/start-import'
import { temporaryFolder, valueOf } from '../../support/ledger'
import { WatchedGateway } from '../../support/watched-gateway'

const text = 'swagger: "2.0"\r\ninfo: {title: 会员, version: "1"}\r\n\u0000--boundary\r\n'
const modes = { extend_mode: 'override', api_mode: 'merge', simple_mode: false, mock_mode: true } as const
const sentModes = { extend_mode: 'override', api_mode: 'merge', simple_mode: 'false', mock_mode: 'true' }

it.each<[string, ImportOptions, Record<string, string>]>([
  ['a new group', { ...modes, is_create_group: true }, { ...sentModes, is_create_group: 'true' }],
  [
    'a group that is there',
    { ...modes, is_create_group: false, group_id: 'c77f5e81d9cb4424bf704ef2b0ac7600' },
    { ...sentModes, is_create_group: 'false', group_id: 'c77f5e81d9cb4424bf704ef2b0ac7600' }
  ]
])(
  'an import into %s has the fields of the vendor’s table and no others; file_name is the file',
  async (_, options, fields) => {
    const received: { type: string; body: Buffer; length: string }[] = []
    const server = http.createServer((request, response) => {
      void request.toArray().then((parts) => {
        const { 'content-type': type = '', 'content-length': length = '' } = request.headers
        received.push({ type, body: Buffer.concat(parts), length })
        response.writeHead(202).end('{"task_id":"t-1"}')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const watched = await WatchedGateway.open()
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const profile = { id: null, name: 'Form', endpoint, project_id: 'p', instance_id: 'i' }
    const { id: gatewayId } = valueOf(await saveGateway(watched.deps, profile))
    const credential = { kind: 'token', token: 'MIIPAgYJ' } as const
    valueOf(await setCredentials(watched.deps, { id: gatewayId, credential, keep: 'this_run' }))
    const path = join(temporaryFolder(), '会员 "一".yaml')
    writeFileSync(path, text)
    const { fileId } = valueOf(await holdFile(watched.ledger, path))
    valueOf(await startImport(watched.deps, { gatewayId, attempt: randomUUID(), fileId, options }))

    const [first] = received
    expect(received).toHaveLength(1)
    expect(first?.length).toBe(String(first?.body.length))
    const form = await new Response(first?.body ?? null, {
      headers: { 'content-type': first?.type ?? '' }
    }).formData()
    const { file_name, ...texts } = Object.fromEntries(form.entries())
    expect(texts).toEqual(fields)
    const file = file_name as File
    expect([file.name, Buffer.from(await file.arrayBuffer()).toString()]).toEqual(['会员 "一".yaml', text])
  }
)
