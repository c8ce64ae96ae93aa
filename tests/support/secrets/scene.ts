import { expect } from '@playwright/test'
import { messagesFor } from '@shared/i18n/messages'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDemoGateway, type DemoGateway } from '../../../src/demo-gateway/server'
import { request } from '../gateway-journey'
import type { RunningApp } from '../launch-app'
import { certificate } from '../network/certificates'
import { privateHost, startProxy, startTlsFront, type ProxyServer } from '../network/servers'
import type { EnteredGateway } from './enter-gateway'
import { startRelay, type Relay } from './relay'

/** Secrets that nobody has, each with characters that encodings change. */
const made = {
  wrongToken: 'MIIPAgYJwrongtoken0123456789+/abcdefghijklmnopqrstuvwxyz0123456789ABCDEF==',
  wrongSecretKey: 'SecretKeyOfNobody+/0123456789abcdefghij',
  wrongPassword: 'p"ss\\wörd of nobody, 100 % 0123456789',
  proxyPassword: 'Pröxy-pass of nobody 0123456789+/'
}
const words = messagesFor('en').network
const proxyUser = 'proxy-user'

const doors = [
  'key',
  'temporary',
  'user',
  'iam',
  'token',
  'wrongToken',
  'wrongKey',
  'wrongUser',
  'stranger'
] as const
export type Door = (typeof doors)[number]

/** One gateway behind many doors, one for each profile and one for IAM; nobody has a reason to call the `stranger`. */
export interface SecretScene {
  gateway: DemoGateway
  relays: Record<Door, Relay>
  proxy: ProxyServer
  /** Every secret by name. */
  secrets: Record<string, string>
  entries: Record<Exclude<Door, 'iam' | 'stranger'>, EnteredGateway>
  /** At which doors each secret may be seen on the wire; nowhere unless it is named. */
  mayBeSeenAt: Record<string, Door[]>
  close(): Promise<void>
}

/** Starts all servers. */
export async function openSecretScene(): Promise<SecretScene> {
  const opened = await Promise.all(doors.map(async (door) => [door, await startRelay()] as const))
  const relays = Object.fromEntries(opened) as Record<Door, Relay>
  const names = [privateHost, ...opened.map(([, { address }]) => address)]
  const gateway = await startDemoGateway({ names, schedule: { waitingMs: 0, processingMs: 0 } })
  const port = Number(new URL(gateway.origin).port)
  for (const [, relay] of opened) relay.leadTo(port)
  const front = await startTlsFront('good', port)
  const login = { user: proxyUser, password: made.proxyPassword }
  const proxy = await startProxy({ to: front.port, login })
  // Keys of their own: what is refused stops every gateway with the same one.
  const temporary = gateway.control.issueKey(3_600_000)
  const refused = gateway.control.issueKey()
  const proxied = gateway.control.issueKey()
  const secrets = {
    ...made,
    token: gateway.token,
    secretKey: gateway.accessKey.secret,
    accessKey: gateway.accessKey.access,
    password: gateway.account.password,
    refusedKey: refused.access,
    proxiedKey: proxied.access,
    proxiedSecret: proxied.secret,
    temporarySecret: temporary.secret,
    temporaryKey: temporary.access,
    securityToken: temporary.securitytoken ?? ''
  }
  return {
    ...{ gateway, relays, proxy, secrets },
    entries: entriesOf(gateway, relays, secrets),
    mayBeSeenAt: {
      token: ['token'],
      wrongToken: ['wrongToken'],
      // The key's id is in every signature that is made with it.
      accessKey: ['key'],
      refusedKey: ['wrongKey'],
      temporaryKey: ['temporary'],
      securityToken: ['temporary'],
      password: ['iam'],
      wrongPassword: ['iam'],
      issuedToken: ['user']
    },
    async close() {
      await proxy.close()
      await front.close()
      for (const [, relay] of opened) await relay.close()
      await gateway.close()
    }
  }
}

function entriesOf(
  { project_id, instance_id, account }: DemoGateway,
  relays: Record<Door, Relay>,
  secrets: Record<string, string>
): SecretScene['entries'] {
  const of = (name: string): string => secrets[name] ?? ''
  const place = (door: Door) => ({
    name: `At ${door}`,
    endpoint: relays[door].origin,
    project_id,
    instance_id
  })
  const iam_endpoint = relays.iam.origin
  const user = { kind: 'iam_user', account: account.domain } as const
  return {
    key: {
      ...place('key'),
      credential: { kind: 'ak_sk', access_key: of('accessKey'), secret_key: of('secretKey') }
    },
    temporary: {
      ...place('temporary'),
      credential: {
        kind: 'temporary_ak_sk',
        access_key: of('temporaryKey'),
        secret_key: of('temporarySecret'),
        security_token: of('securityToken'),
        expires_at: null
      }
    },
    user: {
      ...{ ...place('user'), iam_endpoint },
      credential: { ...user, user: account.user, password: of('password') }
    },
    token: { ...place('token'), credential: { kind: 'token', token: of('token') } },
    wrongToken: { ...place('wrongToken'), credential: { kind: 'token', token: of('wrongToken') } },
    wrongKey: {
      ...place('wrongKey'),
      credential: { kind: 'ak_sk', access_key: of('refusedKey'), secret_key: of('wrongSecretKey') }
    },
    wrongUser: {
      ...{ ...place('wrongUser'), iam_endpoint },
      credential: { ...user, user: 'somebody-else', password: of('wrongPassword') }
    }
  }
}

/** Adds a gateway that only the proxy reaches: the proxy's login in the window, its authority from a file. */
export async function enterBehindProxy(
  { app, page, userData }: Pick<RunningApp, 'app' | 'page' | 'userData'>,
  { gateway, proxy, secrets }: SecretScene
): Promise<number> {
  const { project_id, instance_id } = gateway
  const profile = {
    id: null,
    name: 'Behind proxy',
    endpoint: `https://${privateHost}`,
    project_id,
    instance_id
  }
  const { id } = await request(page, 'gateways.save', profile)
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByText(profile.name, { exact: true }).first().click()
  const network = page.getByRole('region', { name: words.title, exact: true })
  const password = network.getByLabel(words.password)
  await network.getByText(words.modes.manual, { exact: true }).click()
  await network.getByRole('textbox', { name: words.address.manual, exact: true }).fill(proxy.address)
  await network.getByLabel(words.user).fill(proxyUser)
  await password.fill(secrets['proxyPassword'] ?? '')
  await network.getByRole('button', { name: words.save }).click()
  await expect(password).toHaveValue('')

  const authority = join(userData, 'company-root.pem')
  await writeFile(authority, certificate('root'))
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, authority)
  const choice = await request(page, 'network.chooseCertificates', { gatewayId: id })
  await request(page, 'network.addCertificates', { gatewayId: id, choice: choice?.choice ?? 0 })
  const key = { access_key: secrets['proxiedKey'] ?? '', secret_key: secrets['proxiedSecret'] ?? '' }
  const credential = { kind: 'ak_sk', ...key } as const
  await request(page, 'gateways.setCredentials', { id, credential, keep: 'weak' })
  expect(await request(page, 'gateways.test', { id })).toMatchObject({ verdict: 'reached' })
  return id
}
