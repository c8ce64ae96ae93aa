import type { JsonObject } from '../json'
import { endpointKeys, type ApiDefinition, type Backend } from '../model/definition'
import type { GatewayModel } from '../model/gateway-model'
import { schemeName, type DefineScope, type ExportScope } from './scope'

/** The `x-apigateway-*` members of one operation, in the alphabetical order in which the service writes them. */
export function operationExtensions(definition: ApiDefinition, define: DefineScope): JsonObject {
  const written: JsonObject = {}
  if (define === 'all' && definition.access_control !== null) {
    written['x-apigateway-access-control'] = definition.access_control
  }
  if (define !== 'spec') {
    written['x-apigateway-backend'] = backendObject(definition.backend)
    if (definition.backend_policies.length > 0) {
      written['x-apigateway-backend-policies'] = definition.backend_policies
    }
  }
  written['x-apigateway-cors'] = definition.cors
  if (definition.is_send_fg_body_base64 !== null) {
    written['x-apigateway-is-send-fg-body-base64'] = definition.is_send_fg_body_base64
  }
  written['x-apigateway-match-mode'] = definition.match_mode
  if (define === 'all' && definition.ratelimit !== null) {
    written['x-apigateway-ratelimit'] = definition.ratelimit
  }
  written['x-apigateway-request-type'] = definition.request_type
  return written
}

function backendObject({ type, endpoint, parameters }: Backend): JsonObject {
  const written: JsonObject = { [endpointKeys[type]]: endpoint }
  if (parameters.length > 0) {
    written.parameters = parameters.map(({ description, in: place, name, origin, value }) => ({
      description,
      in: place,
      name,
      origin,
      value
    }))
  }
  return { ...written, type }
}

/** The built-in ways to authenticate, used or not, and the custom authorizers in use. */
export function securitySchemes({ definitions, define }: ExportScope, model: GatewayModel): JsonObject {
  const schemes: JsonObject = {
    'apig-auth-app': {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-apigateway-auth-type': 'AppSigv1'
    },
    'apig-auth-app-header': {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-apigateway-auth-opt': { 'appcode-auth-type': 'header' },
      'x-apigateway-auth-type': 'AppSigv1'
    },
    'apig-auth-iam': { type: 'apiKey', name: 'unused', in: 'header', 'x-apigateway-auth-type': 'IAM' }
  }
  const names = definitions.flatMap(({ auth }) => (auth.kind === 'AUTHORIZER' ? [auth.name] : []))
  for (const name of [...new Set(names)].sort()) {
    const authorizer = model.authorizers.get(name)
    const scheme: JsonObject = { type: 'apiKey', name: 'unused', in: 'header' }
    if (define === 'all' && authorizer !== undefined) scheme['x-apigateway-authorizer'] = authorizer
    schemes[name] = scheme
  }
  return schemes
}

export function security(definition: ApiDefinition): JsonObject {
  const name = schemeName(definition.auth)
  return name === null ? {} : { security: [{ [name]: [] }] }
}

/** The policies the exported APIs use, under the root members that define them; empty members are left out. */
export function policyDefinitions({ definitions }: ExportScope, model: GatewayModel): JsonObject {
  const controls = used(definitions, (api) => api.access_control, model.access_controls)
  const limits = used(definitions, (api) => api.ratelimit, model.ratelimits)
  return {
    ...(Object.keys(controls).length > 0 && { 'x-apigateway-access-controls': controls }),
    ...(Object.keys(limits).length > 0 && { 'x-apigateway-ratelimits': limits })
  }
}

function used(
  definitions: ApiDefinition[],
  nameOf: (definition: ApiDefinition) => string | null,
  policies: ReadonlyMap<string, JsonObject>
): JsonObject {
  const names = new Set(definitions.flatMap((definition) => nameOf(definition) ?? []))
  return Object.fromEntries([...policies].filter(([name]) => names.has(name)).sort(byName))
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}
