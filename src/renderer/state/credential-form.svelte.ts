import type { Api, Output } from '@shared/contract'
import type { CredentialKind, Keep } from '@shared/contract/credentials'
import type { AppInfo } from '@shared/contract/app'
import type { Result } from '@shared/result'
import {
  credentialOf,
  credentialProblems,
  fieldsOfKind,
  noCredentialFields,
  readPastedCredential,
  type CredentialFields
} from './credential-input'

/** The credentials of one gateway as they are being entered. What was entered is forgotten as soon as it is kept. */
export class CredentialForm {
  kind: CredentialKind = $state('ak_sk')
  fields: CredentialFields = $state({ ...noCredentialFields })
  keep: Keep = $state('system')
  /** The person agreed to weak protection. */
  hasConsent = $state(false)
  /** Problems are shown once someone tried to save. */
  isTried = $state(false)
  isSaving = $state(false)
  readonly isEmpty: boolean = $derived.by(() =>
    fieldsOfKind[this.kind].every((field) => this.fields[field].trim() === '')
  )
  readonly problems = $derived.by(() => credentialProblems(this.kind, this.fields, Date.now()))
  readonly #api: Api

  constructor(api: Api, kind: CredentialKind | null, strength: AppInfo['secretStrength']) {
    this.#api = api
    if (kind !== null) this.kind = kind
    this.keep = strength === 'strong' ? 'system' : 'this_run'
  }

  /** Whether what was entered can be kept as it is. */
  get isReady(): boolean {
    return Object.keys(this.problems).length === 0 && (this.keep !== 'weak' || this.hasConsent)
  }

  /** Fills the fields from a text. null: there was nothing in it. */
  paste(text: string): CredentialKind | null {
    const found = readPastedCredential(text)
    if (found === null) return null
    this.kind = found.kind
    this.fields = { ...noCredentialFields, ...found.fields }
    return found.kind
  }

  /** Keeps them for a gateway that has been saved. null: they are not complete. */
  async save(id: number): Promise<Result<Output<'gateways.setCredentials'>> | null> {
    this.isTried = true
    if (!this.isReady || this.isSaving) return null
    this.isSaving = true
    const credential = credentialOf(this.kind, this.fields)
    const kept = await this.#api.request('gateways.setCredentials', { id, credential, keep: this.keep })
    this.isSaving = false
    if (kept.ok) this.clear()
    return kept
  }

  clear(): void {
    this.fields = { ...noCredentialFields }
    this.hasConsent = false
    this.isTried = false
  }
}
