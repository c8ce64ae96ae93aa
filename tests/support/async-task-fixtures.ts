import { readFileSync } from 'node:fs'

/** One recorded answer. `bytes` is exactly the file; `http_status` is what it came with. */
export interface AnswerFixture {
  name: string
  bytes: Uint8Array
  http_status: number
}

const vendorSamples = [
  ['import-succeed.json', 200],
  ['export-succeed.json', 200],
  ['import-failed.json', 200],
  ['import-processing.json', 200],
  ['import-waiting.json', 200],
  ['error-400.json', 400],
  ['error-401.json', 401],
  ['error-403.json', 403],
  ['error-404.json', 404],
  ['error-500.json', 500]
] as const

const otherAnswers = [
  ['created.json', 202],
  ['import-sync.json', 200],
  ['import-sync-2021.json', 200],
  ['import-partial.json', 200],
  ['import-failed-busy.json', 200],
  ['export-failed.json', 200],
  ['export-documented-keys.json', 200],
  ['error-parameter.json', 400],
  ['error-token-missing.json', 401],
  ['error-gateway-missing.json', 404],
  ['error-throttled.json', 429],
  ['error-too-many.json', 500],
  ['error-signature.json', 401],
  ['error-key-locked.json', 401],
  ['error-key-unknown.json', 401],
  ['error-token-update.json', 401],
  ['error-not-offered.json', 404],
  ['error-iam.json', 401],
  ['error-code-message.json', 401],
  ['error-proxy.html', 502],
  ['error-empty', 502]
] as const

const load = (folder: 'printed' | 'wire' | 'other', files: readonly (readonly [string, number])[]) =>
  files.map(([file, http_status]): AnswerFixture => {
    const bytes = readFileSync(new URL(`../fixtures/async-task/${folder}/${file}`, import.meta.url))
    return { name: `${folder}/${file}`, bytes: Uint8Array.from(bytes), http_status }
  })

/**
 * Every recorded answer: the vendor page's ten samples as a server sends them come first, in the page's order, then
 * the same ten as the page prints them, then the others (see tests/fixtures/async-task/README.md).
 */
export const answerFixtures: readonly AnswerFixture[] = [
  ...load('wire', vendorSamples),
  ...load('printed', vendorSamples),
  ...load('other', otherAnswers)
]

/** The fixture of that name, e.g. "wire/import-succeed.json"; throws when there is none. */
export function answerFixture(name: string): AnswerFixture {
  const found = answerFixtures.find((fixture) => fixture.name === name)
  if (found === undefined) throw new Error(`no fixture named ${name}`)
  return found
}
