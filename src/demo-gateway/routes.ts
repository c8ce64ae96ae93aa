import { asyncExport } from './operations/async-export'
import { asyncImport } from './operations/async-import'
import type { Call, Operation } from './operations/call'
import { issueToken } from './operations/issue-token'
import { listEnvironments } from './operations/list-environments'
import { listGroups } from './operations/list-groups'
import { listInstances } from './operations/list-instances'
import { showAsyncTask } from './operations/show-async-task'

/** What a caller must prove: nothing, that the token opens the project, or also that the instance is there. */
type Access = 'open' | 'project' | 'instance'

interface Route {
  method: 'GET' | 'POST'
  path: string
  access: Access
  run: Operation
}

const instance = '/v2/{project_id}/apigw/instances/{instance_id}'

/** Every operation the gateway offers. */
export const operations = {
  issueToken: { method: 'POST', path: '/v3/auth/tokens', access: 'open', run: issueToken },
  listInstances: {
    method: 'GET',
    path: '/v2/{project_id}/apigw/instances',
    access: 'project',
    run: listInstances
  },
  listGroups: { method: 'GET', path: `${instance}/api-groups`, access: 'instance', run: listGroups },
  listEnvironments: { method: 'GET', path: `${instance}/envs`, access: 'instance', run: listEnvironments },
  showAsyncTask: {
    method: 'GET',
    path: `${instance}/async-tasks/{task_id}`,
    access: 'instance',
    run: showAsyncTask
  },
  asyncImport: {
    method: 'POST',
    path: `${instance}/openapi/async-import`,
    access: 'instance',
    run: asyncImport
  },
  asyncExport: {
    method: 'POST',
    path: `${instance}/openapi/async-export`,
    access: 'instance',
    run: asyncExport
  }
} as const satisfies Record<string, Route>

export type OperationName = keyof typeof operations

export interface RouteMatch {
  operation: OperationName
  params: Call['params']
}

/** The operation at a path; 'method' when the path exists and the method does not, null when nothing is there. */
export function findRoute(method: string, path: string): RouteMatch | 'method' | null {
  let isPathKnown = false
  for (const [operation, route] of Object.entries(operations) as [OperationName, Route][]) {
    const params = matchPath(route.path, path)
    if (params === null) continue
    if (route.method === method) return { operation, params }
    isPathKnown = true
  }
  return isPathKnown ? 'method' : null
}

/** The variables of a path that has the pattern's form: same segments, and no variable empty. */
function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined) {
      if (segment !== value) return null
    } else {
      if (value === '') return null
      params[name] = value
    }
  }
  return params
}
