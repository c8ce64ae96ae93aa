import { operationsOf, type Json, type Mutation, type Operation, type Pick } from './mutation'

/** A mutation of an operation. */
function ofOperation(
  name: string,
  change: (operation: Operation, pick: Pick, document: Json) => string[] | null
): Mutation {
  return {
    name,
    apply(document, pick) {
      const operation = pick(operationsOf(document))
      return operation === undefined ? null : change(operation, pick, document)
    }
  }
}

/** Edits of operations, and of what stands beside them. */
export const operationMutations: readonly Mutation[] = [
  ofOperation('an operation is removed', ({ path, method, item }, _, document) => {
    delete item[method]
    if (Object.keys(item).length > 0) return ['operation-removed']
    delete (document['paths'] as Json)[path]
    return ['path-removed']
  }),
  {
    name: 'an operation is added, with a definition of its own',
    apply(document) {
      const paths = document['paths'] as Json
      const definitions = document['definitions'] as Json
      definitions['Fresh'] = { type: 'object', properties: { inner: { $ref: '#/definitions/Inner' } } }
      definitions['Inner'] = { type: 'string' }
      paths['/fresh'] = {
        get: { responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/Fresh' } } } }
      }
      return ['operation-added']
    }
  },
  ofOperation('another id', ({ value }) => {
    value['operationId'] = 'another'
    return ['operation-id-changed']
  }),
  ofOperation('a summary', ({ value }) => {
    value['summary'] = 'words'
    return ['summary-changed']
  }),
  ofOperation('an operation is deprecated', ({ value }) => {
    value['deprecated'] = true
    return ['operation-deprecated']
  }),
  ofOperation('cross-origin calls', ({ value }) => {
    value['x-apigateway-cors'] = value['x-apigateway-cors'] !== true
    return [value['x-apigateway-cors'] === true ? 'cors-on' : 'cors-off']
  }),
  ofOperation('another match', ({ value }) => {
    const isPrefix = value['x-apigateway-match-mode'] === 'SWA'
    value['x-apigateway-match-mode'] = isPrefix ? 'NORMAL' : 'SWA'
    return [isPrefix ? 'match-mode-to-exact' : 'match-mode-to-prefix']
  }),
  ofOperation('more time', ({ value }) => {
    value['x-apigateway-backend'].httpEndpoints.timeout += 1
    return ['backend-timeout-increased']
  }),
  ofOperation('another address', ({ value }) => {
    value['x-apigateway-backend'].httpEndpoints['address'] = 'other.example'
    return ['backend-target-changed']
  }),
  ofOperation('a required parameter', ({ value }) => {
    value.parameters.unshift({ name: 'fresh', in: 'query', required: true, type: 'string' })
    return ['required-parameter-added']
  }),
  ofOperation('a parameter becomes required, or no longer is', ({ value }, pick) => {
    const parameter = pick(value.parameters.filter((each) => each['in'] !== 'body'))
    if (parameter === undefined) return null
    parameter['required'] = parameter['required'] !== true
    return [parameter['required'] === true ? 'parameter-became-required' : 'parameter-became-optional']
  }),
  ofOperation('a parameter of another type', ({ value }, pick) => {
    const parameter = pick(value.parameters.filter((each) => each['in'] !== 'body'))
    if (parameter === undefined) return null
    const wasText = parameter['type'] === 'string'
    parameter['type'] = wasText ? 'number' : 'string'
    return [wasText ? 'request-type-narrowed' : 'request-type-widened']
  }),
  ofOperation('a parameter and its mapping are removed', ({ value }, pick) => {
    const parameter = pick(value.parameters.filter((each) => each['in'] !== 'body'))
    if (parameter === undefined) return null
    const isOther = (each: Json): boolean =>
      each['name'] !== parameter['name'] || each['in'] !== parameter['in']
    const backend = value['x-apigateway-backend']
    value.parameters = value.parameters.filter(isOther)
    backend.parameters = backend.parameters.filter(isOther)
    return ['parameter-removed', 'backend-mapping-lost']
  }),
  ofOperation('a constant for the backend', ({ value }) => {
    value['x-apigateway-backend'].parameters.push({
      name: 'X-Stage',
      in: 'header',
      value: 'a',
      origin: 'CONSTANT'
    })
    return ['backend-mapping-added']
  }),
  ofOperation('a body is removed', ({ value }) => {
    const rest = value.parameters.filter((each) => each['in'] !== 'body')
    if (rest.length === value.parameters.length) return null
    value.parameters = rest
    return ['body-removed']
  }),
  ofOperation('a status', ({ value }) => {
    value.responses['404'] = { description: 'none' }
    return ['other-status-added']
  }),
  ofOperation('words of a response', ({ value }) => {
    ;(value.responses['200'] as Json)['description'] = 'words'
    return ['description-changed']
  }),
  {
    name: 'the time of an export',
    apply(document) {
      document['info'] = { title: 'orders', version: 'later' }
      return ['info-version-changed']
    }
  },
  {
    name: 'a definition that nobody uses',
    apply(document) {
      ;(document['definitions'] as Json)['Unused'] = { type: 'object', properties: { a: { type: 'string' } } }
      return ['unused-definition-added']
    }
  }
]
