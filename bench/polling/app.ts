import type { Events, Input, Method, Output } from '@shared/contract'
import type { Result } from '@shared/result'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { OpenTransport } from '../../src/main/api/transport'
import { createApp } from '../../src/main/app'
import type { Limits } from '../../src/main/polling/scheduler'
import type { Served } from './served'

/** The app on a new ledger in `folder`; `kept` counts the answers it has kept. */
export async function openApp(
  folder: string,
  name: string,
  openTransport: () => OpenTransport,
  limits?: Limits
) {
  const worker = (entry: string): URL => pathToFileURL(join(process.cwd(), 'out/main', `${entry}.js`))
  const count = { kept: 0 }
  const refuse = (): Promise<never> => Promise.reject(new Error('no keyring'))
  const app = createApp({
    about: { version: '0.0.0', electron: '0.0.0', platform: process.platform, systemLanguage: 'en' },
    dataFolder: join(folder, name),
    migrationsFolder: join(process.cwd(), 'drizzle'),
    workers: {
      writer: worker('ledger-writer'),
      reader: worker('ledger-reader'),
      copier: worker('ledger-copier')
    },
    credentialsFile: join(folder, `${name}.json`),
    cipher: { strength: async () => 'none', encrypt: refuse, decrypt: refuse },
    openTransport,
    chooseSavePath: async () => null,
    chooseCertificateFile: async () => null,
    chooseImportFile: async () => null,
    chooseAnswerFiles: async () => null,
    notify: () => undefined,
    isWindowFocused: () => false,
    showInFolder: () => undefined,
    openFolder: async () => false,
    emit: (event: keyof Events) => {
      if (event === 'snapshot.added') count.kept += 1
    },
    onSettings: () => undefined,
    log: { info: () => undefined, warn: console.error, error: console.error },
    ...(limits !== undefined && { limits })
  })
  await app.start()
  async function request<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    const result = (await app.answer(method, input)) as Result<Output<M>>
    if (!result.ok) throw new Error(`${method}: ${result.error.message}`)
    return result.value
  }
  return {
    count,
    stop: () => app.stop(),
    async follow({ origin, project_id, instance_id, token, task_ids }: Served) {
      const profile = { id: null, name: origin, endpoint: origin, project_id, instance_id }
      const { id } = await request('gateways.save', profile)
      const credential = { kind: 'token', token } as const
      await request('gateways.setCredentials', { id, credential, keep: 'this_run' })
      for (let from = 0; from < task_ids.length; from += 1000) {
        await request('tasks.add', { gatewayId: id, task_ids: task_ids.slice(from, from + 1000) })
      }
    }
  }
}
