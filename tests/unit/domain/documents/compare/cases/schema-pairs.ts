import { differs, openapi, type Case, type Json } from './case'

/** Two schemas, and what is to be told of them: severity in requests, then in responses. */
export interface SchemaPair {
  name: string
  before: unknown
  after: unknown
  told: string
  back: string
  not: string
}

/**
 * `told` is `rule severities before after` as in a case, with two letters for the severities and the places inside the
 * schema (`.` is the schema itself).
 */
export function pair(
  name: string,
  before: unknown,
  after: unknown,
  told: string,
  back: string,
  not = ''
): SchemaPair {
  return { name, before, after, told, back, not }
}

export function alike(name: string, before: unknown, after: unknown, not: string): SchemaPair {
  return { name, before, after, told: '', back: '', not }
}

/** Each pair once as what callers send, and once as what they get. */
export function inBothDirections(pairs: readonly SchemaPair[]): Case[] {
  return pairs.flatMap((each) => [inDirection(each, 'request'), inDirection(each, 'response')])
}

function inDirection(each: SchemaPair, direction: 'request' | 'response'): Case {
  const holder = direction === 'request' ? '@/requestBody' : '@/responses/200'
  const at = `${holder}/content/application~1json/schema`
  const turned = (told: string): string =>
    entries(told)
      .map((entry) => {
        const [rule = '', severities = '', ...places] = entry.split(' ')
        const severity = severities[direction === 'request' ? 0 : 1] ?? ''
        const turnedPlaces = places.map((place) =>
          place === '-' ? '-' : `${at}${place === '.' ? '' : place}`
        )
        return [`${direction}-${rule}`, severity, ...turnedPlaces].join(' ')
      })
      .join('; ')
  const not = entries(each.not)
    .map((rule) => `${direction}-${rule}`)
    .join('; ')
  const [before, after] = [document(each.before, direction), document(each.after, direction)]
  return differs(`${each.name}, in a ${direction}`, before, after, turned(each.told), turned(each.back), not)
}

/** The parts of a list with `;` between them. */
export function entries(list: string): string[] {
  return list.split('; ').filter((entry) => entry !== '')
}

function document(schema: unknown, direction: 'request' | 'response'): Json {
  const content = { 'application/json': { schema } }
  const operation =
    direction === 'request'
      ? { requestBody: { content } }
      : { responses: { 200: { description: 'ok', content } } }
  return openapi(operation, {}, '3.1.0')
}
