import { app } from 'electron'
import { systemNetwork, type NetworkSettings } from '../../../src/main/api/network-settings'
import { createNetTransport } from '../../../src/main/shell/net-transport'
import { runNetworkCase } from '../network/network-case'
import { networkCases } from '../network/network-suite'
import { sender, type Send } from '../transport/case'
import { transportCases } from '../transport-suite'

let sessions = 0

function open(settings: Partial<NetworkSettings> = {}): Send {
  sessions += 1
  return sender(createNetTransport(`suite-${sessions}`, { ...systemNetwork, ...settings }).send)
}

/** Runs the suites in Electron's main process; prints one JSON line per case. */
async function run(): Promise<void> {
  const cases = [
    ...transportCases.map((each) => ({ name: each.name, run: () => each.run(open()) })),
    ...networkCases.map((each) => ({ name: each.name, run: () => runNetworkCase(each, open) }))
  ]
  for (const { name, run } of cases) {
    const error = await run().then(
      () => null,
      (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
    )
    console.log(JSON.stringify({ name, error }))
  }
  app.exit(0)
}

// Not a top-level await: "ready" waits for the end of the entry module.
void app.whenReady().then(run)
