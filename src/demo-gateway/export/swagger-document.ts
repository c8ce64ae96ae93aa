import type { JsonObject } from '../json'
import type { ApiDefinition, ApiParameter } from '../model/definition'
import type { GatewayModel } from '../model/gateway-model'
import { operationExtensions, security, securitySchemes } from './extensions'
import { pathsOf } from './paths'
import { groupHost, type ExportScope } from './scope'

/** The group as a Swagger 2.0 document, members in the service's order. */
export function swaggerDocument(scope: ExportScope, model: GatewayModel): JsonObject {
  const { group, definitions, version } = scope
  return {
    swagger: '2.0',
    info: { ...(group.description !== '' && { description: group.description }), title: group.name, version },
    host: groupHost(group.id),
    paths: pathsOf(definitions, (definition) => operation(definition, scope)),
    responses: responses(definitions),
    securityDefinitions: securitySchemes(scope, model)
  }
}

function operation(definition: ApiDefinition, { define }: ExportScope): JsonObject {
  const { description, schemes, name, parameters, cors } = definition
  const response = cors ? 'default-cors' : 'default'
  return {
    ...security(definition),
    ...(description !== '' && { description }),
    schemes,
    operationId: name,
    ...(parameters.length > 0 && { parameters: parameters.map(parameterObject) }),
    responses: {
      [response]: { $ref: `#/responses/${response}` },
      'x-apigateway-result-failure-sample': definition.failure_sample,
      'x-apigateway-result-normal-sample': definition.normal_sample
    },
    ...operationExtensions(definition, define)
  }
}

function parameterObject(parameter: ApiParameter): JsonObject {
  return {
    maximum: parameter.maximum,
    minimum: parameter.minimum,
    maxLength: parameter.maxLength,
    minLength: parameter.minLength,
    ...(parameter.enum.length > 0 && { enum: parameter.enum }),
    type: parameter.type,
    ...(parameter.default !== null && { default: parameter.default }),
    ...(parameter.description !== '' && { description: parameter.description }),
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required && { required: true }),
    'x-apigateway-pass-through': parameter.pass_through,
    ...(parameter.sample !== '' && { 'x-apigateway-sample': parameter.sample })
  }
}

function responses(definitions: ApiDefinition[]): JsonObject {
  const written: JsonObject = { default: { description: 'response example' } }
  if (definitions.some((definition) => definition.cors)) {
    written['default-cors'] = {
      description: 'response example',
      headers: { 'Access-Control-Allow-Origin': { type: 'string', default: '*' } }
    }
  }
  return written
}
