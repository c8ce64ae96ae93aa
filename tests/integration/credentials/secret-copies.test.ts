import { randomUUID } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { demoDocuments } from '../../../src/demo-gateway/seed/demo-documents'
import { startDemoGateway } from '../../../src/demo-gateway/server'
import { migrationsFolder, temporaryFolder, workers } from '../../support/ledger'
import { RealApp } from '../../support/real-app'
import { filesBelow, leaksBelow, secretsIn } from '../../support/secret-forms'

const proxyPassword = 'Pröxy-pass of nobody 0123456789+/'
const pastedKey = 'PastedSecretKeyOfNobody+/0123456789abcd'

/** The migrations of an app that is newer by one. */
function newerMigrations(): string {
  const folder = join(temporaryFolder(), 'drizzle')
  cpSync(migrationsFolder, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number; tag: string }[] }
  journal.entries.push({ idx: journal.entries.length, tag: 'later' })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(join(folder, 'later.sql'), 'CREATE TABLE `later` (`id` integer PRIMARY KEY NOT NULL);')
  return folder
}

it('no secret is in the copy that an upgrade makes, in saved and sent files, or in what a pasted command leaves', async () => {
  const server = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
  onTestFinished(() => server.close())
  const { token, origin, project_id, instance_id } = server
  const all = { token, proxyPassword, pastedKey, secretKey: server.accessKey.secret }
  const userData = temporaryFolder()
  const definition = join(temporaryFolder(), demoDocuments[0]?.fileName ?? '')
  writeFileSync(definition, demoDocuments[0]?.text ?? '')
  const real = new RealApp(userData, { chooseImportFile: async () => definition })
  await real.app.start()
  const place = { endpoint: origin, project_id, instance_id }
  const { id: gatewayId } = await real.ask('gateways.save', { id: null, name: 'Copied', ...place })
  const credential = { kind: 'token', token } as const
  await real.ask('gateways.setCredentials', { id: gatewayId, credential, keep: 'system' })
  const proxy = { proxy_mode: 'manual', proxy_address: 'proxy.example.com:8080', proxy_user: 'me' } as const
  await real.ask('network.setProxy', { gatewayId, ...proxy, proxyPassword, keep: 'system' })

  // A command with its headers, and a log of an answer: what is kept is the id and the answer.
  const [task_id, logged] = [1, 2].map(() => {
    const task = { task_status: 'processing', task_type: 'import_api', task_result: '' }
    return server.control.addTask(task)
  }) as [string, string]
  const command = `curl -u me:${proxyPassword} -H 'X-Auth-Token: ${token}' -H 'X-Secret: ${pastedKey}' '${server.instanceUrl}/async-tasks/${task_id}'`
  const answer = JSON.stringify({ task_id: logged, task_status: 'waiting', task_type: 'import_api' })
  const log = `HTTP/1.1 200 OK\r\nX-Subject-Token: ${token}\r\nX-Secret: ${pastedKey}\r\n\r\n${answer}\r\n`
  const shown = await real.ask('adding.preview', { text: `${command}\n\n${log}`, files: [], gatewayId })
  expect(shown.rows.map((row) => row.task_id).sort()).toEqual([task_id, logged].sort())
  expect(secretsIn(Buffer.from(JSON.stringify(shown)), all)).toEqual([])
  expect(await real.ask('adding.add', { previewId: shown.previewId, skip: [] })).toMatchObject({ added: 2 })

  // An import whose refusal echoes the request, and its file.
  server.control.answerWith('signature-echo', { operation: 'asyncImport' })
  const file = await real.ask('starting.chooseFile', undefined)
  const modes = { extend_mode: 'merge', api_mode: 'merge', simple_mode: false, mock_mode: false } as const
  const started = await real.ask('starting.import', {
    ...{ gatewayId, attempt: randomUUID(), fileId: file?.fileId ?? '' },
    options: { is_create_group: true, ...modes }
  })
  expect(started).toMatchObject({ outcome: 'refused' })
  const starts = await real.ask('starts.withoutTask', { gatewayId, offset: 0, limit: 9 })
  expect(starts.rows[0]?.error_msg).toContain('verify aksk signature fail')
  expect(secretsIn(Buffer.from(JSON.stringify(starts)), all)).toEqual([])
  const sent = await real.ask('starts.saveFile', { id: started.startId })
  const [row] = (await real.ask('tasks.find', { ...emptyFilter, text: logged })).ids
  const [task] = await real.ask('tasks.rows', { ids: [row ?? 0] })
  const snapshotId = task?.lastSnapshotId ?? 0
  const saved = await real.ask('documents.save', { snapshotId, what: 'answer' })
  await real.app.stop()

  const upgraded = new RealApp(userData, { migrationsFolder: newerMigrations() })
  await upgraded.app.start()
  expect(await upgraded.ask('network.get', { gatewayId })).toMatchObject({ proxyPassword: 'stored' })
  await upgraded.app.stop()
  const files = filesBelow(userData)
  const backups = files.filter((path) => path.endsWith('-before_update.db'))
  expect(backups).toHaveLength(1)
  expect(files).toEqual(expect.arrayContaining([sent?.path, saved?.path]))
  const kept = JSON.stringify(JSON.parse(readFileSync(join(userData, 'credentials.json'), 'utf8')))
  expect(kept).toContain(`"proxy:${gatewayId}"`)
  expect(leaksBelow(userData, all)).toEqual([])
})

/** A writer that fails, once, as soon as an answer is to be kept. */
function failingWriter(): URL {
  const folder = temporaryFolder()
  const script = join(folder, 'failing-writer.mjs')
  const flag = JSON.stringify(join(folder, 'failed'))
  writeFileSync(
    script,
    `import { existsSync, writeFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     parentPort.on('message', (requests) => {
       if (existsSync(${flag}) || !requests.some(({ method }) => method === 'snapshot.append')) return
       writeFileSync(${flag}, '')
       throw new Error('the writer failed')
     })
     await import(${JSON.stringify(workers.writer.href)})`
  )
  return pathToFileURL(script)
}

it('no secret is in what a crash of the writing thread leaves, with an answer in its hands that echoes them', async () => {
  const server = await startDemoGateway({ schedule: { waitingMs: 0, processingMs: 0 } })
  onTestFinished(() => server.close())
  const { token, origin, project_id, instance_id } = server
  const userData = temporaryFolder()
  const printed: string[] = []
  const stderr = vi
    .spyOn(console, 'error')
    .mockImplementation((line: unknown) => void printed.push(String(line)))
  onTestFinished(() => stderr.mockRestore())
  const real = new RealApp(userData, { workers: { ...workers, writer: failingWriter() } })
  await real.app.start()
  const place = { endpoint: origin, project_id, instance_id }
  const { id: gatewayId } = await real.ask('gateways.save', { id: null, name: 'Failing', ...place })
  await real.ask('gateways.setCredentials', {
    id: gatewayId,
    credential: { kind: 'token', token },
    keep: 'system'
  })
  const task = { task_status: 'processing', task_type: 'import_api', task_result: '' }
  const task_id = server.control.addTask(task)
  server.control.answerWith('signature-echo', { task_id, times: 9 })
  const { taskIds } = await real.ask('tasks.add', { gatewayId, task_ids: [task_id] })
  await real.until(async () => {
    const [row] = await real.ask('gateways.list', undefined)
    return row?.polling === 'stopped'
  })
  await real.app.stop()
  const log = readFileSync(join(userData, 'logs', 'main.log'), 'utf8')
  expect(log).toContain('the writer failed')
  expect(taskIds).toHaveLength(1)
  expect(server.requests.some(({ status }) => status === 401)).toBe(true)
  expect(secretsIn(Buffer.from(printed.join('\n')), { token })).toEqual([])
  expect(leaksBelow(userData, { token })).toEqual([])
})

const emptyFilter = { gatewayId: null, task_type: null, task_status: null, group_id: null, text: '' }
