import { failureAnswer, isFailure, jsonAnswer, type Failure } from '../answer'
import { invalidParameter, missingParameter, parameterError, unmatchedParameter } from '../errors'
import { isId } from '../ids'
import { runImport, type ImportOptions } from '../import/run-import'
import { findGroup, publishGroup, releaseEnvironment } from '../model/gateway-model'
import { failed, succeeded, type TaskEnd } from '../tasks/task-book'
import type { GatewayState, Operation } from './call'
import { multipartBoundary, readMultipart, type Part } from './multipart'

/** ImportApiDefinitionsAsync: POST …/openapi/async-import. */
export const asyncImport: Operation = ({ request, state }) => {
  const unknown = [...request.query.keys()][0]
  if (unknown !== undefined) return failureAnswer(400, invalidParameter(unknown))
  const boundary = multipartBoundary(request.headers['content-type'])
  if (boundary === null) return failureAnswer(400, missingParameter('file_name'))
  const parts = readMultipart(request.body ?? Buffer.alloc(0), boundary)
  if (parts === null) return failureAnswer(400, parameterError)
  const form = readForm(parts)
  if (isFailure(form)) return failureAnswer(400, form)
  const task_id = state.tasks.start('import_api', () => doImport(form, state, request.at))
  return jsonAnswer(202, { task_id })
}

interface ImportForm {
  file: Buffer
  options: ImportOptions
}

const textFields = ['is_create_group', 'group_id', 'extend_mode', 'simple_mode', 'mock_mode', 'api_mode']

/** The vendor's table 3. The file is the part called `file_name`; everything else is text, and nothing comes twice. */
function readForm(parts: Part[]): ImportForm | Failure {
  const fields = new Map<string, string>()
  let file: Buffer | null = null
  for (const part of parts) {
    if (part.name === 'file_name') {
      if (file !== null || part.fileName === null) return invalidParameter('file_name')
      if (!/\.(?:json|ya?ml)$/i.test(part.fileName)) return unmatchedParameter('file_name')
      file = part.content
    } else {
      const isText = textFields.includes(part.name) && part.fileName === null
      if (!isText || fields.has(part.name)) return invalidParameter(part.name)
      fields.set(part.name, part.content.toString('utf8'))
    }
  }
  if (file === null) return missingParameter('file_name')
  const options = readOptions(fields)
  return isFailure(options) ? options : { file, options }
}

function readOptions(fields: ReadonlyMap<string, string>): ImportOptions | Failure {
  for (const name of ['is_create_group', 'simple_mode', 'mock_mode']) {
    if (!['true', 'false'].includes(fields.get(name) ?? 'false')) return invalidParameter(name)
  }
  for (const name of ['extend_mode', 'api_mode']) {
    if (!['merge', 'override'].includes(fields.get(name) ?? 'merge')) return unmatchedParameter(name)
  }
  const createsGroup = fields.get('is_create_group') !== 'false'
  const group_id = fields.get('group_id') ?? null
  if (createsGroup && group_id !== null) return invalidParameter('group_id')
  if (!createsGroup && (group_id === null || group_id === '')) return missingParameter('group_id')
  if (group_id !== null && !isId(group_id)) return invalidParameter('group_id')
  return {
    group_id,
    extend_mode: fields.get('extend_mode') === 'override' ? 'override' : 'merge',
    api_mode: fields.get('api_mode') === 'override' ? 'override' : 'merge',
    simple_mode: fields.get('simple_mode') === 'true',
    mock_mode: fields.get('mock_mode') === 'true'
  }
}

function doImport(
  { file, options }: ImportForm,
  { model, publishImports }: GatewayState,
  at: number
): TaskEnd {
  const outcome = runImport(file, options, model, at)
  if (isFailure(outcome)) return failed(outcome)
  const group = findGroup(model, outcome.group_id)
  if (publishImports && group !== undefined) publishGroup(group, releaseEnvironment)
  return succeeded(outcome)
}
