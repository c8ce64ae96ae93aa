import type { JsonObject } from '../json'
import type { ApiDefinition, ApiParameter } from '../model/definition'
import type { GatewayModel } from '../model/gateway-model'
import { operationExtensions, policyDefinitions, security, securitySchemes } from './extensions'
import { pathsOf } from './paths'
import { groupHost, type ExportScope } from './scope'

/** The group as an OpenAPI 3.0 document; policies and gateway responses sit in `components` (vendor's user guide). */
export function openapiDocument(scope: ExportScope, model: GatewayModel): JsonObject {
  const { group, definitions, version, define } = scope
  const host = groupHost(group.id)
  return {
    openapi: '3.0.0',
    info: { ...(group.description !== '' && { description: group.description }), title: group.name, version },
    servers: [{ url: `http://${host}` }, { url: `https://${host}` }],
    paths: pathsOf(definitions, (definition) => operation(definition, scope, host)),
    components: {
      responses: responses(definitions),
      securitySchemes: securitySchemes(scope, model),
      ...(define === 'all' && { ...policyDefinitions(scope, model), 'x-apigateway-responses': {} })
    }
  }
}

function operation(definition: ApiDefinition, { define }: ExportScope, host: string): JsonObject {
  const { description, name, parameters, schemes, cors } = definition
  return {
    ...(description !== '' && { description }),
    operationId: name,
    ...(parameters.length > 0 && { parameters: parameters.map(parameterObject) }),
    responses: {
      [cors ? 'default-cors' : 'default']: {
        description: 'response example',
        'x-apigateway-result-failure-sample': definition.failure_sample,
        'x-apigateway-result-normal-sample': definition.normal_sample
      }
    },
    ...security(definition),
    servers: schemes.map((scheme) => ({ url: `${scheme}://${host}` })),
    ...operationExtensions(definition, define)
  }
}

function parameterObject(parameter: ApiParameter): JsonObject {
  return {
    description: parameter.description,
    example: parameter.sample,
    in: parameter.in,
    name: parameter.name,
    ...(parameter.required && { required: true }),
    schema: {
      ...(parameter.default !== null && { default: parameter.default }),
      ...(parameter.enum.length > 0 && { enum: parameter.enum }),
      maxLength: parameter.maxLength,
      maximum: parameter.maximum,
      minLength: parameter.minLength,
      minimum: parameter.minimum,
      type: parameter.type
    },
    'x-apigateway-pass-through': parameter.pass_through
  }
}

function responses(definitions: ApiDefinition[]): JsonObject {
  const written: JsonObject = { default: { description: 'response example' } }
  if (definitions.some((definition) => definition.cors)) {
    written['default-cors'] = {
      description: 'response example',
      headers: { 'Access-Control-Allow-Origin': { schema: { default: '*', type: 'string' } } }
    }
  }
  return written
}
