export type Json = Record<string, unknown>

/** Chooses one of a list; the same one for the same seed. */
export type Pick = <T>(list: readonly T[]) => T | undefined

export interface Mutation {
  name: string
  /** Changes one thing of the document in place; the rules that are to tell it, or null where there is nothing to change. */
  apply: (document: Json, pick: Pick) => string[] | null
}

export interface Operation {
  path: string
  method: string
  item: Json
  value: Json & { parameters: Json[]; responses: Record<string, Json>; 'x-apigateway-backend': Backend }
}

interface Backend {
  parameters: Json[]
  httpEndpoints: Json & { timeout: number }
}

export function operationsOf(document: Json): Operation[] {
  const paths = document['paths'] as Record<string, Json>
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, value]) => ({
      path,
      method,
      item,
      value: value as Operation['value']
    }))
  )
}
