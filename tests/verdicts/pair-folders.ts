import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Two documents of one folder, and the file beside them that says what to expect. */
export interface PairFolder {
  id: string
  before: string
  after: string
  expected: string
}

/** The folder itself and those in it that hold `old.*`, `new.*` and a file of this name. */
export function pairFolders(folder: string, expected: string): PairFolder[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory())
  const folders = [folder, ...inside.map(({ name }) => join(folder, name))]
  return folders.flatMap((each) => {
    const files = readdirSync(each)
    const [before, after] = ['old.', 'new.'].map((start) => files.find((name) => name.startsWith(start)))
    if (!files.includes(expected) || before === undefined || after === undefined) return []
    const [was, is, says] = [before, after, expected].map((name) => join(each, name))
    return [{ id: basename(each), before: was ?? '', after: is ?? '', expected: says ?? '' }]
  })
}
