import type { ApiDefinition, ApiAuth } from '../model/definition'
import type { ApiGroup } from '../model/gateway-model'

/** What an export includes: the front end; the back end too; policies and authorizers too; what is unpublished. */
export const defineScopes = ['spec', 'proxy', 'all', 'dev'] as const
export type DefineScope = (typeof defineScopes)[number]

/** One document to write: which APIs, how much of each, and the words that go into its head. */
export interface ExportScope {
  group: Pick<ApiGroup, 'id' | 'name' | 'description'>
  definitions: ApiDefinition[]
  define: DefineScope
  version: string
}

/**
 * The definitions an export covers: with `dev` those that differ from what the environment publishes or are not
 * published there at all, otherwise the published ones. `apis`, when not empty, keeps only those ids.
 */
export function definitionsOf(
  group: ApiGroup,
  environment_id: string,
  define: DefineScope,
  apis: readonly string[]
): ApiDefinition[] {
  const wanted = apis.length === 0 ? group.apis : group.apis.filter((api) => apis.includes(api.id))
  if (define === 'dev') {
    return wanted
      .filter((api) => api.published.get(environment_id) !== api.definition)
      .map((api) => api.definition)
  }
  return wanted.flatMap((api) => api.published.get(environment_id) ?? [])
}

/** The domain name the service gives a group when no other is bound to it. */
export function groupHost(group_id: string): string {
  return `${group_id}.example.com`
}

/** The name under which a document lists how an API authenticates; null when it does not. */
export function schemeName(auth: ApiAuth): string | null {
  switch (auth.kind) {
    case 'NONE':
      return null
    case 'APP':
      return 'apig-auth-app'
    case 'APP_CODE':
      return 'apig-auth-app-header'
    case 'IAM':
      return 'apig-auth-iam'
    case 'AUTHORIZER':
      return auth.name
  }
}
