import { preflight, type Preflight, type PreflightOptions } from '@domain/preflight/preflight'

export type Json = { [name: string]: unknown }

/** A file that no rule has anything to say about, apart from what every import ignores. */
export function goodDocument(): Json {
  return {
    swagger: '2.0',
    info: { title: 'order_service' },
    paths: {
      '/orders/{id}': {
        get: {
          operationId: 'get_order',
          tags: ['orders'],
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          'x-apigateway-backend': {
            type: 'HTTP',
            httpEndpoints: { address: 'a.example.com', scheme: 'https', method: 'GET', path: '/o/{id}' },
            parameters: [{ name: 'id', value: 'id', in: 'path', origin: 'REQUEST' }]
          }
        }
      }
    }
  }
}

/** The members along the path, to be changed in place. */
export function at(document: Json, ...path: (string | number)[]): Json {
  return path.reduce<Json>((node, step) => node[step] as Json, document)
}

export const operation = (document: Json): Json => at(document, 'paths', '/orders/{id}', 'get')
export const backend = (document: Json): Json => at(operation(document), 'x-apigateway-backend')
export const parameter = (document: Json): Json => at(operation(document), 'parameters', 0)

export function check(document: unknown, options: Partial<PreflightOptions> = {}): Preflight {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 2)
  return preflight(text, {
    fileName: 'orders.json',
    size: text.length,
    isUtf8: true,
    createsGroup: true,
    mock_mode: false,
    simple_mode: false,
    ...options
  })
}

/** The rules that found something, each once. */
export function rulesOf(document: unknown, options: Partial<PreflightOptions> = {}): string[] {
  return [...new Set(check(document, options).findings.map(({ rule }) => rule))]
}
