import { isObject, parseJson, type JsonObject } from '../json'
import type { GatewayRequest } from '../request'

/** The body as a JSON object; null when it is declared or written as anything else. */
export function jsonBody({ headers, body }: GatewayRequest): JsonObject | null {
  const [type = '', charset = 'charset=utf-8'] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(/\s*;\s*/)
  if (type !== 'application/json' || !/^charset="?utf-?8"?$/.test(charset) || body === null) return null
  const value = parseJson(body)
  return isObject(value) ? value : null
}
