import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from '@shared/i18n/en'
import { languages, type Language } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'

type Sentence = (...args: unknown[]) => string

function leaves(tree: object, path: string[] = []): { path: string[]; text: string | Sentence }[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object'
      ? leaves(value as object, [...path, key])
      : [{ path: [...path, key], text: value as string | Sentence }]
  )
}

/** Tables whose keys are codes: the type of each says which codes it must have, and a code comes at run time. */
const byCode = new Set(['errors', 'failures', 'errorCodes', 'reasons', 'findings', 'rules', 'documents'])

const sources = globSync('src/**/*.{ts,svelte}', { exclude: ['src/shared/i18n/**'] }).map((file) =>
  readFileSync(file, 'utf8')
)

const escaped = (text: string): string => text.replace(/[^\w]/g, '\\$&')
const step = String.raw`(?:\??\.\w+|\['[^']+'\])`
const stepsOf = (chain: string): string[] => [...chain.matchAll(/\.(\w+)|\['([^']+)'\]/g)].map(stepName)
const stepName = ([, dotted, quoted]: RegExpMatchArray): string => dotted ?? quoted ?? ''

/** The names under which a file holds the catalogue or a part of it, and which part each is. */
function namesOf(source: string): [name: string, part: string[]][] {
  const roots = String.raw`(?:i18n\.t|this\.t|\bt)`
  const assigned = new RegExp(
    String.raw`(\w+)(?::[^=\n]+)?\s*=\s*(?:\$derived\()?${roots}(${step}*)\)?\s*$`,
    'gm'
  )
  const typed = new RegExp(String.raw`(\w+)\s*:\s*(?:Pick<)?(?:I18n\['t'\]|Messages)(${step}*)`, 'g')
  const found = [assigned, typed].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, name = '', chain = '']): [string, string[]] => [
      name,
      stepsOf(chain)
    ])
  )
  // Reports are written by the domain, which takes the words of this section as an argument.
  const inReports = [...source.matchAll(/(\w+)\s*:\s*(?:ReportWords\b|Pick<ReportWords\b)/g)].map(
    ([, name = '']): [string, string[]] => [name, ['report']]
  )
  const isTaken = /\{[^}]*\bt\b[^}]*\}(?:\s*=\s*i18n\b|: I18n\b)/.test(source)
  return [
    ['i18n.t', []],
    ['this.t', []],
    ...(isTaken ? [['t', []] as [string, string[]]] : []),
    ...found,
    ...inReports
  ]
}

/** Every place of the catalogue that a file reads; for a group that it indexes or hands on, the group. */
const read = new Set(
  sources.flatMap((source) =>
    namesOf(source).flatMap(([name, part]) =>
      [...source.matchAll(new RegExp(String.raw`(?<!\w|\w\.)${escaped(name)}(${step}+)`, 'g'))].map(
        ([, chain = '']) => [...part, ...stepsOf(chain)].join('.')
      )
    )
  )
)

/** One part of the catalogue may read another that it imports under its own name. */
for (const file of globSync('src/shared/i18n/en/*.ts')) {
  const source = readFileSync(file, 'utf8')
  for (const [, name = ''] of source.matchAll(/import \{ (\w+) \} from '\.\/\1'/g)) {
    for (const [, chain = ''] of source.matchAll(new RegExp(String.raw`\b${name}(${step}+)`, 'g')))
      read.add([name, ...stepsOf(chain)].join('.'))
  }
}

/** `I18n.word` takes the name of one of these lists. */
read.add('words.task_status').add('words.task_type')

/** Whether the text is read by itself, or with the whole group that it is in (`views[view]`, `phrases={t.code}`). */
function isUsed(path: string[]): boolean {
  return path.some((_, index) => index > 0 && read.has(path.slice(0, index + 1).join('.')))
}

describe('the catalogues', () => {
  it('hold no text that nothing shows', () => {
    const unused = leaves(en)
      .filter(({ path }) => !byCode.has(path[0] ?? '') && !isUsed(path))
      .map(({ path }) => path.join('.'))
    expect(unused).toEqual([])
  })

  it('use every argument of a sentence in every language', () => {
    const forgotten: string[] = []
    for (const { path, text } of leaves(en)) {
      if (typeof text === 'string' || byCode.has(path[0] ?? '')) continue
      const wanted = argumentsUsed(text)
      for (const language of languages) {
        const used = argumentsUsed(sentenceAt(language, path))
        // A language without plurals needs the number only as it is written.
        const missing = wanted.filter((position) => !used.includes(position))
        if (missing.length > 0) forgotten.push(`${language} ${path.join('.')} ${missing.join()}`)
      }
    }
    expect(forgotten).toEqual([])
  })

  it('use the same parameters of what a code says in every language', () => {
    const differing = leaves(en).flatMap(({ path, text }) => {
      if (typeof text === 'string' || !byCode.has(path[0] ?? '')) return []
      const names = languages.map((language) => parametersUsed(sentenceAt(language, path)).join())
      return new Set(names).size === 1 ? [] : [`${path.join('.')}: ${names.join(' / ')}`]
    })
    expect(differing).toEqual([])
  })

  it('set a space between Chinese and Latin text, but none in front of ID', () => {
    const tight = globSync('src/shared/i18n/zh-Hans/*.ts').flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) =>
          /\p{Script=Han}(?!ID(?![A-Za-z]))[A-Za-z0-9]|(?<!\\)[A-Za-z0-9]\p{Script=Han}|\p{Script=Han} ID(?![A-Za-z])/u.test(
            line.replaceAll('API凭证', '')
          )
        )
        .map((line) => `${file}: ${line.trim()}`)
    )
    expect(tight).toEqual([])
  })
})

function sentenceAt(language: Language, path: string[]): Sentence {
  return path.reduce<unknown>(
    (tree, key) => (tree as Record<string, unknown>)[key],
    messagesFor(language)
  ) as Sentence
}

/** Which arguments change the text, by position. Numbers are tried in the singular and in the plural. */
function argumentsUsed(sentence: Sentence): number[] {
  const positions = Array.from({ length: sentence.length }, (_, position) => position)
  return positions.filter((position) =>
    ['7', 'name'].some((plain) => {
      const args: unknown[] = positions.map(() => plain)
      const changed = args.with(position, 'other')
      return sentence(...args) !== sentence(...changed)
    })
  )
}

/** Which named parameters a sentence reads. */
function parametersUsed(sentence: Sentence): string[] {
  const read = new Set<string>()
  sentence(new Proxy({}, { get: (_, name) => (read.add(String(name)), undefined) }))
  sentence(new Proxy({}, { get: (_, name) => (read.add(String(name)), '7') }))
  return [...read].sort()
}
