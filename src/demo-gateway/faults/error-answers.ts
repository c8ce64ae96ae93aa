import { failureAnswer, frontAnswer } from '../answer'
import type { Fault } from './fault'

/** Errors of the management plane: code → status and text (vendor's pages and error table). */
const managementErrors = {
  'APIG.0000': [200, 'Successful'],
  'APIG.1000': [401, 'The token is missing.'],
  'APIG.1001': [401, 'Session expired. Please try again later.'],
  'APIG.1002': [401, 'Incorrect token or token resolution failed'],
  'APIG.1003': [401, 'Token contains no project information.'],
  'APIG.1005': [403, 'No permissions to request this method'],
  'APIG.1005/401': [401, 'No permissions to request this method'],
  'APIG.1007': [401, 'Token contains no domain information.'],
  'APIG.1009': [401, 'Token contains no user information.'],
  'APIG.1010': [401, 'PDP server connection failed.'],
  'APIG.1011': [401, 'You can request resources only after you complete real-name authentication.'],
  'APIG.1012': [401, 'Your account balance is insufficient. Top up your account.'],
  'APIG.1013': [
    401,
    'Your account has been frozen. Some functions become unavailable. To unfreeze your account, contact customer service.'
  ],
  'APIG.1020': [403, 'Insufficient permissions.'],
  'APIG.1029': [500, 'PDP5 cannot be connected.'],
  'APIG.1101': [403, 'No permissions to perform operations on this API group.'],
  'APIG.1119': [400, 'No permissions to perform this operation.'],
  'APIG.1136': [403, 'No permissions to perform operations on this instance.'],
  'APIG.2000': [400, 'Parameter error.'],
  'APIG.2001': [
    400,
    'The request parameters must be specified,parameterName:task_id. Please refer to the support documentation'
  ],
  'APIG.2011': [
    400,
    'Parameter value does not match the rules,parameterName:task_id. Please refer to the support documentation'
  ],
  'APIG.2012': [
    400,
    'Invalid parameter value,parameterName:instance_id. Please refer to the support documentation'
  ],
  'APIG.3030': [404, 'The instance does not exist'],
  'APIG.3072': [404, 'The specified task does not exist'],
  'APIG.3093': [404, 'The asynchronous task d9ce8c9eede54b3f841ec324fe0bfdc2 does not exist'],
  'APIG.3093/quota': [404, 'App quota d9ce8c9eede54b3f841ec324fe0bfdc2 does not exist'],
  'APIG.3094': [404, 'Instance task does not exist.'],
  'APIG.3412': [403, 'The API provider has been frozen.'],
  'APIG.3500': [500, 'Failed to synchronize data to etcd.'],
  'APIG.3603': [400, 'The input data is too long'],
  'APIG.3711': [409, 'A configuration parameter can be modified only once per minute.'],
  'APIG.3718': [409, 'An instance task is currently being processed.'],
  'APIG.9003': [500, 'Statistics Center request failed.'],
  'APIG.9004': [500, 'IAM request failed.'],
  'APIG.9005': [500, 'VPC request failed.'],
  'APIG.9006': [500, 'DNS request failed.'],
  'APIG.9007': [500, 'ELB request failed.'],
  'APIG.9008': [500, 'Too many requests. Try again later.'],
  'APIG.9013': [500, 'Synchronize CCMS data failed'],
  'APIG.9999': [500, 'System error'],
  'APIC.9999': [500, 'System error. Contact technical support.']
} as const

/**
 * Errors of the front gateway: number → status and text. Each is offered as `APIG.` and as `APIGW.`, since sites
 * differ in the prefix they use.
 */
const frontErrors = {
  '0101': [404, 'The API does not exist or has not been published in the environment.'],
  '0201/400': [400, 'API request error.'],
  '0201/413': [413, 'Request entity too large.'],
  '0201/414': [414, 'Request URI too large.'],
  '0201/494': [494, 'Request headers too large.'],
  '0201/500': [500, 'An unexpected error occurred'],
  '0201/502': [502, 'Backend unavailable.'],
  '0201/504': [504, 'Backend timeout.'],
  '0202': [502, 'Backend unavailable'],
  '0203': [504, 'Backend timeout'],
  '0301': [401, 'Incorrect IAM authentication information.'],
  '0302': [403, 'The IAM user is not authorized to access the API.'],
  '0303': [401, 'Incorrect app authentication information.'],
  '0304': [403, 'The app is not authorized to access the API.'],
  '0305': [401, 'Incorrect authentication information.'],
  '0306': [403, 'API access denied.'],
  '0307': [401, 'The token must be updated.'],
  '0308': [
    429,
    'The throttling threshold has been reached: policy user over ratelimit,limit:200,time:5 minute'
  ],
  '0310': [403, 'The project is unavailable.'],
  '0401': [403, 'Unknown client IP address.'],
  '0402': [403, 'The IP address is not authorized to access the API.'],
  '0601': [500, 'Internal server error.'],
  '0605': [500, 'Domain name resolution failed.'],
  '0606': [500, 'Failed to load the API configurations.'],
  '0608': [500, 'Failed to obtain the admin token.'],
  '0610': [502, 'No backend available.'],
  '0613': [503, 'The IAM service is currently unavailable.'],
  '0802': [403, 'The IAM user is forbidden in the currently selected region']
} as const

type ManagementErrorName = keyof typeof managementErrors
type FrontErrorName = `${'APIG' | 'APIGW'}.${keyof typeof frontErrors}`
export type ErrorName = ManagementErrorName | FrontErrorName

/** One fault per error of the service, named by its code; where one code has several answers, `code/which`. */
export const errorAnswers = Object.fromEntries([
  ...Object.entries(managementErrors).map(([name, [status, error_msg]]): [string, Fault] => [
    name,
    { answer: () => failureAnswer(status, { error_code: codeOf(name), error_msg }) }
  ]),
  ...Object.entries(frontErrors).flatMap(([name, [status, error_msg]]) =>
    ['APIG', 'APIGW'].map((prefix): [string, Fault] => [
      `${prefix}.${name}`,
      {
        answer: ({ request }) =>
          frontAnswer(status, { error_code: `${prefix}.${codeOf(name)}`, error_msg }, request.request_id)
      }
    ])
  )
]) as Record<ErrorName, Fault>

function codeOf(name: string): string {
  return name.replace(/\/.*$/, '')
}
