import { isObject, type JsonObject } from '../../async-task/field-text'
import { objectOf } from '../../preflight/reading'
import { inside, type Located } from './at'
import type { Side } from './operations'

/** Where a document's security schemes stand, whatever its format. */
export function securitySchemes({ document, root }: Side): Located<JsonObject> {
  if (document.format === '2.0') {
    return { value: objectOf(root['securityDefinitions']), at: inside(null, 'securityDefinitions') }
  }
  const components = objectOf(root['components'])
  const at = inside(inside(null, 'components'), 'securitySchemes')
  return { value: objectOf(components['securitySchemes']), at }
}

/** A scheme by its name; null when the document defines none of it. */
export function securityScheme(side: Side, name: string): Located<JsonObject> | null {
  const schemes = securitySchemes(side)
  if (!Object.hasOwn(schemes.value, name)) return null
  const found = { value: schemes.value[name], at: inside(schemes.at, name) }
  const { value, at } = side.references.resolve(found)
  return isObject(value) ? { value, at } : null
}

/** How the gateway signs callers in by a scheme: `AppSigv1`, `IAM`, `custom`; null: not at all. */
export function authType(scheme: JsonObject): string | null {
  if (isObject(scheme['x-apigateway-authorizer'])) return 'custom'
  const type = scheme['x-apigateway-auth-type']
  return typeof type === 'string' && !/^none$/i.test(type) ? type : null
}
