import type { ApiDefinition } from './definition'
import type { Api, ApiGroup } from './gateway-model'

/** What a person changes in the console's form of an API. */
export type ConsoleEdit = Partial<Pick<ApiDefinition, 'cors' | 'description' | 'request_type' | 'match_mode'>>

/** Changes an API as a person does it in the console; nothing is published by it. False when there is none. */
export function editInConsole(group: ApiGroup, method: string, path: string, edit: ConsoleEdit): boolean {
  const api = apiAt(group, method, path)
  if (api === undefined) return false
  api.definition = { ...api.definition, ...edit }
  return true
}

/** Takes an API out of its group, published or not. False when there is none. */
export function removeInConsole(group: ApiGroup, method: string, path: string): boolean {
  const api = apiAt(group, method, path)
  if (api === undefined) return false
  group.apis.splice(group.apis.indexOf(api), 1)
  return true
}

function apiAt(group: ApiGroup, method: string, path: string): Api | undefined {
  return group.apis.find(({ definition }) => definition.method === method && definition.path === path)
}
