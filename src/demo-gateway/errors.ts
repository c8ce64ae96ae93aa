import type { Failure } from './answer'

/*
 * Texts as the vendor's pages print them. The pages write a failing parameter as
 * "…,parameterName:x. Please refer to the support documentation" in answers, and without the last sentence in the
 * failure entries of an import.
 */

const hint = '. Please refer to the support documentation'

/** 400: the parameter was not sent (the page's own 400 sample). */
export function missingParameter(name: string): Failure {
  return {
    error_code: 'APIG.2001',
    error_msg: `The request parameters must be specified,parameterName:${name}${hint}`
  }
}

/** 400: the parameter was sent and means nothing: wrong type or form, twice, or a name the operation does not know. */
export function invalidParameter(name: string): Failure {
  return { error_code: 'APIG.2012', error_msg: `Invalid parameter value,parameterName:${name}${hint}` }
}

/** 400: the parameter is well-formed but not one of the allowed values. */
export function unmatchedParameter(name: string): Failure {
  return {
    error_code: 'APIG.2011',
    error_msg: `Parameter value does not match the rules,parameterName:${name}${hint}`
  }
}

export const parameterError: Failure = { error_code: 'APIG.2000', error_msg: 'Parameter error' }

export const tokenMissing: Failure = { error_code: 'APIG.1000', error_msg: 'The token is missing.' }
export const tokenExpired: Failure = {
  error_code: 'APIG.1001',
  error_msg: 'Session expired. Please try again later.'
}
export const tokenWrong: Failure = {
  error_code: 'APIG.1002',
  error_msg: 'Incorrect token or token resolution failed'
}
export const tokenWithoutProject: Failure = {
  error_code: 'APIG.1003',
  error_msg: 'Token contains no project information.'
}
export const notPermitted: Failure = {
  error_code: 'APIG.1005',
  error_msg: 'No permissions to request this method'
}
export const instanceMissing: Failure = { error_code: 'APIG.3030', error_msg: 'The instance does not exist' }

export function taskMissing(task_id: string): Failure {
  return { error_code: 'APIG.3093', error_msg: `The asynchronous task ${task_id} does not exist` }
}

export const systemError: Failure = { error_code: 'APIG.9999', error_msg: 'System error' }

/** The instance list belongs to the instance-management plane, which has codes of its own. */
export const instancePlane: Record<string, Failure> = {
  'APIG.1000': { error_code: 'APIC.7100', error_msg: 'Token missing. Log in again or try again later.' },
  'APIG.1001': { error_code: 'APIC.7101', error_msg: 'Token expired. Try again later.' },
  'APIG.1002': { error_code: 'APIC.7102', error_msg: 'Incorrect token or token resolution failed' },
  'APIG.1003': { error_code: 'APIC.7103', error_msg: 'Token contains no project information.' },
  'APIG.1005': { error_code: 'APIC.7106', error_msg: 'No permissions to request for the method' }
}

export const noSuchApi: Failure = {
  error_code: 'APIG.0101',
  error_msg: 'The API does not exist or has not been published in the environment.'
}
export const noSuchMethod: Failure = { error_code: 'APIG.0101', error_msg: 'The API does not exist.' }
export const badRequest: Failure = { error_code: 'APIG.0201', error_msg: 'API request error.' }
export const bodyTooLarge: Failure = { error_code: 'APIG.0201', error_msg: 'Request entity too large.' }
export const uriTooLarge: Failure = { error_code: 'APIG.0201', error_msg: 'Request URI too large.' }
export const headersTooLarge: Failure = { error_code: 'APIG.0201', error_msg: 'Request headers too large.' }

/** Import failures, of a whole file or of one API in it: code → text (vendor's error table). */
const importTexts = {
  'APIG.2026': 'The request path parameters are not defined',
  'APIG.2027': 'The backend path parameters are not defined',
  'APIG.2028': 'The request parameters mapped to the backend parameters are not defined',
  'APIG.2044': 'Invalid title of info',
  'APIG.2045': 'Parse Servers error. The Servers must meet the documents',
  'APIG.3001': 'The API group does not exist',
  'APIG.3002': 'The API does not exist',
  'APIG.3003': 'The environment does not exist',
  'APIG.3005': 'The request throttling policy does not exist',
  'APIG.3006': 'The access control policy does not exist',
  'APIG.3019': 'The function URN does not exist',
  'APIG.3023': 'The VPC channel does not exist',
  'APIG.3081': 'The authorizer does not exist',
  'APIG.3125': 'The number of APIs in the API group exceeds the maximum allowed limit',
  'APIG.3127':
    'The number of APIs has reached the upper limit. A maximum of 300 APIs can be imported at a time',
  'APIG.3201': 'The API group name already exists',
  'APIG.3202': 'The API name already exists',
  'APIG.3209': 'The parameter name already exists',
  'APIG.3600': 'JSON or YAML format error',
  'APIG.3601': 'The Swagger file version must be 2.0',
  'APIG.3602': 'Syntax error in the Swagger file',
  'APIG.3609': 'The input file is empty'
} as const

export function importFailure(error_code: keyof typeof importTexts): Failure {
  return { error_code, error_msg: importTexts[error_code] }
}

/** Why one API was refused: a value its definition holds (the text is that of the vendor's 2021 sample). */
export function badDefinition(parameterName: string): Failure {
  return {
    error_code: 'APIG.2011',
    error_msg: `Parameter value does not match the rules,parameterName:${parameterName}`
  }
}

/** Why one API was refused: something it must say is not there. */
export function incompleteDefinition(parameterName: string): Failure {
  return {
    error_code: 'APIG.2001',
    error_msg: `The request parameters must be specified,parameterName:${parameterName}`
  }
}

/** Why one API was refused: it is there already (text of the vendor's synchronous import page). */
export function apiExists(name: string): Failure {
  return {
    error_code: 'APIG.3301',
    error_msg:
      'The API already exists, An API with the same combination of the method, path, and ' +
      `x-apigateway-match-mode fields already exists. API name: ${name}`
  }
}
