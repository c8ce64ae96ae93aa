import type { Api } from '@shared/contract'
import type { AddingPreview, AddingResult } from '@shared/contract/adding'
import type { AppError, Result } from '@shared/result'

const nothing: AddingPreview = {
  previewId: '',
  rows: [],
  problems: [],
  moreRows: 0,
  moreProblems: 0,
  places: [],
  fileCount: 0
}
/** The most that one request takes; a longer text is not sent. */
const longest = 5_000_000
const restMs = 200

/** The dialog that adds tasks: what was pasted and dropped, and what main made of it. */
export class AddingState {
  isOpen = $state(false)
  text = $state('')
  /** Opaque ids of files that were handed over. */
  files: readonly string[] = $state.raw([])
  /** The chosen gateway; null for none. */
  gatewayId: number | null = $state(null)
  preview: AddingPreview = $state.raw(nothing)
  error: AppError | null = $state.raw(null)
  isReading = $state(false)
  isAdding = $state(false)
  progress: { done: number; total: number } | null = $state.raw(null)
  takesUnusual = $state(true)
  readonly isTooLong: boolean = $derived(this.text.length > longest)
  readonly isEmpty: boolean = $derived(this.text.trim() === '' && this.files.length === 0)
  readonly unusual: number = $derived(
    this.preview.rows.filter(({ warnings }) => warnings.includes('unusual')).length
  )
  /** What would be added now: rows that somebody can be asked for, or that tell something by themselves. */
  readonly wanted: number = $derived(
    this.preview.rows.filter(
      ({ target, warnings }) =>
        (target.kind === 'gateway' || target.kind === 'file') &&
        !warnings.includes('repeated') &&
        (this.takesUnusual || !warnings.includes('unusual'))
    ).length
  )
  readonly canAdd: boolean = $derived(this.wanted > 0 && !this.isReading && !this.isAdding && !this.isTooLong)
  readonly #api: Api
  /** The person has said which gateway, or that none. */
  #hasChosen = false
  #asked = 0
  #wait: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
  }

  open(): void {
    this.isOpen = true
  }

  /** The gateway that is likely meant, as long as the person has not chosen one. */
  suggest(gatewayId: number | null): void {
    if (this.#hasChosen || gatewayId === this.gatewayId) return
    this.gatewayId = gatewayId
    if (!this.isEmpty) void this.read()
  }

  /** Forgets everything. While something is added nothing closes. */
  close(): void {
    if (this.isAdding) return
    clearTimeout(this.#wait)
    this.#asked += 1
    this.isOpen = false
    this.text = ''
    this.files = []
    this.preview = nothing
    this.error = null
    this.isReading = false
    this.progress = null
    this.takesUnusual = true
    this.#hasChosen = false
    void this.#api.request('adding.cancel', undefined)
  }

  /** The text changed: it is read when the typing pauses. */
  changed(): void {
    this.isReading = !this.isEmpty && !this.isTooLong
    clearTimeout(this.#wait)
    this.#wait = setTimeout(() => void this.read(), restMs)
  }

  choose(gatewayId: number | null): void {
    this.#hasChosen = true
    this.gatewayId = gatewayId
    void this.read()
  }

  addFiles(filesId: string): void {
    this.files = [...this.files, filesId].slice(-20)
    void this.read()
  }

  removeFiles(): void {
    this.files = []
    void this.read()
  }

  /** Lets the person choose files or a folder. */
  async chooseFiles(what: 'files' | 'folder'): Promise<void> {
    const chosen = await this.#api.request('adding.chooseFiles', { what })
    if (!chosen.ok) this.error = chosen.error
    else if (chosen.value !== null) this.addFiles(chosen.value.filesId)
  }

  /** Reads what is there; only the answer to the latest question counts. */
  async read(): Promise<void> {
    clearTimeout(this.#wait)
    const question = ++this.#asked
    this.progress = null
    if (this.isEmpty || this.isTooLong) {
      this.preview = nothing
      this.error = null
      this.isReading = false
      return
    }
    this.isReading = true
    const { text, files, gatewayId } = this
    const preview = await this.#api.request('adding.preview', { text, files: [...files], gatewayId })
    if (question !== this.#asked) return
    this.isReading = false
    this.progress = null
    this.error = preview.ok ? null : preview.error
    this.preview = preview.ok ? preview.value : nothing
  }

  /** Adds what is shown. null: there is nothing to add. */
  async add(): Promise<Result<AddingResult> | null> {
    if (!this.canAdd) return null
    const { previewId, rows } = this.preview
    const skip = this.takesUnusual
      ? []
      : rows.flatMap(({ warnings }, index) => (warnings.includes('unusual') ? [index] : []))
    this.isAdding = true
    this.progress = null
    const added = await this.#api.request('adding.add', { previewId, skip })
    this.isAdding = false
    this.progress = null
    if (added.ok) this.close()
    else this.error = added.error
    return added
  }

  /** Makes a gateway of a place that has none; what goes there is then shown with it. */
  async createGateway(place: AddingPreview['places'][number], name: string): Promise<AppError | null> {
    const { endpoint, project_id, instance_id } = place
    const fields = { name, endpoint: endpoint ?? '', project_id, instance_id }
    const created = await this.#api.request('gateways.save', { id: null, ...fields })
    if (!created.ok) return created.error
    this.gatewayId ??= created.value.id
    await this.read()
    return null
  }

  /** Follows the progress; returns the function that stops. */
  listen(): () => void {
    return this.#api.on('adding.progress', (progress) => {
      if (this.isReading || this.isAdding) this.progress = progress
    })
  }
}
