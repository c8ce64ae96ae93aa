import type { PolicyReason } from '@domain/async-task/error-policy'

/**
 * What the codes mean that a person is likely to meet, and what to do about them. Codes as the vendor's tables spell
 * them, of the API that manages API Gateway; numbers below APIG.1000 are the cloud's front gateway, which writes
 * APIGW. before them. Every other code is shown with the server's own text only.
 */
export const errorCodes = {
  'APIG.0101':
    'This address does not offer the call. Check the endpoint and the region; an older gateway may lack asynchronous tasks.',
  'APIG.0201':
    'The front gateway could not pass the request on: it was malformed or too large, or the service behind did not answer.',
  'APIG.0202': 'The service behind the front gateway cannot be reached. This usually passes.',
  'APIG.0203': 'The service behind the front gateway did not answer in time. This usually passes.',
  'APIG.0301':
    'The credentials were not accepted. The message names the cause: signature, key, token or clock.',
  'APIG.0302': 'This IAM user may not call the API.',
  'APIG.0303':
    'The signature is wrong or its date is more than 15 minutes off. Check the secret key and this computer’s clock.',
  'APIG.0304': 'These credentials may not call the API.',
  'APIG.0305': 'The credentials were not accepted.',
  'APIG.0306': 'Access to the API is denied for these credentials.',
  'APIG.0307': 'The token must be renewed, or it belongs to another region than the endpoint.',
  'APIG.0308': 'Too many requests in this period. They are accepted again when it is over.',
  'APIG.0310': 'The project is not available. Check the project ID and whether the project is suspended.',
  'APIG.0402': 'Your IP address may not call the API.',
  'APIG.0601': 'An internal error of the front gateway. This usually passes.',
  'APIG.0613': 'IAM cannot be reached by the service at the moment.',
  'APIG.0802': 'The IAM user is disabled in this region.',

  'APIG.1000': 'The request carried no token.',
  'APIG.1001': 'The session behind the token has expired. Enter a new token.',
  'APIG.1002': 'The token is wrong or cannot be read, often because it is incomplete or from another site.',
  'APIG.1003': 'The token is not bound to a project. Request one whose scope is the project of this gateway.',
  'APIG.1005':
    'The IAM user may not make this call. Permission to see results of tasks is the action apig:asyncTask:get.',
  'APIG.1007': 'The token names no account. Request a new one with the project as its scope.',
  'APIG.1009': 'The token names no user. Request a new one with the project as its scope.',
  'APIG.1010': 'The service that decides on permissions cannot be reached at the moment.',
  'APIG.1011': 'The account has not passed real-name authentication yet.',
  'APIG.1012': 'The account is in arrears.',
  'APIG.1013': 'The account is frozen.',
  'APIG.1020': 'The IAM user lacks a permission on API Gateway.',
  'APIG.1101': 'The IAM user has no permission on this API group.',
  'APIG.1119': 'The IAM user has no permission for this operation.',
  'APIG.1136': 'The IAM user has no permission on this gateway.',
  'APIG.1200': 'The IAM user has no permission on this API definition.',

  'APIG.2000': 'A parameter of the request is wrong.',
  'APIG.2001': 'A required parameter is missing. The message names it after “parameterName”.',
  'APIG.2011':
    'A value breaks the rules of its field. The message names the field after “parameterName”; correct it in the imported file.',
  'APIG.2012':
    'A value is not allowed. The message names the field after “parameterName”; correct it in the imported file or the gateway’s settings.',
  'APIG.2013': 'A name has characters other than letters, digits, hyphens and underscores.',
  'APIG.2026':
    'The path has a parameter in braces that is not declared. Declare it under parameters with “in: path”.',
  'APIG.2027': 'The backend path has a parameter in braces that x-apigateway-backend does not declare.',
  'APIG.2028': 'A backend parameter is mapped to a request parameter that the API does not declare.',
  'APIG.2036': 'The API has parameters of a custom authorizer but does not use one.',
  'APIG.2044': 'info.title is missing or breaks the rules. It becomes the name of the API group.',
  'APIG.2045':
    'The servers of the OpenAPI 3.0 file cannot be read. Correct their URLs and variables, or leave servers out.',

  'APIG.3001': 'The API group does not exist. It may have been deleted, or belong to another gateway.',
  'APIG.3002': 'The API does not exist.',
  'APIG.3003': 'The environment does not exist on this gateway.',
  'APIG.3005': 'The request throttling policy that the file names does not exist on this gateway.',
  'APIG.3006': 'The access control policy that the file names does not exist on this gateway.',
  'APIG.3019':
    'The function URN does not exist. Check the function in FunctionGraph, its version and its region.',
  'APIG.3023':
    'The load balance channel (VPC channel) that the file names does not exist on this gateway. Create it first.',
  'APIG.3030': 'The gateway does not exist. Check the instance ID, the project ID and the region.',
  'APIG.3072': 'The task does not exist.',
  'APIG.3081': 'The custom authorizer that the file names does not exist on this gateway. Create it first.',
  'APIG.3090': 'The API definition does not exist.',
  'APIG.3093':
    'The asynchronous task does not exist: the ID is wrong, it belongs to another gateway, or the service no longer keeps it.',
  'APIG.3094': 'The task of the gateway does not exist.',
  'APIG.3095': 'The orchestration rule that the file names does not exist on this gateway.',
  'APIG.3101': 'The gateway has as many API groups as its quota allows.',
  'APIG.3102': 'The gateway has as many APIs as its quota allows.',
  'APIG.3125': 'The API group has as many APIs as its quota allows.',
  'APIG.3127': 'The file has more APIs than one import may bring. Split it.',
  'APIG.3132': 'The API group has as many imported APIs as its quota allows.',

  'APIG.3201':
    'An API group of this name exists already. Change info.title or import into the existing group.',
  'APIG.3202': 'An API of this name exists already in the group. Change its operationId.',
  'APIG.3209': 'Two parameters of the API have the same name.',
  'APIG.3210': 'Two backend policies of the API have the same name.',
  'APIG.3301':
    'An API with this method, path and matching mode exists already, in the gateway or earlier in the same file.',
  'APIG.3458': 'This gateway does not support a feature that the file uses.',
  'APIG.3500': 'The gateway could not spread the change to its nodes. This usually passes.',
  'APIG.3600': 'The file is not valid JSON or YAML.',
  'APIG.3601':
    'The version of the API definition is not accepted: swagger must be “2.0”, or openapi 3.0 where the gateway supports it.',
  'APIG.3602': 'The file is JSON or YAML but breaks the rules of Swagger.',
  'APIG.3603': 'The file is too long. Split it.',
  'APIG.3608': 'The API Designer cannot change this API.',
  'APIG.3609': 'The file is empty.',
  'APIG.3711': 'This setting can be changed once a minute.',
  'APIG.3718': 'The gateway is working on another task. Start this one again when that has ended.',

  'APIG.9002': 'The function URN is malformed.',
  'APIG.9004': 'IAM did not answer the service. This usually passes.',
  'APIG.9008': 'Too many requests. Wait before the next.',
  'APIG.9999': 'An internal error of API Gateway. If it stays, give the request ID to technical support.',
  'APIC.7302': 'The gateway does not exist. Check the instance ID, the project ID and the region.',
  'APIC.9999':
    'An internal error of gateway management. If it stays, give the request ID to technical support.'
} as const satisfies Record<`API${'G' | 'C'}.${string}`, string>

/** Why polling goes on, waits or stops: what happened and what the person should do. */
export const reasons: Record<PolicyReason, string> = {
  no_error: 'The service reports no error. Polling goes on.',
  key_locked:
    'Authentication failed too often in a row: the service has locked this access key for 5 minutes. Correct the credentials, wait, then resume.',
  key_unknown: 'The service does not know this access key. Check the AK under Gateways.',
  signature_mismatch:
    'The signature does not match. Check the secret key (SK); a proxy that rewrites requests can be the cause, too.',
  signature_expired:
    'The signature has expired. Replace the temporary access key, and check this computer’s clock.',
  clock_skew:
    'The date of the request differs too much from the service’s. Set this computer’s clock; 15 minutes are allowed.',
  token_missing: 'The request carried no token. Enter one under Gateways.',
  token_expired:
    'The token has expired or belongs to another region. Get a new X-Subject-Token from IAM and enter it under Gateways.',
  token_unreadable:
    'The service cannot read the token. Copy the whole X-Subject-Token again, and check that it is of the same site and region as the endpoint.',
  token_without_project:
    'The token is not bound to this project. Request one from IAM with the project as its scope.',
  not_authenticated:
    'The service did not accept the credentials. Polling of this gateway has stopped, so that they do not get locked. Correct them under Gateways.',
  no_permission:
    'The IAM user may not see the results of tasks. Ask the administrator for the action apig:asyncTask:get (with apig:instance:get) on this gateway, then resume polling.',
  user_not_allowed:
    'The service does not let this user call API Gateway in this region. Ask the account’s administrator.',
  address_not_allowed:
    'The service does not accept requests from this IP address. Check access control, VPN and proxy.',
  project_unavailable:
    'The project is not available. Check the project ID and whether the project is suspended.',
  account_blocked:
    'The account is restricted: real-name authentication, arrears or frozen. Solve this in the console, then resume.',
  invalid_request:
    'The service does not accept the request as it is. Check the task ID; the answer names the parameter.',
  invalid_instance_id:
    'The service does not accept the instance ID. Copy it from the gateway’s page in the console.',
  not_found:
    'The service does not know this task. The ID is wrong or of another gateway, or the service no longer keeps the task; everything observed before stays here.',
  gateway_not_found:
    'The service does not know this gateway. Check the instance ID, the project ID and the region.',
  not_offered:
    'This address does not offer asynchronous tasks. Check the endpoint and the region; an older gateway may lack the feature.',
  address_not_found:
    'Something answered “not found” that is not API Gateway. Check the endpoint and the proxy.',
  throttled: 'Too many requests in this period. Polling goes on by itself after a pause.',
  change_limit: 'This setting can be changed once a minute. It is tried again by itself.',
  gateway_busy: 'The gateway is working on another task. It is tried again by itself.',
  request_too_large:
    'The request is too large for the service. Check the length of the token and of the IDs.',
  identity_service_unavailable:
    'IAM cannot be reached by the service at the moment. Polling goes on by itself.',
  service_unavailable: 'The service does not answer at the moment. Polling goes on by itself.',
  service_error:
    'The service had an internal error. Polling goes on by itself; if it stays, give the request ID to technical support.',
  redirected:
    'The address redirects elsewhere, which was not followed. A sign-in page of the network or a wrong endpoint is the usual cause.',
  proxy_login: 'The proxy asks for a sign-in. Check the system’s proxy settings.',
  refused:
    'The request was refused without a reason that this app knows. The raw response may tell; a firewall or proxy can be the cause.',
  unreadable_answer:
    'The answer is not one that the documentation describes. Polling goes on by itself; the raw response is kept.',
  unknown_status: 'The service names a status that the documentation does not list. Polling goes on, slowly.',
  no_answer: 'No answer arrived. Polling goes on by itself.'
}
