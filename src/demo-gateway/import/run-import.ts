import { isFailure, type Failure } from '../answer'
import { apiExists, importFailure } from '../errors'
import { newId } from '../ids'
import { isObject, type JsonObject } from '../json'
import { apiKey, type ApiDefinition } from '../model/definition'
import { addGroup, findApi, findGroup, type ApiGroup, type GatewayModel } from '../model/gateway-model'
import { readImportFile, type FileOperation, type ImportFile } from './import-file'
import { readDefinition, type ReadingModes } from './read-definition'

/** What the caller of an import chose; the defaults are those of the vendor's table. */
export interface ImportOptions extends ReadingModes {
  /** The group to import into; null creates one named after `info.title`. */
  group_id: string | null
  extend_mode: 'merge' | 'override'
  api_mode: 'merge' | 'override'
}

interface SuccessEntry {
  id: string
  action: 'create' | 'update'
  method: string
  path: string
}
type FailureEntry = Pick<FileOperation, 'method' | 'path'> & Failure
type IgnoreEntry = Pick<FileOperation, 'method' | 'path'>

/** The result of an import, members in the order the vendor's samples show them. */
export interface ImportOutcome {
  success: SuccessEntry[]
  failure: FailureEntry[]
  /** No sample shows it, so it is sent only when there is something in it. */
  ignore?: IgnoreEntry[]
  swagger: { id: string; result: 'Success' }
  group_id: string
}

/** The most APIs one group may hold (vendor's quotas). */
const maxApisPerGroup = 1000

/** Imports the file into the model. A failure means that nothing was changed. */
export function runImport(
  bytes: Buffer,
  options: ImportOptions,
  model: GatewayModel,
  at: number
): ImportOutcome | Failure {
  const read = readImportFile(bytes)
  if (!read.ok) return read.failure
  const group = chooseGroup(read.file, options, model, at)
  if (isFailure(group)) return group
  keepPolicies(model.ratelimits, read.file.ratelimits, options.extend_mode)
  keepPolicies(model.access_controls, read.file.access_controls, options.extend_mode)
  const outcome = importOperations(read.file, group, options, model)
  group.updated_at = at
  return outcome
}

/** 3 to 64 letters (Chinese ones included), digits, `_`, `-` or `.`, the first of them a letter. */
function isGroupName(title: string): boolean {
  return /^\p{L}[\p{L}\p{N}_.-]{2,63}$/u.test(title)
}

function chooseGroup(
  file: ImportFile,
  options: ImportOptions,
  model: GatewayModel,
  at: number
): ApiGroup | Failure {
  if (options.group_id !== null) {
    return findGroup(model, options.group_id) ?? importFailure('APIG.3001')
  }
  if (!isGroupName(file.title)) return importFailure('APIG.2044')
  if (model.groups.some((group) => group.name === file.title)) return importFailure('APIG.3201')
  return addGroup(model, { name: file.title, description: file.description }, at)
}

function keepPolicies(
  existing: Map<string, JsonObject>,
  imported: JsonObject,
  mode: ImportOptions['extend_mode']
): void {
  for (const [name, policy] of Object.entries(imported)) {
    if (isObject(policy) && (mode === 'override' || !existing.has(name))) existing.set(name, policy)
  }
}

function importOperations(
  file: ImportFile,
  group: ApiGroup,
  options: ImportOptions,
  model: GatewayModel
): ImportOutcome {
  const success: SuccessEntry[] = []
  const failure: FailureEntry[] = []
  const ignore: IgnoreEntry[] = []
  const seen = new Map<string, string>()
  const judge = (operation: FileOperation): ApiDefinition | Failure => {
    const definition = readDefinition(operation, file, options, model)
    return isFailure(definition) ? definition : (conflict(definition, group, seen) ?? definition)
  }
  for (const operation of file.operations) {
    const { method, path } = operation
    const definition = judge(operation)
    if (isFailure(definition)) {
      failure.push({ method, path, ...definition })
      continue
    }
    seen.set(apiKey(definition), definition.name)
    const existing = findApi(group, definition)
    if (existing === undefined) {
      const api = { id: newId(), definition, published: new Map<string, ApiDefinition>() }
      group.apis.push(api)
      success.push({ id: api.id, action: 'create', method, path })
    } else if (options.api_mode === 'override') {
      existing.definition = definition
      success.push({ id: existing.id, action: 'update', method, path })
    } else {
      ignore.push({ method, path })
    }
  }
  return {
    success,
    failure,
    ...(ignore.length > 0 && { ignore }),
    swagger: { id: newId(), result: 'Success' },
    group_id: group.id
  }
}

/** Why a good definition still cannot be kept: of two alike in one file the first wins; names are unique in a group. */
function conflict(
  definition: ApiDefinition,
  group: ApiGroup,
  seen: ReadonlyMap<string, string>
): Failure | null {
  const key = apiKey(definition)
  const earlier = seen.get(key)
  if (earlier !== undefined) return apiExists(earlier)
  const others = group.apis.filter((api) => apiKey(api.definition) !== key)
  if (others.some((api) => api.definition.name === definition.name)) return importFailure('APIG.3202')
  return others.length >= maxApisPerGroup ? importFailure('APIG.3125') : null
}
