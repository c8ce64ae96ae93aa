import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { campaign, everything } from '../../../scripts/testing/stages'
import playwrightConfig from '../../../playwright.config'
import vitestConfig from '../../../vitest.config'

const stages = [...everything, ...campaign].flat(2)
const programOf = (args: readonly string[]): string => args[0]?.replaceAll('\\', '/') ?? ''

/** The values that follow `--project` or `--project=`. */
function projectsOf(args: readonly string[]): string[] {
  return args.flatMap((arg, index) =>
    arg === '--project' ? (args[index + 1] ?? '') : arg.startsWith('--project=') ? arg.slice(10) : []
  )
}

const vitestProjects = (vitestConfig.test?.projects ?? []).map((project) =>
  typeof project === 'object' && 'test' in project ? project.test?.name : undefined
)

describe('the stages of a test run', () => {
  it('are programs that exist', () => {
    expect(stages.filter(({ args }) => !existsSync(args[0] ?? ''))).toEqual([])
  })

  it('run only projects that exist, and all of them', () => {
    const selected = (runner: string): string[] =>
      stages
        .filter(({ args }) => programOf(args).includes(`/${runner}/`))
        .flatMap(({ args }) => projectsOf(args))
    expect(selected('vitest').sort()).toEqual([...vitestProjects].sort())
    expect(selected('playwright').sort()).toEqual(playwrightConfig.projects?.map(({ name }) => name).sort())
  })

  it('look for the report of Playwright where its configuration puts it', () => {
    const reporters = playwrightConfig.reporter as readonly (readonly [string, { outputFile?: string }?])[]
    const file = reporters.find(([name]) => name === 'json')?.[1]?.outputFile ?? ''
    const reports = stages.filter(({ live }) => live === true).map(({ report }) => report)
    expect(new Set(reports)).toEqual(new Set([resolve(file)]))
  })
})
