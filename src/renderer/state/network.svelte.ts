import type { Api } from '@shared/contract'
import type { Keep } from '@shared/contract/credentials'
import type { CertificateChoice, NetworkRow, ProxyMode } from '@shared/contract/network'
import type { AppError, Result } from '@shared/result'

export type ProxyProblem = 'required' | 'not_a_proxy' | 'not_a_script'

/** What a person sets about a proxy. */
export interface ProxyFields {
  mode: ProxyMode
  address: string
  user: string
}

const noFields: ProxyFields = { mode: 'system', address: '', user: '' }

/** The network settings of one gateway: its proxy as a form, its certificates as a list. */
export class NetworkState {
  /** What is kept; null until it has been read. */
  kept: NetworkRow | null = $state.raw(null)
  error: AppError | null = $state.raw(null)
  fields: ProxyFields = $state({ ...noFields })
  /** Emptied as soon as it is kept. */
  password = $state('')
  problem: ProxyProblem | null = $state(null)
  isBusy = $state(false)
  /** The file that waits for the person's word. */
  choice: CertificateChoice | null = $state.raw(null)
  readonly #was: ProxyFields = $derived(this.kept === null ? noFields : fieldsOf(this.kept))
  readonly hasAddress = $derived(this.fields.mode === 'manual' || this.fields.mode === 'pac')
  /** The kept password belongs to another proxy or user than the form names. */
  readonly isPasswordLost = $derived(
    this.kept !== null && this.kept.proxyPassword !== 'absent' && !this.#isSameProxy()
  )
  readonly isDirty = $derived(this.kept !== null && (!this.#isSameProxy() || this.password !== ''))
  /** Those of the chosen file that can be trusted. */
  readonly addable = $derived(this.choice?.certificates.filter(({ problem }) => problem === null) ?? [])
  readonly #api: Api
  readonly #gatewayId: number

  constructor(api: Api, gatewayId: number) {
    this.#api = api
    this.#gatewayId = gatewayId
  }

  async load(): Promise<void> {
    const read = await this.#api.request('network.get', { gatewayId: this.#gatewayId })
    this.error = read.ok ? null : read.error
    if (read.ok) {
      this.kept = read.value
      this.discard()
    }
  }

  discard(): void {
    this.fields = { ...this.#was }
    this.password = ''
    this.problem = null
  }

  /** Keeps the proxy. null: it is not complete, or main found the address wrong; `problem` says so. */
  async saveProxy(keep: Keep): Promise<Result<NetworkRow> | null> {
    const { mode, address, user } = this.fields
    this.problem = this.hasAddress && address.trim() === '' ? 'required' : null
    if (this.problem !== null || this.isBusy) return null
    const saved = await this.#change(() =>
      this.#api.request('network.setProxy', {
        gatewayId: this.#gatewayId,
        proxy_mode: mode,
        proxy_address: this.hasAddress ? address : null,
        proxy_user: mode === 'direct' || user.trim() === '' ? null : user,
        proxyPassword: this.password === '' ? null : this.password,
        keep
      })
    )
    if (saved.ok) this.discard()
    const reason = saved.ok ? undefined : saved.error.params?.['reason']
    if (reason !== 'not_a_proxy' && reason !== 'not_a_script') return saved
    this.problem = reason
    return null
  }

  /** Lets the person choose a file; what it holds waits in `choice`. */
  async chooseFile(): Promise<AppError | null> {
    if (this.isBusy) return null
    this.isBusy = true
    const chosen = await this.#api.request('network.chooseCertificates', { gatewayId: this.#gatewayId })
    this.isBusy = false
    if (!chosen.ok) return chosen.error
    this.choice = chosen.value
    return null
  }

  /** Trusts what can be trusted of the chosen file. */
  async addChosen(): Promise<Result<NetworkRow> | null> {
    const { choice } = this
    this.choice = null
    if (choice === null || this.isBusy) return null
    return this.#change(() =>
      this.#api.request('network.addCertificates', { gatewayId: this.#gatewayId, choice: choice.choice })
    )
  }

  async removeCertificate(fingerprint: string): Promise<Result<NetworkRow>> {
    return this.#change(() =>
      this.#api.request('network.removeCertificate', { gatewayId: this.#gatewayId, fingerprint })
    )
  }

  async #change(request: () => Promise<Result<NetworkRow>>): Promise<Result<NetworkRow>> {
    this.isBusy = true
    const changed = await request()
    this.isBusy = false
    if (changed.ok) this.kept = changed.value
    return changed
  }

  #isSameProxy(): boolean {
    const { mode, address, user } = this.fields
    const was = this.#was
    const isSameAddress = !this.hasAddress || address.trim() === was.address
    return mode === was.mode && isSameAddress && (mode === 'direct' || user.trim() === was.user)
  }
}

function fieldsOf({ proxy_mode, proxy_address, proxy_user }: NetworkRow): ProxyFields {
  return { mode: proxy_mode, address: proxy_address ?? '', user: proxy_user ?? '' }
}
