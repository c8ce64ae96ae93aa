import type { SnapshotDetail } from '@shared/contract/snapshot'
import type { Language } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'

type Sentences = Record<string, string | ((params: Record<string, string | number>) => string) | undefined>

/** The catalogue's sentence of that name; fails when there is none. */
function sentence(sentences: object, name: string, params: Record<string, string | number> = {}): string {
  const found = (sentences as Sentences)[name]
  if (found === undefined) throw new Error(`no sentence for ${name}`)
  return typeof found === 'string' ? found : found(params)
}

/** What the window must say about an answer beside its state: the failure, or the error and why the app did what it did. */
export function resultWords(snapshot: SnapshotDetail, language: Language): string[] {
  const t = messagesFor(language)
  const { failure, error, action, reason } = snapshot
  if (failure !== null) return [sentence(t.failures, failure.code, failure.params), t.detail.actions[action]]
  if (error === null && reason !== 'unreadable_answer') return []
  const why = reason === null ? [] : [sentence(t.reasons, reason)]
  const known = (t.errorCodes as Record<string, string | undefined>)[
    error?.error_code?.replace(/^APIGW\.(?=0)/, 'APIG.') ?? ''
  ]
  return [
    ...why,
    t.detail.actions[action],
    ...(known === undefined ? [] : [known]),
    ...(error?.error_msg ? [error.error_msg] : [])
  ]
}

/** What the window must say about how an answer deviates from its documentation. */
export function findingWords(snapshot: SnapshotDetail, language: Language): string[] {
  const { findings } = messagesFor(language)
  return snapshot.findings.map(({ code, params }) => sentence(findings, code, params))
}
