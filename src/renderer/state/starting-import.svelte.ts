import type { Api } from '@shared/contract'
import type { HeldFile, ImportOptions, PreflightReport, Started } from '@shared/contract/starting'
import type { AppError } from '@shared/result'
import { Attempt } from './starting-attempt.svelte'
import { isServerId } from './starting-lists.svelte'
import type { StartPreset } from './starting.svelte'

/** The form that starts an import: a file, what the check says about it, where it goes, and a confirmation. */
export class ImportForm {
  gatewayId: number | null = $state(null)
  file: HeldFile | null = $state.raw(null)
  report: PreflightReport | null = $state.raw(null)
  isChecking = $state(false)
  /** Why the file could not be had or checked. */
  fileError: AppError | null = $state.raw(null)
  target: 'group' | 'create' = $state('group')
  group_id = $state('')
  api_mode: ImportOptions['api_mode'] = $state('merge')
  extend_mode: ImportOptions['extend_mode'] = $state('merge')
  simple_mode = $state(false)
  mock_mode = $state(false)
  step: 'form' | 'confirm' = $state('form')
  /** The second confirmation, which errors of the check ask for. */
  isAccepted = $state(false)
  isTried = $state(false)
  readonly attempt = new Attempt()
  readonly errorCount = $derived(this.report?.counts.error ?? 0)
  readonly isComplete = $derived(
    this.gatewayId !== null &&
      this.file !== null &&
      !this.isChecking &&
      (this.target === 'create' || isServerId(this.group_id.trim()))
  )
  readonly canSend = $derived(
    this.step === 'confirm' && this.isComplete && (this.errorCount === 0 || this.isAccepted)
  )
  readonly #api: Api
  #question = 0

  constructor(api: Api, preset: StartPreset) {
    this.#api = api
    this.gatewayId = preset.gatewayId ?? null
    this.file = preset.file ?? null
    const from = preset.from?.startedWith
    if (from?.task_type === 'import_api') {
      const { options } = from
      this.target = options.is_create_group ? 'create' : 'group'
      this.group_id = options.group_id ?? ''
      this.api_mode = options.api_mode
      this.extend_mode = options.extend_mode
      this.simple_mode = options.simple_mode
      this.mock_mode = options.mock_mode
    }
  }

  /** Holds the file of an earlier start again, if the form was opened for one. */
  async takeOver({ from }: StartPreset): Promise<void> {
    if (from === undefined || from.file === null) return
    const held = await this.#api.request('starting.holdAgain', { startId: from.id })
    if (held.ok) this.file = held.value
    else this.fileError = held.error
  }

  /** Asks the person for a file; cancelling keeps the one that is there. */
  async choose(): Promise<void> {
    const chosen = await this.#api.request('starting.chooseFile', undefined)
    this.fileError = chosen.ok ? null : chosen.error
    if (chosen.ok && chosen.value !== null) this.take(chosen.value)
  }

  /** Takes another file, chosen or dropped; while a request is on its way the form stays as it is. */
  take(file: HeldFile): void {
    if (this.attempt.isSending) return
    if (this.step === 'confirm') this.goBack()
    this.file = file
    this.fileError = null
    this.report = null
    this.isAccepted = false
  }

  /** Checks the file for the options as they are; only the answer to the latest question counts. */
  async check(): Promise<void> {
    const { file, simple_mode, mock_mode } = this
    if (file === null) return
    const question = ++this.#question
    this.isChecking = true
    const checked = await this.#api.request('starting.preflight', {
      fileId: file.fileId,
      is_create_group: this.target === 'create',
      simple_mode,
      mock_mode
    })
    if (question !== this.#question) return
    this.isChecking = false
    this.isAccepted = false
    this.report = checked.ok ? checked.value : null
    this.fileError = checked.ok ? null : checked.error
  }

  /** To the confirmation, when the form is complete. */
  proceed(): void {
    this.isTried = true
    if (this.isComplete) this.step = 'confirm'
  }

  /** Back to the form; the next press of the button is another attempt. */
  goBack(): void {
    if (this.attempt.isSending) return
    this.step = 'form'
    this.isAccepted = false
    this.attempt.renew()
  }

  /** Sends the request; null when it may not be sent, or is on its way already. */
  async send(): Promise<Started | null> {
    const { gatewayId, file } = this
    if (!this.canSend || gatewayId === null || file === null) return null
    const options: ImportOptions = {
      is_create_group: this.target === 'create',
      ...(this.target === 'group' && { group_id: this.group_id.trim() }),
      extend_mode: this.extend_mode,
      api_mode: this.api_mode,
      simple_mode: this.simple_mode,
      mock_mode: this.mock_mode
    }
    return this.attempt.send((attempt) =>
      this.#api.request('starting.import', { gatewayId, attempt, fileId: file.fileId, options })
    )
  }
}
