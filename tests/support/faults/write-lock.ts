import { spawn } from 'node:child_process'
import { once } from 'node:events'

const script = `
  const Database = require('better-sqlite3')
  const connection = new Database(process.argv[1], { fileMustExist: true })
  connection.exec('BEGIN IMMEDIATE')
  process.stdout.write('locked')
  process.stdin.on('end', () => { connection.exec('ROLLBACK'); connection.close() }).resume()
`

/** Another process that holds the database's write lock until `open` is called; resolves once it has it. */
export async function lockDatabase(file: string): Promise<{ open: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', script, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return {
    open: async () => {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    }
  }
}
