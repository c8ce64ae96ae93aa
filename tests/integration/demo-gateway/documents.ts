import type { JsonObject } from '../../../src/demo-gateway/json'

/** `[method, path, members that replace or add to the operation's]` */
export type AuthoredOperation = [method: string, path: string, members?: JsonObject]

/** A Swagger 2.0 document of these operations, all on a mock backend unless they say otherwise. */
export function swagger(...operations: AuthoredOperation[]): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const [method, path, members] of operations) {
    const item = (paths[path] ??= {})
    item[method === 'ANY' ? 'x-apigateway-any-method' : method.toLowerCase()] = operation(
      method,
      path,
      members
    )
  }
  return {
    swagger: '2.0',
    info: { title: 'test_group', version: '1' },
    paths,
    securityDefinitions: {
      app: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-apigateway-auth-type': 'AppSigv1' }
    }
  }
}

function operation(method: string, path: string, members: JsonObject = {}): JsonObject {
  return {
    operationId: `${method.toLowerCase()}${path.replace(/\W+/g, '_')}`,
    parameters: [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => ({
      name,
      in: 'path',
      required: true,
      type: 'string'
    })),
    responses: { default: { description: 'OK' } },
    'x-apigateway-backend': { type: 'MOCK', mockEndpoints: { 'result-content': 'ok' } },
    ...members
  }
}

/** An HTTP backend, `members` replacing or adding to its endpoint's. */
export function http(members: JsonObject = {}, parameters: JsonObject[] = []): JsonObject {
  return {
    type: 'HTTP',
    httpEndpoints: { address: 'a.example.com', scheme: 'https', method: 'GET', path: '/', ...members },
    parameters
  }
}
