import type { JsonObject } from '../../async-task/field-text'

const writtenDescription = 'response example'
const generatedMembers = /^(description|x-apigateway-result-(normal|failure)-sample)$/

/**
 * Whether a response says nothing about the API: imports drop responses, and exports write a `default` one (for CORS a
 * `default-cors` one with its headers) in their place that holds a fixed description and samples.
 */
export function isGeneratedResponse(status: string, response: JsonObject): boolean {
  if (response['description'] !== writtenDescription) return false
  const isOfCors = status === 'default-cors'
  return (
    (isOfCors || status === 'default') &&
    Object.keys(response).every((name) => generatedMembers.test(name) || (isOfCors && name === 'headers'))
  )
}
