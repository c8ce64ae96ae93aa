import { failureAnswer, isFailure, jsonAnswer, type Failure } from '../answer'
import {
  importFailure,
  invalidParameter,
  missingParameter,
  parameterError,
  unmatchedParameter
} from '../errors'
import { exportText, oasVersions, type OasVersion } from '../export/export-text'
import { defineScopes, definitionsOf, type DefineScope } from '../export/scope'
import { isId } from '../ids'
import type { Json, JsonObject } from '../json'
import { findGroup, type GatewayModel } from '../model/gateway-model'
import { failed, succeeded, type TaskEnd } from '../tasks/task-book'
import type { Operation } from './call'
import { jsonBody } from './json-body'

const types = ['json', 'yaml', 'yml'] as const

interface ExportOptions {
  oas_version: OasVersion
  env_id: string
  group_id: string
  define: DefineScope
  type: (typeof types)[number]
  version: string | null
  apis: string[]
}

/** ExportApiDefinitionsAsync: POST …/openapi/async-export?oas_version=. */
export const asyncExport: Operation = ({ request, state }) => {
  const body = jsonBody(request)
  if (body === null) return failureAnswer(400, parameterError)
  const options = readOptions(request.query, body)
  if (isFailure(options)) return failureAnswer(400, options)
  const started_at = request.at
  const task_id = state.tasks.start('export_api', () => runExport(options, state.model, started_at))
  return jsonAnswer(202, { task_id })
}

const bodyMembers = ['env_id', 'group_id', 'define', 'type', 'version', 'apis']

/** The vendor's tables 2 and 4. Members they do not list are refused: they are always a mistake of the caller. */
function readOptions(query: URLSearchParams, body: JsonObject): ExportOptions | Failure {
  const unknown =
    [...query.keys()].find((name) => name !== 'oas_version') ??
    Object.keys(body).find((name) => !bodyMembers.includes(name))
  if (unknown !== undefined) return invalidParameter(unknown)
  if (query.getAll('oas_version').length > 1) return invalidParameter('oas_version')
  const { env_id, group_id, apis = [] } = body
  if (env_id === undefined || env_id === '') return missingParameter('env_id')
  if (group_id === undefined || group_id === '') return missingParameter('group_id')
  if (typeof env_id !== 'string') return invalidParameter('env_id')
  if (typeof group_id !== 'string' || !isId(group_id)) return invalidParameter('group_id')
  if (!Array.isArray(apis) || !apis.every(isApiId)) return invalidParameter('apis')
  const version = body.version ?? null
  if (version !== null && typeof version !== 'string') return invalidParameter('version')
  const oas_version = choice(oasVersions, query.get('oas_version') ?? '2.0')
  if (oas_version === undefined) return unmatchedParameter('oas_version')
  const define = choice(defineScopes, body.define ?? 'spec')
  if (define === undefined) return unmatchedParameter('define')
  const type = choice(types, body.type ?? 'json')
  if (type === undefined) return unmatchedParameter('type')
  return { oas_version, env_id, group_id, define, type, version, apis }
}

function isApiId(value: Json): value is string {
  return typeof value === 'string' && isId(value)
}

function choice<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value)
}

function runExport(options: ExportOptions, model: GatewayModel, started_at: number): TaskEnd {
  const group = findGroup(model, options.group_id)
  if (group === undefined) return failed(importFailure('APIG.3001'))
  const environment = model.environments.find(({ id }) => id === options.env_id)
  if (environment === undefined) return failed(importFailure('APIG.3003'))
  if (options.apis.some((id) => !group.apis.some((api) => api.id === id))) {
    return failed(importFailure('APIG.3002'))
  }
  const { define, type, oas_version } = options
  const version = options.version ?? timeVersion(started_at)
  const definitions = definitionsOf(group, environment.id, define, options.apis)
  const scope = { group, definitions, define, version }
  return succeeded({
    FileName: `${group.name}-${environment.name}-${define}-${version}`,
    FileType: `.${type}`,
    Comment: exportText(scope, oas_version, type === 'json' ? 'json' : 'yaml', model)
  })
}

/** `2023-07-11-19:54:22`, as in the vendor's sample 2; here in UTC, since the samples do not say. */
function timeVersion(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', '-')
}
