import { newId } from '../ids'
import type { JsonObject } from '../json'
import { apiKey, type ApiDefinition } from './definition'

export interface Api {
  id: string
  /** The definition being worked on; what callers of the gateway see is `published`. */
  definition: ApiDefinition
  /** Per environment id, the definition that was published there. */
  published: Map<string, ApiDefinition>
}

export interface ApiGroup {
  id: string
  name: string
  description: string
  registered_at: number
  updated_at: number
  apis: Api[]
}

export interface Environment {
  id: string
  name: string
  description: string
  created_at: number
}

/** Everything one gateway instance holds. Policies, channels and functions belong to it, not to a group. */
export interface GatewayModel {
  groups: ApiGroup[]
  environments: Environment[]
  ratelimits: Map<string, JsonObject>
  access_controls: Map<string, JsonObject>
  authorizers: Map<string, JsonObject>
  vpc_channels: Set<string>
  function_urns: Set<string>
}

/** The id every gateway gives its first environment, RELEASE. */
export const releaseEnvironment = 'DEFAULT_ENVIRONMENT_RELEASE_ID'

/** A gateway as it is delivered: RELEASE and nothing else. */
export function emptyModel(at: number): GatewayModel {
  const release = { id: releaseEnvironment, name: 'RELEASE', description: 'Production environment' }
  return {
    groups: [],
    environments: [{ ...release, created_at: at }],
    ratelimits: new Map(),
    access_controls: new Map(),
    authorizers: new Map(),
    vpc_channels: new Set(),
    function_urns: new Set()
  }
}

export function addGroup(
  model: GatewayModel,
  group: { id?: string; name: string; description: string },
  at: number
): ApiGroup {
  const { id = newId(), name, description } = group
  const created = { id, name, description, registered_at: at, updated_at: at, apis: [] }
  model.groups.push(created)
  return created
}

export function findGroup(model: GatewayModel, id: string): ApiGroup | undefined {
  return model.groups.find((group) => group.id === id)
}

export function findApi(group: ApiGroup, definition: ApiDefinition): Api | undefined {
  const key = apiKey(definition)
  return group.apis.find((api) => apiKey(api.definition) === key)
}

/** Publishes every API of the group as it is now; what was published in that environment before is replaced. */
export function publishGroup(group: ApiGroup, environment_id: string): void {
  for (const api of group.apis) api.published.set(environment_id, api.definition)
}
