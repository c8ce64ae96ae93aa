import { app } from 'electron'
import { createNetTransport } from '../../../src/main/shell/net-transport'
import { sender } from '../transport/case'
import { transportCases } from '../transport-suite'

/** Runs the transport suite in Electron's main process; prints one JSON line per case. */
async function run(): Promise<void> {
  for (const [index, transportCase] of transportCases.entries()) {
    const send = sender(createNetTransport(`suite-${index}`))
    const error = await transportCase.run(send).then(
      () => null,
      (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
    )
    console.log(JSON.stringify({ name: transportCase.name, error }))
  }
  app.exit(0)
}

// Not a top-level await: "ready" waits for the end of the entry module.
void app.whenReady().then(run)
