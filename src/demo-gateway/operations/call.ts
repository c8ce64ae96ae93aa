import type { Answer } from '../answer'
import type { LoginBook } from '../login-book'
import type { GatewayModel } from '../model/gateway-model'
import type { GatewayRequest } from '../request'
import type { KeyBook } from '../signature/key-book'
import type { TaskBook } from '../tasks/task-book'
import type { TokenBook } from '../tokens'

/** The one user the demo account has. */
export interface Account {
  domain: string
  user: string
  password: string
  /** Name of the project, which for a default project is the region's id. */
  project: string
}

/** Everything an operation may look at or change. */
export interface GatewayState {
  project_id: string
  instance_id: string
  account: Account
  model: GatewayModel
  tasks: TaskBook
  tokens: TokenBook
  keys: KeyBook
  logins: LoginBook
  /** Publishes what an import changed, as a release pipeline would; the service itself does not. */
  publishImports: boolean
}

/** A request that has passed the checks of its route. */
export interface Call {
  request: GatewayRequest
  /** The variables of the route's path. */
  params: Partial<Record<'project_id' | 'instance_id' | 'task_id', string>>
  state: GatewayState
}

export type Operation = (call: Call) => Answer
