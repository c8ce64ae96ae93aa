import type { Api, Command } from '@shared/contract'
import { AddingState } from './adding.svelte'
import { ApiLife } from './api-life.svelte'
import { BackupsState } from './backups.svelte'
import { Commands } from './commands.svelte'
import { FailedApis } from './failed-apis.svelte'
import { GatewayList } from './gateway-list.svelte'
import { Navigation } from './navigation.svelte'
import { SelectedTask } from './selected-task.svelte'
import { Session } from './session.svelte'
import { Starting } from './starting.svelte'
import { TaskList } from './task-list.svelte'
import { Timeline } from './timeline.svelte'
import { Toasts } from './toasts.svelte'

/** The state that outlives a screen, made once for the window. */
export class AppState {
  readonly navigation = new Navigation()
  readonly commands = new Commands()
  readonly toasts = new Toasts()
  readonly starting: Starting
  readonly adding: AddingState
  readonly apiLife: ApiLife
  readonly backups: BackupsState
  readonly failedApis: FailedApis
  readonly session: Session
  readonly gateways: GatewayList
  readonly tasks: TaskList
  readonly selectedTask: SelectedTask
  readonly timeline: Timeline

  constructor(api: Api) {
    this.adding = new AddingState(api)
    this.apiLife = new ApiLife(api)
    this.backups = new BackupsState(api)
    this.failedApis = new FailedApis(api)
    this.session = new Session(api)
    this.starting = new Starting(api)
    this.gateways = new GatewayList(api)
    this.tasks = new TaskList(api)
    this.selectedTask = new SelectedTask(api)
    this.timeline = new Timeline(api)
  }

  /** Loads what the window starts with; nothing else is asked when the ledger could not be opened. */
  async start(): Promise<void> {
    await this.session.load()
    if (this.session.info?.ledgerError !== null) return
    await Promise.all([this.gateways.load(), this.tasks.load(), this.backups.load()])
  }

  /**
   * Answers a command as a part of the screen: not while the history of an API lies over it. For an effect, which
   * returns what this returns.
   */
  onScreen(command: Command, handler: () => void): (() => void) | undefined {
    return this.navigation.api === null ? this.commands.register(command, handler) : undefined
  }

  /** Follows all events from main; returns the function that stops. */
  listen(): () => void {
    const stops = [
      this.adding,
      this.backups,
      this.session,
      this.gateways,
      this.tasks,
      this.selectedTask,
      this.timeline
    ].map((part) => part.listen())
    return () => {
      for (const stop of stops) stop()
    }
  }
}
