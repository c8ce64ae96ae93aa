import { isObject, type JsonObject } from '../async-task/field-text'
import type { Path } from '../documents/places'
import type { ImportDocument, Operation } from './document'
import type { Report } from './finding'
import { listOf, objectOf, shownAs, textOf } from './reading'

/** How each operation authenticates its callers: what `security` names, and the schemes that are named. */
export function checkSecurity(document: ImportDocument, report: Report): void {
  const { root, operations } = document
  checkRootSecurity(root, operations, report)
  const { schemes, at } = schemesOf(document)
  const used = new Set<string>()
  for (const operation of operations) {
    const names = namesIn(operation, report)
    for (const { name, place } of names) {
      if (Object.hasOwn(schemes, name)) used.add(name)
      else report('security.undefined', place, { name })
    }
    const own = names.filter(({ name }) => objectOf(schemes[name])['x-apigateway-authorizer'] === undefined)
    if (own.length > 1)
      report('security.several', [...operation.at, 'security'], {
        names: own.map(({ name }) => name).join(', ')
      })
  }
  // A scheme that nothing uses does no harm: exports always hold three of them.
  for (const name of used) checkScheme(name, schemes[name], [...at, name], report)
}

/** Only the operations' own `security` is imported: without it an API may end up open to everybody. */
function checkRootSecurity(root: JsonObject, operations: readonly Operation[], report: Report): void {
  if (listOf(root['security']).length === 0) return
  const count = operations.filter(({ body }) => body['security'] === undefined).length
  if (count > 0) report('security.document', ['security'], { count })
}

function schemesOf({ root, oas }: ImportDocument): { schemes: JsonObject; at: Path } {
  if (oas === '3.0' || (oas === null && root['securityDefinitions'] === undefined))
    return {
      schemes: objectOf(objectOf(root['components'])['securitySchemes']),
      at: ['components', 'securitySchemes']
    }
  return { schemes: objectOf(root['securityDefinitions']), at: ['securityDefinitions'] }
}

/** The schemes that an operation names, each once. */
function namesIn({ at, body }: Operation, report: Report): { name: string; place: Path }[] {
  const security = body['security']
  if (security === undefined) return []
  const place = [...at, 'security']
  if (!Array.isArray(security) || !security.every(isObject)) {
    report('security.shape', place)
    return []
  }
  const names = new Map<string, Path>()
  security.forEach((requirement, index) => {
    for (const name of Object.keys(requirement))
      if (!names.has(name)) names.set(name, [...place, index, name])
  })
  return [...names].map(([name, own]) => ({ name, place: own }))
}

function checkScheme(name: string, raw: unknown, at: Path, report: Report): void {
  const scheme = objectOf(raw)
  const placeOf = (part: string): Path => (part in scheme ? [...at, part] : at)
  const wrong = (part: string, needed: string): void => {
    const value = scheme[part]
    report('security.scheme', placeOf(part), {
      name,
      part,
      needed,
      value: value === undefined ? '' : shownAs(value)
    })
  }
  if (scheme['type'] !== 'apiKey') wrong('type', 'apiKey')
  if (scheme['in'] !== 'header') wrong('in', 'header')
  if (textOf(scheme['name']) === '') wrong('name', '')
  const authorizer = scheme['x-apigateway-authorizer']
  const type = scheme['x-apigateway-auth-type']
  if (authorizer !== undefined) checkAuthorizer(name, authorizer, [...at, 'x-apigateway-authorizer'], report)
  else if (type !== 'AppSigv1' && type !== 'IAM')
    report('security.auth_type', placeOf('x-apigateway-auth-type'), {
      name,
      value: type === undefined ? '' : shownAs(type)
    })
  const option = scheme['x-apigateway-auth-opt']
  if (option !== undefined && (type !== 'AppSigv1' || !isAppCode(option)))
    report('security.auth_opt', [...at, 'x-apigateway-auth-opt'], { name })
}

function isAppCode(option: unknown): boolean {
  return textOf(objectOf(option)['appcode-auth-type']).toLowerCase() === 'header'
}

/** A custom authorizer, the function that decides who may call. What is left out, the gateway's own may have. */
function checkAuthorizer(name: string, raw: unknown, at: Path, report: Report): void {
  const authorizer = objectOf(raw)
  const wrong = (part: string): void =>
    report('security.authorizer', part in authorizer ? [...at, part] : at, { name, part })
  const { authorizer_type, authorizer_uri, type, retry_attempts, identities } = authorizer
  if (authorizer_type !== undefined && authorizer_type !== 'FUNC') wrong('authorizer_type')
  if (authorizer_uri !== undefined && textOf(authorizer_uri) === '') wrong('authorizer_uri')
  if (type !== undefined && type !== 'FRONTEND' && type !== 'BACKEND') wrong('type')
  if (retry_attempts !== undefined && !/^(?:\d|10)$/.test(shownAs(retry_attempts))) wrong('retry_attempts')
  const isIdentity = (identity: unknown): boolean => {
    const { name: own, location } = objectOf(identity)
    return textOf(own) !== '' && ['HEADER', 'QUERY'].includes(textOf(location).toUpperCase())
  }
  if (identities !== undefined && identities !== null && !listOf(identities).every(isIdentity))
    wrong('identities')
}
