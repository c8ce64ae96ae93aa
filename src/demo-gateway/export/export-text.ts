import { wireJson, type JsonObject } from '../json'
import type { GatewayModel } from '../model/gateway-model'
import { policyDefinitions } from './extensions'
import { openapiDocument } from './openapi-document'
import type { ExportScope } from './scope'
import { swaggerDocument } from './swagger-document'
import { yamlText } from './yaml'

export const oasVersions = ['2.0', '3.0'] as const
export type OasVersion = (typeof oasVersions)[number]

/** The exact text of an exported document, in the layout the service gives it. */
export function exportText(
  scope: ExportScope,
  oas_version: OasVersion,
  type: 'json' | 'yaml',
  model: GatewayModel
): string {
  if (oas_version === '3.0') {
    const document = openapiDocument(scope, model)
    return type === 'yaml' ? yamlText(document) : wireJson(document, '\t')
  }
  const document = swaggerDocument(scope, model)
  const extended =
    scope.define === 'all' ? { ...policyDefinitions(scope, model), 'x-apigateway-responses': {} } : {}
  return type === 'yaml' ? yamlText({ ...document, ...extended }) : joinedJson(document, extended)
}

/**
 * The service writes a Swagger document first and hangs the extended members on afterwards by hand: its closing
 * brace goes, a comma starts a new line, and the member follows (the vendor's sample 2 ends so).
 */
function joinedJson(document: JsonObject, extended: JsonObject): string {
  let text = wireJson(document, '\t')
  for (const [key, value] of Object.entries(extended)) {
    const member = wireJson({ [key]: value }, '\t').slice('{\n'.length)
    text = `${text.slice(0, -1)},\n${member}`
  }
  return text
}
