import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GatewayNetworks } from '../../../src/main/api/gateway-networks'
import type { NetworkSettings } from '../../../src/main/api/network-settings'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { openSecretStore } from '../../../src/main/credentials/secret-store'
import {
  CertificateChoices,
  chooseCertificates,
  type CertificateDeps
} from '../../../src/main/tasks/ca-certificates'
import { networkSettingsOf } from '../../../src/main/tasks/network'
import { keyring } from '../keyring'
import { temporaryFolder, valueOf } from '../ledger'
import { sender } from '../transport/case'
import { WatchedGateway } from '../watched-gateway'
import { certificate } from './certificates'

/** A gateway whose network settings are real, with a session that only says which settings it was opened with. */
export async function openGatewayNetwork() {
  const ledgerFolder = temporaryFolder()
  const watched = await WatchedGateway.open({ file: join(ledgerFolder, 'ledger.db') })
  const gatewayId = await watched.addGateway()
  const folder = temporaryFolder()
  const secrets = openSecretStore(join(folder, 'credentials.json'), keyring())
  const opened: { name: string; settings: NetworkSettings; isClosed: boolean }[] = []
  const settingsOf = (id: number) => networkSettingsOf({ ledger: watched.ledger, secrets }, id)
  const networks = new GatewayNetworks({
    settingsOf,
    open: (name, settings) => {
      const one = { name, settings, isClosed: false }
      opened.push(one)
      return {
        send: createNodeTransport(),
        close: async () => {
          one.isClosed = true
        }
      }
    }
  })
  const file = join(folder, 'corp.pem')
  const deps: CertificateDeps = {
    ...watched.deps,
    now: () => Date.UTC(2026, 10, 24),
    secrets,
    forgetNetwork: (id) => networks.forget(id),
    chooseCertificateFile: async () => file,
    choices: new CertificateChoices()
  }
  const chooseBytes = async (bytes: Uint8Array) => {
    writeFileSync(file, bytes)
    return valueOf(await chooseCertificates(deps, { gatewayId }))
  }
  const choose = (...parts: (Parameters<typeof certificate>[0] | { text: string })[]) => {
    const texts = parts.map((part) => (typeof part === 'string' ? certificate(part) : part.text))
    return chooseBytes(Buffer.from(texts.join('\n')))
  }
  const send = sender(networks.transportFor(gatewayId))
  return {
    watched,
    gatewayId,
    deps,
    secrets,
    opened,
    networks,
    settings: () => settingsOf(gatewayId),
    choose,
    chooseBytes,
    folder,
    ledgerFolder,
    send
  }
}
