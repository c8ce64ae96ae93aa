import type { Api } from '@shared/contract'
import type { ExportOptions, Started } from '@shared/contract/starting'
import { Attempt } from './starting-attempt.svelte'
import { isServerId } from './starting-lists.svelte'
import type { StartPreset } from './starting.svelte'

const releaseEnvironment = 'DEFAULT_ENVIRONMENT_RELEASE_ID'
const mostApis = 1000

/** The form that starts an export. */
export class ExportForm {
  gatewayId: number | null = $state(null)
  group_id = $state('')
  env_id = $state(releaseEnvironment)
  define: ExportOptions['define'] = $state('spec')
  type: ExportOptions['type'] = $state('json')
  oas_version: ExportOptions['oas_version'] = $state('2.0')
  version = $state('')
  apisText = $state('')
  /** Problems are shown once someone tried to send. */
  isTried = $state(false)
  readonly attempt = new Attempt()
  readonly apis = $derived([...new Set(this.apisText.split(/[\s,;"']+/).filter((id) => id !== ''))])
  readonly hasBadApis = $derived(this.apis.some((id) => !isServerId(id)))
  readonly hasTooManyApis = $derived(this.apis.length > mostApis)
  readonly isComplete = $derived(
    this.gatewayId !== null &&
      isServerId(this.group_id.trim()) &&
      isServerId(this.env_id.trim()) &&
      !this.hasBadApis &&
      !this.hasTooManyApis
  )
  readonly #api: Api

  constructor(api: Api, preset: StartPreset) {
    this.#api = api
    this.gatewayId = preset.gatewayId ?? null
    this.group_id = preset.group_id ?? ''
    const from = preset.from?.startedWith
    if (from?.task_type !== 'export_api') return
    const { options } = from
    this.group_id = options.group_id
    this.env_id = options.env_id
    this.define = options.define
    this.type = options.type
    this.oas_version = options.oas_version
    this.version = options.version ?? ''
    this.apisText = options.apis?.join('\n') ?? ''
  }

  /** Sends the request; null when the form is not complete, or when it is on its way already. */
  async send(name: string): Promise<Started | null> {
    this.isTried = true
    const { gatewayId } = this
    if (!this.isComplete || gatewayId === null) return null
    const version = this.version.trim()
    const options: ExportOptions = {
      oas_version: this.oas_version,
      env_id: this.env_id.trim(),
      group_id: this.group_id.trim(),
      define: this.define,
      type: this.type,
      ...(version !== '' && { version }),
      ...(this.apis.length > 0 && { apis: this.apis })
    }
    return this.attempt.send((attempt) =>
      this.#api.request('starting.export', { gatewayId, attempt, name: name.slice(0, 200), options })
    )
  }
}
