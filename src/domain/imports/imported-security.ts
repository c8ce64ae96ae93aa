import { isObject, type JsonObject } from '../async-task/field-text'

/**
 * Ways to authenticate as the gateway knows them: by `x-apigateway-auth-type`, or by the name of a custom authorizer, which
 * belongs to the gateway and not to the file. Only an apiKey in a header is supported, and which header is not the file's
 * choice.
 */
export function importedSchemes(schemes: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schemes).map(([name, scheme]) => [
      name,
      isObject(scheme) ? importedScheme(name, scheme) : scheme
    ])
  )
}

function importedScheme(name: string, scheme: JsonObject): JsonObject {
  const { 'x-apigateway-auth-type': type, 'x-apigateway-auth-opt': options } = scheme
  if (type === undefined) return { name }
  return {
    'x-apigateway-auth-type': type,
    ...(options !== undefined && { 'x-apigateway-auth-opt': options })
  }
}
