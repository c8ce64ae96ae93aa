import { join } from 'node:path'
import { commandFile, projectRoot } from '../machine/project.ts'

/** One step of a test run: a program of Node's, and the JSON report it leaves when it runs tests. */
export interface Stage {
  readonly name: string
  readonly args: readonly string[]
  readonly report?: string
  /** For the long ones that run alone: show what they print as they print it. */
  readonly live?: boolean
}

/** Stages run in the order of a lane; lanes of one round run side by side. */
export type Round = readonly (readonly Stage[])[]

/** Where playwright.config.ts lets every project of its own report. */
const playwrightReport = join(projectRoot, 'test-results', 'reports', 'e2e.json')
const reportOf = (name: string): string => join(projectRoot, 'test-results', 'reports', `${name}.json`)

function check(name: string, packageName: string, command: string, ...args: string[]): Stage {
  return { name, args: [commandFile(packageName, command), ...args] }
}

function vitest(name: string, ...projects: string[]): Stage {
  const report = reportOf(name)
  const selection = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, args: [commandFile('vitest'), 'run', ...selection, ...reporters], report }
}

function playwright(project: string): Stage {
  const args = [commandFile('playwright'), 'test', `--project=${project}`]
  return { name: project, args, report: playwrightReport, live: true }
}

const build = check('build', 'electron-vite', 'electron-vite', 'build', '--logLevel', 'warn')

/** Everything that fits in 25 minutes on two cores. */
export const everything: readonly Round[] = [
  [
    [
      check('types', 'typescript', 'tsc', '-p', 'tsconfig.node.json'),
      check(
        'types of views',
        'svelte-check',
        'svelte-check',
        '--tsconfig',
        'tsconfig.web.json',
        '--fail-on-warnings'
      ),
      check('lint', 'eslint', 'eslint', '--max-warnings', '0', '.'),
      check('format', 'prettier', 'prettier', '--check', '--log-level', 'warn', '.'),
      check('unused code', 'knip', 'knip'),
      { name: 'migrations', args: [join(projectRoot, 'scripts', 'check-migrations.ts')] }
    ],
    [build, vitest('unit', 'unit', 'renderer'), vitest('integration', 'integration')]
  ],
  // Alone on the machine: windows are driven against the clock.
  [[playwright('e2e')]]
]

/** The long tier: kills, a large ledger, hundreds of thousands of mutated answers and edits. */
export const campaign: readonly Round[] = [
  [[build, vitest('campaign', 'campaign')]],
  [[playwright('campaign')]]
]
