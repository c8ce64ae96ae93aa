import type { RuleId } from '@domain/preflight/rules'
import type { Json } from './documents'

const path = '/paths/~1orders~1{id}'
const api = `${path}/get`
const backend = `${api}/x-apigateway-backend`
const policies = `${api}/x-apigateway-backend-policies`

/** The JSON pointer at which each rule's case must be found. */
export const expectedPointers: Record<RuleId, string> = {
  'file.empty': '',
  'file.too_large': '',
  'file.not_utf8': '',
  'file.extension': '',
  'document.unparsable': '',
  'document.not_json': '',
  'document.expands_too_far': '',
  'document.not_object': '',
  'document.version': '',
  'document.version_not_text': '/swagger',
  'document.version_newer': '/openapi',
  'document.no_info': '',
  'document.no_paths': '',
  'document.duplicate_key': `${api}/tags`,
  'document.servers': '/servers',
  'apis.none': '/paths',
  'apis.too_many': '/paths',
  'apis.duplicate': '/paths/~1orders~1{order_id}/get',
  'group.name': '/info/title',
  'operation.method': `${path}/trace`,
  'operation.match_mode': `${api}/x-apigateway-match-mode`,
  'operation.id_missing': api,
  'operation.id_invalid': `${api}/operationId`,
  'operation.id_duplicate': '/paths/~1other~1{id}/get/operationId',
  'operation.tag_space': `${api}/tags/0`,
  'operation.body': `${api}/requestBody`,
  'operation.media_types': `${api}/consumes`,
  'operation.request_type': `${api}/x-apigateway-request-type`,
  'operation.flag': `${api}/x-apigateway-cors`,
  'operation.schemes': `${api}/schemes/1`,
  'operation.plugins': `${api}/x-apigateway-plugins`,
  'path.form': '/paths/orders~1{id}',
  'path.too_long': path,
  'path.reference': '/paths/~1elsewhere/$ref',
  'path.partial_variable': '/paths/~1orders~1prefix-{id}',
  'path.greedy_not_last': '/paths/~1orders~1{id+}~1lines',
  'path.undeclared': api,
  'path.unused': `${api}/parameters/1`,
  'path.unmapped': backend,
  'parameter.reference': `${api}/parameters/1`,
  'parameter.location': `${api}/parameters/1`,
  'parameter.name': `${api}/parameters/1`,
  'parameter.auth_token': `${api}/parameters/1`,
  'parameter.type': `${api}/parameters/1`,
  'parameter.not_required': `${api}/parameters/0`,
  'parameter.duplicate': `${api}/parameters/2`,
  'parameter.extension': `${api}/parameters/1`,
  'backend.missing': api,
  'backend.type': `${backend}/type`,
  'backend.part_missing': `${backend}/httpEndpoints`,
  'backend.value': `${backend}/httpEndpoints/timeout`,
  'backend.greedy': `${backend}/httpEndpoints/path`,
  'backend.path_unfilled': backend,
  'backend.mapping': `${backend}/parameters/0`,
  'backend.mapping_undeclared': `${backend}/parameters/1`,
  'backend.mapping_duplicate': `${backend}/parameters/2`,
  'policy.not_list': policies,
  'policy.name': `${policies}/0/name`,
  'policy.name_duplicate': `${policies}/1/name`,
  'policy.type': `${policies}/0/type`,
  'policy.conditions': `${policies}/0/conditions`,
  'policy.condition': `${policies}/0/conditions/0/type`,
  'policy.condition_undeclared': `${policies}/0/conditions/0/parameter`,
  'security.shape': `${api}/security`,
  'security.undefined': `${api}/security/0/nobody`,
  'security.several': `${api}/security`,
  'security.document': '/security',
  'security.scheme': '/securityDefinitions/app/in',
  'security.auth_type': '/securityDefinitions/app/x-apigateway-auth-type',
  'security.auth_opt': '/securityDefinitions/app/x-apigateway-auth-opt',
  'security.authorizer': '/securityDefinitions/app/x-apigateway-authorizer/retry_attempts',
  'ratelimit.undefined': `${api}/x-apigateway-ratelimit`,
  'ratelimit.value': '/x-apigateway-ratelimits/slow/user-limit',
  'access_control.undefined': `${api}/x-apigateway-access-control`,
  'access_control.value': '/x-apigateway-access-controls/office/value',
  'response.undefined': `${api}/x-apigateway-response`,
  'response.value': '/x-apigateway-responses/mine/ACCESS_DENIED/status',
  'ignored.version': '/info/version',
  'ignored.host': '/host',
  'ignored.base_path': '/basePath',
  'ignored.servers': '/servers',
  'ignored.responses': `${api}/responses`,
  'ignored.description': '/info/description',
  'ignored.attributes': `${api}/parameters/1`
}

/** Of rules whose case is a text of its own; null where a file has no such place. */
export const linesInTexts: Partial<Record<RuleId, number | null>> = {
  'file.empty': null,
  'document.unparsable': 2,
  'document.not_json': 2,
  'document.expands_too_far': 1,
  'document.duplicate_key': 1
}

/** The line at which a document has a pointer when JSON.stringify writes it with two spaces. */
export function lineOf(document: unknown, pointer: string): number {
  let node = document
  let line = 1
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    line += 1
    // What JSON cannot write is left out by it.
    for (const [before, value] of Object.entries(node as Json)) {
      if (before === name) break
      if (value !== undefined) line += JSON.stringify(value, null, 2).split('\n').length
    }
    node = (node as Json)[name]
  }
  return line
}
