import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSource, rooms, sourceFiles, violationsOf } from './support/import-rules'

const root = fileURLToPath(new URL('..', import.meta.url))
const maxLines = 250

/** Flat data: rows of one table, catalogues of texts. Anything else has to be split. */
const flatData = [
  /^src\/shared\/i18n\/(en|zh-Hans)\//,
  /^src\/domain\/async-task\/error-catalogue/,
  /^src\/domain\/async-task\/error-policy\.ts$/,
  /^src\/demo-gateway\/seed\//,
  /^src\/main\/ledger\/store\/schema\.ts$/
]

const sources = sourceFiles(root, 'src')
const others = ['tests', 'scripts', 'bench'].flatMap((folder) =>
  existsSync(join(root, folder)) ? sourceFiles(root, folder) : []
)

describe('imports', () => {
  it('follow the table of rooms', () => {
    expect(sources.flatMap((file) => violationsOf(root, file, readSource(root, file)))).toEqual([])
  })

  it('name only rooms that exist', () => {
    expect(Object.keys(rooms).filter((room) => !existsSync(join(root, room)))).toEqual([])
  })

  it.each([
    ['src/renderer/planted.ts', "import { requests } from '@shared/contract'"],
    ['src/renderer/planted.ts', "import { decodeAnswer } from '@domain/async-task/decode-answer'"],
    ['src/renderer/Planted.svelte', '<script lang="ts">import { app } from \'electron\'</script>'],
    ['src/domain/planted.ts', "import { readFile } from 'node:fs/promises'"],
    ['src/domain/planted.ts', "import type { Log } from '../main/log'"],
    ['src/domain/imports/planted.ts', "import { load } from 'js-yaml'"],
    ['src/main/app.ts', "import { app } from 'electron'"],
    ['src/main/tasks/planted.ts', "import Database from 'better-sqlite3'"],
    ['src/main/ledger/planted.ts', "import { drizzle } from 'drizzle-orm/better-sqlite3'"],
    ['src/main/ledger/planted.ts', "import { createApigClient } from '../api/client'"],
    ['src/main/api/planted.ts', "export { openLedger } from '../ledger/open-ledger'"],
    ['src/preload/planted.ts', "import { ok } from '@shared/result'"],
    ['src/shared/planted.ts', "import { isFinal } from '@domain/async-task/answer'"],
    ['src/demo-gateway/planted.ts', "const contract = await import('../shared/contract')"]
  ])('are refused in %s: %s', (file, text) => {
    expect(violationsOf(root, file, text)).toHaveLength(1)
  })
})

describe('files', () => {
  it(`have at most ${maxLines} lines, flat data apart`, () => {
    const long = [...sources, ...others]
      .filter((file) => !flatData.some((pattern) => pattern.test(file)))
      .map((file) => ({ file, lines: readSource(root, file).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > maxLines)
    expect(long).toEqual([])
  })

  it('are counted as a person would count them', () => {
    expect('a\n'.repeat(251).trimEnd().split('\n').length).toBeGreaterThan(maxLines)
  })
})
