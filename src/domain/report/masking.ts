import { findSecrets } from '../async-task/find-secrets'
import { isObject, type JsonObject } from '../async-task/field-text'
import { textOf } from '../preflight/reading'
import type { Path } from '../documents/places'
import { isSecretName } from './secret-names'

/** What is known of the place that a value stands at. */
export interface MaskPlace {
  /** The member it stands under. */
  key: string
  /** Inside a backend or a custom authorizer. */
  isBackend: boolean
  /** It describes something that holds a credential. */
  isSecret: boolean
  /** Whatever stands here is hidden. */
  isHidden: boolean
}

const root: MaskPlace = { key: '', isBackend: false, isSecret: false, isHidden: false }

/** Members of a description that hold a value of what is described. */
const valueMembers =
  /^(value|default|example|examples|enum|const|x-example|x-extensible-enum|x-apigateway-sample|x-ms-enum)$/
const backendMembers = /^x-apigateway-(backend|backend-policies|authorizer)$/
const addressMembers =
  /^(address|url|uri|host|function-urn|function_urn|alias-urn|alias_urn|authorizer_uri|authorizer_alias_uri)$/
const everyMark = /[:=]|MII|eyJ|gAAAA|\/\/|tokens?\s/i
/** `secret=…`, or `secret: …` where what follows is no word. */
const assigned =
  /((?:password|passwd|passphrase|pwd|secret|app[-_]?code|(?:app|api|access|secret)[-_]?key)["']?\s{0,4}(?:=|:(?=\s{0,4}["']?[^\s"',;&<>\d]{0,80}\d))\s{0,4}["']?)([^\s"',;&<>]+)/gi
const jsonMember = /("([^"\\]{1,80})"\s{0,4}:\s{0,4}")((?:[^"\\]|\\.)+)(?=")/g
const userInfo = /(:\/\/)([^/@\s"'<>]+)(?=@)/g
const hosts = /((?:https?|wss?|tcp):\/\/)([^/\s"'<>?#]+)/gi

/**
 * Hides what a report must not carry: addresses of backends, constants sent to them, and credentials wherever they
 * stand. The same value becomes the same placeholder throughout a report, so that what differs still differs.
 */
export class Masking {
  readonly isRaw: boolean
  readonly #numbers = new Map<string, number>()

  constructor(isRaw: boolean) {
    this.isRaw = isRaw
  }

  /** A text with its credentials replaced; with `isBackend`, also the hosts of addresses. */
  text(text: string, isBackend = false): string {
    if (this.isRaw || !everyMark.test(text)) return text
    let masked = text
      .replace(userInfo, (_, lead: string, secret: string) => lead + this.#placeholder(secret))
      .replace(jsonMember, (whole, lead: string, name: string, secret: string) =>
        isSecretName(name) ? lead + this.#placeholder(secret) : whole
      )
      .replace(assigned, (_, lead: string, secret: string) => lead + this.#placeholder(secret))
    if (isBackend) {
      masked = masked.replace(hosts, (_, lead: string, host: string) => lead + this.#placeholder(host))
    }
    return this.#withoutFound(masked)
  }

  /** A value that stands at `place`; a copy where anything had to be hidden. */
  value(value: unknown, place: MaskPlace): unknown {
    if (this.isRaw) return value
    if (typeof value === 'string') {
      return place.isHidden ? this.#placeholder(value) : this.text(value, place.isBackend)
    }
    if (Array.isArray(value)) return value.map((item) => this.value(item, place))
    if (isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, this.value(member, enter(value, key, place))])
      )
    }
    return place.isHidden && typeof value === 'number' ? this.#placeholder(String(value)) : value
  }

  #placeholder(secret: string): string {
    if (secret === '' || /^\[masked \d+\]$/.test(secret)) return secret
    const number = this.#numbers.get(secret) ?? this.#numbers.size + 1
    this.#numbers.set(secret, number)
    return `[masked ${number}]`
  }

  #withoutFound(text: string): string {
    const bytes = new TextEncoder().encode(text)
    const secrets = findSecrets(bytes)
    if (secrets.length === 0) return text
    const decoder = new TextDecoder()
    let masked = ''
    let from = 0
    for (const { start, end } of secrets) {
      const secret = decoder.decode(bytes.subarray(start, end))
      masked += decoder.decode(bytes.subarray(from, start)) + this.#placeholder(secret)
      from = end
    }
    return masked + decoder.decode(bytes.subarray(from))
  }
}

/** The place of a member of `object`, which itself stands at `place`. */
export function enter(object: JsonObject, key: string, place: MaskPlace): MaskPlace {
  const member = object[key]
  const named = textOf(object['name']) || textOf(object['parameter'])
  const isDescribed = isObject(member)
  // Each property is a thing of its own, whatever the object is called that it belongs to.
  const inherits = place.isSecret && place.key !== 'properties'
  const isSecret = inherits || isSecretName(key) || isSecretName(named)
  const isBackend = place.isBackend || backendMembers.test(key)
  const isConstant = key === 'value' && textOf(object['origin']).toUpperCase() === 'CONSTANT'
  const isHidden =
    place.isHidden ||
    (isSecretName(key) && !isDescribed && place.key !== 'properties') ||
    (isSecret && valueMembers.test(key)) ||
    (isBackend && (addressMembers.test(key) || isConstant))
  return { key, isBackend, isSecret, isHidden }
}

/** The place that `path` leads to in a document; as far as it leads. */
export function placeOf(document: JsonObject, path: Path): MaskPlace {
  let place = root
  let value: unknown = document
  for (const step of path) {
    if (Array.isArray(value)) value = (value as unknown[])[Number(step)]
    else if (isObject(value)) {
      place = enter(value, String(step), place)
      value = Object.hasOwn(value, step) ? value[step] : undefined
    } else break
  }
  return place
}

/** What stands at `path` in a document; undefined when nothing does. */
export function valueAt(document: JsonObject, path: Path): unknown {
  let value: unknown = document
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as JsonObject)[step]
  }
  return value
}
