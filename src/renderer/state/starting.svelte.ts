import type { Api } from '@shared/contract'
import type { HeldFile, StartRow } from '@shared/contract/starting'
import type { Result } from '@shared/result'

/** What a form to start a task begins with. */
export interface StartPreset {
  gatewayId?: number
  /** The group to export. */
  group_id?: string
  /** A file that is held already, dropped onto the window for example. */
  file?: HeldFile
  /** An earlier start, whose options (and file) are taken over. */
  from?: StartRow
}

/** Which of the two forms is open, and with what. Any part of the window may open one. */
export class Starting {
  open: { form: 'import' | 'export'; preset: StartPreset } | null = $state.raw(null)
  /** A file dropped onto the open import form, until the form takes it. */
  dropped: HeldFile | null = $state.raw(null)
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
  }

  /** Takes a dropped file: true when it was one to import. What went wrong with one that was is returned. */
  async takeOffered(filesId: string): Promise<Result<boolean>> {
    const isWanted = this.open?.form === 'import'
    const held = await this.#api.request('starting.holdOffered', { filesId, wanted: isWanted })
    if (!held.ok) return held
    if (held.value === null) return { ok: true, value: isWanted }
    if (this.open?.form === 'import') this.dropped = held.value
    else this.openImport({ file: held.value })
    return { ok: true, value: true }
  }

  openImport(preset: StartPreset = {}): void {
    this.open = { form: 'import', preset }
  }

  openExport(preset: StartPreset = {}): void {
    this.open = { form: 'export', preset }
  }

  /** The form of an earlier start, filled as it was. Nothing is sent. */
  openAgain(from: StartRow): void {
    const preset = { gatewayId: from.gatewayId, from }
    this.open = { form: from.task_type === 'export_api' ? 'export' : 'import', preset }
  }

  close(): void {
    this.open = null
    this.dropped = null
  }
}
