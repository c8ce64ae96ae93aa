/** Fails when the committed migrations contradict each other or lag behind the schema. Changes nothing. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import drizzleConfig from '../drizzle.config.ts'
import { outputOf } from './machine/processes.ts'
import { commandFile, projectRoot } from './machine/project.ts'

async function drizzleKit(...args: string[]): Promise<string> {
  return outputOf(process.execPath, [commandFile('drizzle-kit'), ...args], { cwd: projectRoot })
}

const results = join(projectRoot, 'test-results')
mkdirSync(results, { recursive: true })
const copy = mkdtempSync(join(results, 'migrations-'))
try {
  cpSync(join(projectRoot, 'drizzle'), copy, { recursive: true })
  const folder = ['--dialect', 'sqlite', '--out', relative(projectRoot, copy)]
  await drizzleKit('check', ...folder)
  const said = await drizzleKit('generate', ...folder, '--schema', String(drizzleConfig.schema))
  // Its exit code is 0 even when it gives up on a question that it cannot ask.
  if (!said.includes('No schema changes')) throw new Error(`Run: npm run migrate\n${said}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}
