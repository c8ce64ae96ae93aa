import type { PlainRule, SchemaRule } from '@domain/documents/compare/rules'
import type { ChangeTexts } from '@domain/report/change-texts'
import type { GatewayMember } from '../gateway-members'
import { ownEntry } from '../own-entry'
import type { RuleReason } from '../rule-reasons'

interface RuleWords {
  /** Of the rule in general. */
  title: string
  /** Of one change. */
  says: (texts: ChangeTexts) => string
}

const parameterPlaces: Record<string, string> = {
  query: 'query parameter',
  path: 'path parameter',
  header: 'header parameter',
  cookie: 'cookie parameter',
  formData: 'form parameter'
}

/** `query limit` is “query parameter limit”, `200 total` is “total of response 200”; anything else stays. */
function placed(name: string): string {
  const [place = '', ...others] = name.split(' ')
  const rest = others.join(' ')
  if (/^(\d[\dx]{2}|default)$/i.test(place)) return `${rest === '' ? '' : `${rest} of `}response ${place}`
  const words = ownEntry(parameterPlaces, place)
  return words === undefined || rest === '' ? name : `${words} ${rest}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function parameter({ name = '?' }: ChangeTexts): string {
  const words = placed(name)
  return words === name ? `Parameter ${name}` : capital(words)
}

const backendFields: Record<string, string> = {
  address: 'address',
  name: 'load-balance channel',
  scheme: 'protocol',
  method: 'method',
  path: 'path',
  timeout: 'timeout',
  version: 'function version',
  description: 'description',
  'function-urn': 'function',
  'alias-urn': 'function alias',
  'invocation-type': 'invocation type',
  'network-type': 'function network type',
  'result-content': 'mock reply',
  retryCount: 'number of retries',
  enableClientSsl: 'two-way authentication'
}

/** `address`, or `policy address` in a conditional backend. */
function backendField({ name = '?' }: ChangeTexts): string {
  const words = name.split(' ')
  const field = words.pop() ?? ''
  const shown = `backend ${ownEntry(backendFields, field) ?? field}`
  return words.length === 0 ? `The ${shown}` : `The ${shown} of policy ${words.join(' ')}`
}

const limitFields: Record<string, string> = {
  'api-limit': 'limit per API',
  'user-limit': 'limit per user',
  'app-limit': 'limit per app',
  'ip-limit': 'limit per source IP'
}

/** `policy api-limit`, or `policy APP id` for the exception of one app. */
function limit({ name = '?' }: ChangeTexts): string {
  const [policy = '', ...rest] = name.split(' ')
  const field = rest.join(' ')
  return `The ${ownEntry(limitFields, field) ?? `limit ${field}`.trim()} of throttling policy ${policy}`
}

function changed(subject: string, { before, after }: ChangeTexts): string {
  if (before !== undefined && after !== undefined) return `${subject} changed from “${before}” to “${after}”`
  if (after !== undefined) return `${subject} was set to “${after}”`
  return before === undefined ? `${subject} changed` : `${subject} is no longer set; it was “${before}”`
}

/** “the type”, or “the type of Order.id”. */
function of(what: string, { name }: ChangeTexts): string {
  return name === undefined ? what : `${what} of ${placed(name)}`
}

/** “, was “a””, when there was something. */
function was({ before }: ChangeTexts): string {
  return before === undefined ? '' : `; it was “${before}”`
}

function now({ after }: ChangeTexts): string {
  return after === undefined ? '' : `: ${after}`
}

/** What a description is of; two things have no name of their own. */
function thing({ name }: ChangeTexts): string {
  if (name === undefined) return 'The description'
  return `The description of ${name === 'body' || name === 'backend' ? `the ${name}` : placed(name)}`
}

/** What the gateway's own members say, in words. */
const members: Record<GatewayMember, string> = {
  'x-apigateway-request-type': 'visibility (public or private)',
  'x-apigateway-match-mode': 'path matching (exact or prefix)',
  'x-apigateway-cors': 'cross-origin calls (CORS)',
  'x-apigateway-any-method': 'any method (ANY)',
  'x-apigateway-is-send-fg-body-base64': 'body sent to FunctionGraph as Base64',
  'x-apigateway-backend': 'backend',
  'x-apigateway-backend-policies': 'backend policies',
  'x-apigateway-ratelimit': 'bound throttling policy',
  'x-apigateway-ratelimits': 'throttling policies',
  'x-apigateway-access-control': 'bound access control policy',
  'x-apigateway-access-controls': 'access control policies',
  'x-apigateway-plugins': 'bound plug-ins',
  'x-apigateway-auth-type': 'authentication',
  'x-apigateway-auth-opt': 'simple authentication (AppCode)',
  'x-apigateway-authorizer': 'custom authorizer',
  'x-apigateway-response': 'bound gateway error replies',
  'x-apigateway-responses': 'gateway error replies',
  'x-apigateway-pass-through': 'parameter passed to the backend',
  'x-apigateway-orchestrations': 'parameter orchestration rules',
  'x-apigateway-sample': 'sample value',
  'x-apigateway-content-type': 'request content type',
  'x-apigateway-result-normal-sample': 'sample of a success reply',
  'x-apigateway-result-failure-sample': 'sample of a failure reply'
}

/** Members of the formats themselves that nothing of the gateway carries out. */
const documented = {
  webhooks: 'Webhooks',
  callbacks: 'Callbacks',
  links: 'Links to other operations',
  encoding: 'How fields of a form are written'
}

function extension({ name = '?' }: ChangeTexts): string {
  const own = ownEntry(documented, name)
  if (own !== undefined) return `${own} (${name}, only compared as documentation)`
  const words = ownEntry(members, name)
  return words === undefined ? `Extension ${name}` : `${capital(words)} (${name})`
}

const plain: Record<PlainRule, RuleWords> = {
  'path-removed': {
    title: 'A path is not in this document',
    says: () => 'The path is not in this document'
  },
  'operation-removed': {
    title: 'A method of a path is not in this document',
    says: () => 'This method of the path is not in this document'
  },
  'deprecated-operation-removed': {
    title: 'A deprecated API is not in this document',
    says: () => 'The API is not in this document; it was deprecated before'
  },
  'operation-added': { title: 'An API is new', says: () => 'The API is new' },
  'operation-renamed': {
    title: 'An API has another method or path',
    says: (t) => changed('Method and path', t)
  },
  'path-parameter-renamed': {
    title: 'A path parameter has another name',
    says: (t) => `Only path parameters have other names; ${changed('the path', t)}`
  },
  'operation-deprecated': {
    title: 'An API was marked as deprecated',
    says: () => 'The API is now marked as deprecated'
  },
  'operation-reactivated': {
    title: 'An API is no longer deprecated',
    says: () => 'The API is no longer marked as deprecated'
  },
  'operation-id-changed': {
    title: 'The name (operationId) of an API changed',
    says: (t) => changed('The name (operationId)', t)
  },
  'tags-changed': { title: 'Tags changed', says: (t) => changed('The list of tags', t) },
  'summary-changed': { title: 'A summary changed', says: (t) => changed('The summary', t) },
  'description-changed': { title: 'A description changed', says: (t) => changed(thing(t), t) },
  'external-docs-changed': {
    title: 'A link to further documentation changed',
    says: (t) => changed('The link to further documentation', t)
  },
  'info-changed': {
    title: 'Something said of the document changed',
    says: (t) => changed(`The document’s ${t.name ?? 'information'}`, t)
  },
  'host-changed': { title: 'The host changed', says: (t) => changed('The host', t) },
  'base-path-changed': { title: 'The base path changed', says: (t) => changed('The base path', t) },
  'schemes-changed': { title: 'The protocols changed', says: (t) => changed('The list of protocols', t) },
  'servers-changed': {
    title: 'The server addresses changed',
    says: (t) => changed('The list of server addresses', t)
  },
  'required-parameter-added': {
    title: 'A required parameter is new',
    says: (t) => `${parameter(t)} is new and required`
  },
  'optional-parameter-added': {
    title: 'An optional parameter is new',
    says: (t) => `${parameter(t)} is new and optional`
  },
  'path-parameter-added': {
    title: 'A path parameter is new',
    says: (t) => `${parameter(t)} is new`
  },
  'path-parameter-removed': {
    title: 'A path parameter is not in this document',
    says: (t) => `${parameter(t)} is not in this document`
  },
  'parameter-removed': {
    title: 'A parameter is not in this document',
    says: (t) => `${parameter(t)} is not in this document`
  },
  'parameter-became-required': {
    title: 'A parameter became required',
    says: (t) => `${parameter(t)} became required`
  },
  'parameter-became-optional': {
    title: 'A parameter became optional',
    says: (t) => `${parameter(t)} became optional`
  },
  'parameter-moved': {
    title: 'A parameter moved to another place',
    says: ({ name = '?', before = '?', after = '?' }) => `Parameter ${name} moved from ${before} to ${after}`
  },
  'parameter-serialization-changed': {
    title: 'A parameter is written in another way',
    says: (t) => changed(`The way ${placed(t.name ?? '?')} is written`, t)
  },
  'parameter-reserved-characters-changed': {
    title: 'Whether reserved characters stay as they are in a parameter changed',
    says: (t) => changed(`Whether reserved characters stay as they are in ${placed(t.name ?? '?')}`, t)
  },
  'parameter-empty-value-refused': {
    title: 'A parameter may no longer be empty',
    says: (t) => `${parameter(t)} may no longer be empty`
  },
  'parameter-empty-value-allowed': {
    title: 'A parameter may be empty',
    says: (t) => `${parameter(t)} may now be empty`
  },
  'parameter-default-added': {
    title: 'A parameter has a default now',
    says: (t) => `${parameter(t)} now has the default “${t.after ?? '?'}”`
  },
  'parameter-default-changed': {
    title: 'A parameter has another default',
    says: (t) => changed(`The default of ${placed(t.name ?? '?')}`, t)
  },
  'parameter-default-removed': {
    title: 'A parameter has no default any more',
    says: (t) => `${parameter(t)} has no default any more${was(t)}`
  },
  'required-parameter-default-changed': {
    title: 'A required parameter has another default',
    says: (t) => changed(`The default of ${placed(t.name ?? '?')}, which is required anyway,`, t)
  },
  'parameter-deprecated': {
    title: 'A parameter was marked as deprecated',
    says: (t) => `${parameter(t)} is now marked as deprecated`
  },
  'parameter-reactivated': {
    title: 'A parameter is no longer deprecated',
    says: (t) => `${parameter(t)} is no longer marked as deprecated`
  },
  'required-body-added': { title: 'A required body is new', says: () => 'A body is new and required' },
  'optional-body-added': { title: 'An optional body is new', says: () => 'A body is new and optional' },
  'body-removed': {
    title: 'The body is not in this document',
    says: () => 'The body is not in this document'
  },
  'body-became-required': { title: 'A body became required', says: () => 'The body became required' },
  'body-became-optional': { title: 'A body became optional', says: () => 'The body became optional' },
  'request-media-type-removed': {
    title: 'Requests may no longer be written in a media type',
    says: (t) => `Requests may no longer be written as ${t.before ?? t.name ?? '?'}`
  },
  'request-media-type-added': {
    title: 'Requests may be written in another media type too',
    says: (t) => `Requests may also be written as ${t.after ?? t.name ?? '?'}`
  },
  'response-media-type-removed': {
    title: 'A response is no longer offered in a media type',
    says: (t) => `No longer offered: ${placed(t.name ?? '?')}`
  },
  'response-media-type-added': {
    title: 'A response is offered in another media type too',
    says: (t) => `Also offered: ${placed(t.name ?? '?')}`
  },
  'request-media-type-suffix-changed': {
    title: 'A request’s media type has another name for the same syntax',
    says: (t) => changed('The media type of requests', t)
  },
  'response-media-type-suffix-changed': {
    title: 'A response’s media type has another name for the same syntax',
    says: (t) => changed(`The media type ${placed(t.name ?? '?')}`, t)
  },
  'response-media-type-generalized': {
    title: 'A response’s media type says less about what it holds',
    says: (t) => changed(`The media type ${placed(t.name ?? '?')}`, t)
  },
  'success-status-removed': {
    title: 'A success status is not in this document',
    says: ({ name = '?' }) => `Response ${name} is not in this document`
  },
  'other-status-removed': {
    title: 'Another status is not in this document',
    says: ({ name = '?' }) => `Response ${name} is not in this document`
  },
  'success-status-added': {
    title: 'A success status is new',
    says: ({ name = '?' }) => `Response ${name} is new`
  },
  'other-status-added': {
    title: 'Another status is new',
    says: ({ name = '?' }) => `Response ${name} is new`
  },
  'required-header-removed': {
    title: 'A response header that was always sent is not in this document',
    says: (t) => `Header ${placed(t.name ?? '?')} is not in this document; it was always sent`
  },
  'optional-header-removed': {
    title: 'A response header is not in this document',
    says: (t) => `Header ${placed(t.name ?? '?')} is not in this document`
  },
  'header-added': {
    title: 'A response header is new',
    says: (t) => `Header ${placed(t.name ?? '?')} is new`
  },
  'header-became-optional': {
    title: 'A response header is no longer always sent',
    says: (t) => `Header ${placed(t.name ?? '?')} is no longer always sent`
  },
  'header-became-required': {
    title: 'A response header is always sent',
    says: (t) => `Header ${placed(t.name ?? '?')} is now always sent`
  },
  'security-alternative-removed': {
    title: 'A way to sign in is gone',
    says: ({ name = '?' }) => `Signing in by ${name} is no longer enough`
  },
  'security-alternative-added': {
    title: 'Another way to sign in',
    says: ({ name = '?' }) => `Signing in by ${name} is enough, too`
  },
  'anonymous-access-lost': {
    title: 'Calls need to be signed in',
    says: (t) => `Calls now need to be signed in${now(t)}`
  },
  'anonymous-access-gained': {
    title: 'Calls no longer need to be signed in',
    says: (t) => `Calls no longer need to be signed in${was(t)}`
  },
  'security-scope-added': {
    title: 'A further scope is needed',
    says: ({ name = '?' }) => `A further scope is needed: ${name}`
  },
  'security-scope-removed': {
    title: 'A scope is no longer needed',
    says: ({ name = '?' }) => `A scope is no longer needed: ${name}`
  },
  'security-scheme-changed': {
    title: 'A security scheme changed',
    says: (t) => changed(`Security scheme ${t.name ?? '?'}`, t)
  },
  'security-scheme-definition-changed': {
    title: 'A security scheme that no API uses changed',
    says: ({ name = '?' }) => `Security scheme ${name}, which no API uses, changed`
  },
  'security-scheme-definition-added': {
    title: 'A security scheme that no API uses is new',
    says: ({ name = '?' }) => `Security scheme ${name}, which no API uses, is new`
  },
  'security-scheme-definition-removed': {
    title: 'A security scheme that no API used is not in this document',
    says: ({ name = '?' }) => `Security scheme ${name}, which no API used, is not in this document`
  },
  'auth-type-changed': {
    title: 'Callers are authenticated in another way',
    says: (t) => changed('Authentication', t)
  },
  'auth-options-changed': {
    title: 'Simple authentication (AppCode) changed',
    says: (t) => changed(of('simple authentication (AppCode)', t).replace(/^s/, 'S'), t)
  },
  'authorizer-changed': {
    title: 'A custom authorizer changed',
    says: ({ name }) =>
      name === undefined ? 'The custom authorizer changed' : `The custom authorizer of ${name} changed`
  },
  'match-mode-to-exact': {
    title: 'Path matching: from prefix to exact',
    says: () => 'The path now has to match exactly; before, its start was enough'
  },
  'match-mode-to-prefix': {
    title: 'Path matching: from exact to prefix',
    says: () => 'The start of the path is now enough; before, it had to match exactly'
  },
  'request-type-to-private': {
    title: 'Visibility: from public to private',
    says: () => 'The API is now private: it cannot be put on sale'
  },
  'request-type-to-public': {
    title: 'Visibility: from private to public',
    says: () => 'The API is now public: it can be put on sale'
  },
  'cors-off': {
    title: 'Cross-origin calls (CORS) switched off',
    says: () => 'Cross-origin calls (CORS) are no longer allowed'
  },
  'cors-on': {
    title: 'Cross-origin calls (CORS) switched on',
    says: () => 'Cross-origin calls (CORS) are now allowed'
  },
  'backend-type-changed': {
    title: 'The type of a backend changed',
    says: (t) =>
      changed(t.name === undefined ? 'The backend type' : `The backend type of policy ${t.name}`, t)
  },
  'backend-added': { title: 'A backend is new', says: () => 'The API has a backend now' },
  'backend-removed': {
    title: 'A backend is not in this document',
    says: () => 'The backend is not in this document'
  },
  'backend-target-changed': {
    title: 'Calls go to another backend',
    says: (t) => changed(backendField(t), t)
  },
  'backend-timeout-decreased': {
    title: 'The backend timeout is shorter',
    says: (t) => `${changed(backendField(t), t)} (ms): shorter`
  },
  'backend-timeout-increased': {
    title: 'The backend timeout is longer',
    says: (t) => `${changed(backendField(t), t)} (ms): longer`
  },
  'backend-option-changed': {
    title: 'An option of the backend changed',
    says: (t) => changed(backendField(t), t)
  },
  'backend-mapping-lost': {
    title: 'The backend no longer receives a parameter',
    says: ({ name = '?' }) => `The backend no longer receives ${name}`
  },
  'backend-mapping-added': {
    title: 'The backend receives a further parameter',
    says: ({ name = '?' }) => `The backend now also receives ${name}`
  },
  'backend-mapping-changed': {
    title: 'A backend parameter has another source',
    says: (t) => changed(`The source of backend parameter ${t.name ?? '?'}`, t)
  },
  'backend-constant-changed': {
    title: 'A constant sent to the backend changed',
    says: (t) => changed(`The constant ${t.name ?? '?'} sent to the backend`, t)
  },
  'backend-mapping-dangling': {
    title: 'A backend parameter has lost its source',
    says: ({ name = '?', after = '?' }) =>
      `Backend parameter ${name} is taken from “${after}”, which the request no longer has`
  },
  'backend-mapping-mended': {
    title: 'A backend parameter has its source again',
    says: ({ name = '?', after = '?' }) =>
      `Backend parameter ${name} is taken from “${after}”, which the request has now`
  },
  'backend-policy-added': {
    title: 'A conditional backend is new',
    says: ({ name = '?' }) => `Backend policy ${name} is new`
  },
  'backend-policy-removed': {
    title: 'A conditional backend is not in this document',
    says: ({ name = '?' }) => `Backend policy ${name} is not in this document`
  },
  'backend-policy-changed': {
    title: 'The conditions of a backend policy changed',
    says: (t) => {
      const words = (t.name ?? '?').split(' ')
      const field = words.length > 1 ? words.pop() : undefined
      return changed(`Backend policy ${words.join(' ')}${field === undefined ? '' : ` (${field})`}`, t)
    }
  },
  'backend-policies-reordered': {
    title: 'Backend policies stand in another order',
    says: (t) => changed('The order of the backend policies', t)
  },
  'mock-result-changed': { title: 'The mock reply changed', says: (t) => changed(backendField(t), t) },
  'ratelimit-bound': {
    title: 'A throttling policy was bound',
    says: ({ name = '?' }) => `Throttling policy ${name} now applies`
  },
  'ratelimit-rebound': {
    title: 'Another throttling policy was bound',
    says: (t) => changed('The throttling policy', t)
  },
  'ratelimit-unbound': {
    title: 'A throttling policy was unbound',
    says: ({ name = '?' }) => `Throttling policy ${name} no longer applies`
  },
  'ratelimit-lowered': {
    title: 'A throttling limit is lower',
    says: (t) => `${changed(limit(t), t)}: fewer calls`
  },
  'ratelimit-raised': {
    title: 'A throttling limit is higher',
    says: (t) => `${changed(limit(t), t)}: more calls`
  },
  'ratelimit-changed': { title: 'A throttling policy changed', says: (t) => changed(limit(t), t) },
  'ratelimit-definition-added': {
    title: 'A throttling policy is new',
    says: ({ name = '?' }) => `Throttling policy ${name} is new`
  },
  'ratelimit-definition-removed': {
    title: 'A throttling policy is not in this document',
    says: ({ name = '?' }) => `Throttling policy ${name} is not in this document`
  },
  'ratelimit-definition-changed': {
    title: 'A throttling policy that no API uses changed',
    says: ({ name = '?' }) => `Throttling policy ${name}, which no API uses, changed`
  },
  'access-control-bound': {
    title: 'An access control policy was bound',
    says: ({ name = '?' }) => `Access control policy ${name} now applies`
  },
  'access-control-rebound': {
    title: 'Another access control policy was bound',
    says: (t) => changed('The access control policy', t)
  },
  'access-control-unbound': {
    title: 'An access control policy was unbound',
    says: ({ name = '?' }) => `Access control policy ${name} no longer applies`
  },
  'access-control-narrowed': {
    title: 'An access control policy lets fewer callers in',
    says: (t) => `Fewer callers are let in: ${changed(`access control policy ${t.name ?? '?'}`, t)}`
  },
  'access-control-widened': {
    title: 'An access control policy lets more callers in',
    says: (t) => `More callers are let in: ${changed(`access control policy ${t.name ?? '?'}`, t)}`
  },
  'access-control-changed': {
    title: 'An access control policy changed',
    says: (t) => changed(`Access control policy ${t.name ?? '?'}`, t)
  },
  'access-control-definition-added': {
    title: 'An access control policy is new',
    says: ({ name = '?' }) => `Access control policy ${name} is new`
  },
  'access-control-definition-removed': {
    title: 'An access control policy is not in this document',
    says: ({ name = '?' }) => `Access control policy ${name} is not in this document`
  },
  'access-control-definition-changed': {
    title: 'An access control policy that no API uses changed',
    says: ({ name = '?' }) => `Access control policy ${name}, which no API uses, changed`
  },
  'plugins-changed': {
    title: 'Other plug-ins are bound',
    says: (t) => changed('The list of bound plug-ins', t)
  },
  'response-set-changed': {
    title: 'The gateway’s own error replies changed',
    says: (t) =>
      t.name === undefined
        ? changed('The set of gateway error replies', t)
        : `The gateway error replies ${t.name} changed`
  },
  'response-set-definition-changed': {
    title: 'Gateway error replies that no API uses changed',
    says: ({ name = '?' }) => `The gateway error replies ${name}, which no API uses, changed`
  },
  'response-set-definition-added': {
    title: 'Gateway error replies are new',
    says: ({ name = '?' }) => `The gateway error replies ${name} are new`
  },
  'response-set-definition-removed': {
    title: 'Gateway error replies are not in this document',
    says: ({ name = '?' }) => `The gateway error replies ${name} are not in this document`
  },
  'sample-changed': { title: 'A sample changed', says: (t) => changed(capital(of('the sample', t)), t) },
  'pass-through-changed': {
    title: 'Whether a parameter is passed to the backend changed',
    says: (t) => changed(`Whether ${placed(t.name ?? '?')} is passed to the backend`, t)
  },
  'orchestrations-changed': {
    title: 'The orchestration rules of a parameter changed',
    says: (t) => changed(capital(of('the list of orchestration rules', t)), t)
  },
  'body-encoding-changed': {
    title: 'Whether the body is sent to FunctionGraph as Base64 changed',
    says: (t) => changed('Whether the body is sent to FunctionGraph as Base64', t)
  },
  'info-version-changed': {
    title: 'The document’s version changed',
    says: (t) => changed('The document’s version', t)
  },
  'extension-changed': {
    title: 'Another extension (x-…) changed',
    says: (t) => changed(extension(t), t)
  },
  'unused-definition-added': {
    title: 'A definition that no API uses is new',
    says: ({ name = '?' }) => `${name}, which no API uses, is new`
  },
  'unused-definition-changed': {
    title: 'A definition that no API uses changed',
    says: ({ name = '?' }) => `${name}, which no API uses, changed`
  },
  'unused-definition-removed': {
    title: 'A definition that no API used is not in this document',
    says: ({ name = '?' }) => `${name}, which no API used, is not in this document`
  }
}

const keyword = (t: ChangeTexts, other: string): string => of(t.keyword ?? other, t)

/** A property; the field of a form is a parameter to its callers. */
function property({ name = '?' }: ChangeTexts): string {
  const words = placed(name)
  return ownEntry(parameterPlaces, name.split(' ')[0] ?? '') === undefined ? `property ${words}` : words
}

const values = (t: ChangeTexts): string => of('the values', t)
const flag = (t: ChangeTexts): string => (t.name === undefined ? 'the value' : placed(t.name))

/** In small letters: they stand behind “In requests, …” or “In responses, …”. */
const schema: Record<SchemaRule, RuleWords> = {
  'type-changed': { title: 'a type changed', says: (t) => changed(of('the type', t), t) },
  'type-widened': {
    title: 'a type allows more',
    says: (t) => `${changed(of('the type', t), t)}: it allows more`
  },
  'type-narrowed': {
    title: 'a type allows less',
    says: (t) => `${changed(of('the type', t), t)}: it allows less`
  },
  'type-made-explicit': {
    title: 'a type is written down that was meant before',
    says: (t) => `${of('the type', t)} is only written down differently`
  },
  'format-changed': { title: 'a format changed', says: (t) => changed(of('the format', t), t) },
  'format-widened': {
    title: 'a format allows more',
    says: (t) => `${changed(of('the format', t), t)}: it allows more`
  },
  'format-narrowed': {
    title: 'a format allows less',
    says: (t) => `${changed(of('the format', t), t)}: it allows less`
  },
  'became-nullable': { title: 'a value may be null', says: (t) => `${flag(t)} may now be null` },
  'became-not-nullable': {
    title: 'a value may no longer be null',
    says: (t) => `${flag(t)} may no longer be null`
  },
  'enum-value-removed': {
    title: 'a listed value is not in this document',
    says: (t) => `${values(t)} no longer include “${t.before ?? '?'}”`
  },
  'enum-value-added': {
    title: 'a listed value is new',
    says: (t) => `${values(t)} now include “${t.after ?? '?'}”`
  },
  'extensible-enum-value-removed': {
    title: 'an expected value is not in this document',
    says: (t) => `${of('the expected values', t)} no longer include “${t.before ?? '?'}”`
  },
  'extensible-enum-value-added': {
    title: 'an expected value is new',
    says: (t) => `${of('the expected values', t)} now include “${t.after ?? '?'}”`
  },
  'became-enum': {
    title: 'only listed values are left',
    says: (t) => `${values(t)} are now limited to “${t.after ?? '?'}”`
  },
  'enum-dropped': {
    title: 'values are no longer limited to a list',
    says: (t) => `${values(t)} are no longer limited to “${t.before ?? '?'}”`
  },
  'required-property-added': {
    title: 'a required property is new',
    says: (t) => `${property(t)} is new and required`
  },
  'required-property-with-default-added': {
    title: 'a required property with a default is new',
    says: (t) => `${property(t)} is new and required, with a default`
  },
  'optional-property-added': {
    title: 'an optional property is new',
    says: (t) => `${property(t)} is new and optional`
  },
  'property-became-required': {
    title: 'a property became required',
    says: (t) => `${property(t)} became required`
  },
  'property-with-default-became-required': {
    title: 'a property with a default became required',
    says: (t) => `${property(t)}, which has a default, became required`
  },
  'property-became-optional': {
    title: 'a property became optional',
    says: (t) => `${property(t)} became optional`
  },
  'required-property-removed': {
    title: 'a required property is not in this document',
    says: (t) => `${property(t)} is not in this document; it was required`
  },
  'optional-property-removed': {
    title: 'an optional property is not in this document',
    says: (t) => `${property(t)} is not in this document; it was optional`
  },
  'required-name-added': {
    title: 'a name that no property describes became required',
    says: (t) => `the undescribed ${property(t)} became required`
  },
  'required-name-removed': {
    title: 'a name that no property describes is no longer required',
    says: (t) => `the undescribed ${property(t)} is no longer required`
  },
  'upper-bound-lowered': {
    title: 'an upper bound is lower',
    says: (t) => `${changed(of(`the ${t.keyword ?? 'maximum'}`, t), t)}: lower`
  },
  'upper-bound-raised': {
    title: 'an upper bound is higher',
    says: (t) => `${changed(of(`the ${t.keyword ?? 'maximum'}`, t), t)}: higher`
  },
  'upper-bound-set': {
    title: 'an upper bound is new',
    says: (t) => changed(of(`the ${t.keyword ?? 'maximum'}`, t), t)
  },
  'upper-bound-dropped': {
    title: 'an upper bound is gone',
    says: (t) => changed(of(`the ${t.keyword ?? 'maximum'}`, t), t)
  },
  'lower-bound-raised': {
    title: 'a lower bound is higher',
    says: (t) => `${changed(of(`the ${t.keyword ?? 'minimum'}`, t), t)}: higher`
  },
  'lower-bound-lowered': {
    title: 'a lower bound is lower',
    says: (t) => `${changed(of(`the ${t.keyword ?? 'minimum'}`, t), t)}: lower`
  },
  'lower-bound-set': {
    title: 'a lower bound is new',
    says: (t) => changed(of(`the ${t.keyword ?? 'minimum'}`, t), t)
  },
  'lower-bound-dropped': {
    title: 'a lower bound is gone',
    says: (t) => changed(of(`the ${t.keyword ?? 'minimum'}`, t), t)
  },
  'pattern-added': { title: 'values have to match a pattern', says: (t) => changed(of('the pattern', t), t) },
  'pattern-changed': {
    title: 'values have to match another pattern',
    says: (t) => changed(of('the pattern', t), t)
  },
  'pattern-dropped': {
    title: 'values no longer have to match a pattern',
    says: (t) => changed(of('the pattern', t), t)
  },
  'unique-items-set': {
    title: 'items of a list have to be unique',
    says: (t) => `${of('the items', t)} now have to be unique`
  },
  'unique-items-dropped': {
    title: 'items of a list may repeat',
    says: (t) => `${of('the items', t)} may now repeat`
  },
  'multiple-of-set': { title: 'a step between numbers is new', says: (t) => changed(of('the step', t), t) },
  'multiple-of-changed': {
    title: 'the step between numbers changed',
    says: (t) => changed(of('the step', t), t)
  },
  'multiple-of-dropped': {
    title: 'the step between numbers is gone',
    says: (t) => changed(of('the step', t), t)
  },
  'bound-became-exclusive': {
    title: 'a bound itself is no longer allowed',
    says: (t) => `${keyword(t, 'the bound')} no longer includes “${t.after ?? '?'}” itself`
  },
  'bound-became-inclusive': {
    title: 'a bound itself is allowed',
    says: (t) => `${keyword(t, 'the bound')} now includes “${t.after ?? '?'}” itself`
  },
  'additional-properties-closed': {
    title: 'further properties are restricted',
    says: (t) => `${of('further properties', t)} are now restricted`
  },
  'additional-properties-opened': {
    title: 'further properties are less restricted',
    says: (t) => `${of('further properties', t)} are less restricted now`
  },
  'items-added': {
    title: 'items of a list are described',
    says: (t) => `${of('the items', t)} are now described`
  },
  'items-dropped': {
    title: 'items of a list are no longer described',
    says: (t) => `${of('the items', t)} are no longer described`
  },
  'one-of-member-added': {
    title: 'an alternative (oneOf) is new',
    says: (t) => `${of('the alternatives (oneOf)', t)} now include ${t.after ?? '?'}`
  },
  'one-of-member-removed': {
    title: 'an alternative (oneOf) is not in this document',
    says: (t) => `${of('the alternatives (oneOf)', t)} no longer include ${t.before ?? '?'}`
  },
  'one-of-added': {
    title: 'exactly one of several alternatives (oneOf) has to fit',
    says: (t) => `${flag(t)} now has to fit exactly one alternative (oneOf)`
  },
  'one-of-dropped': {
    title: 'no alternatives (oneOf) are given any more',
    says: (t) => `${flag(t)} no longer has alternatives (oneOf)`
  },
  'any-of-member-added': {
    title: 'an alternative (anyOf) is new',
    says: (t) => `${of('the alternatives (anyOf)', t)} now include ${t.after ?? '?'}`
  },
  'any-of-member-removed': {
    title: 'an alternative (anyOf) is not in this document',
    says: (t) => `${of('the alternatives (anyOf)', t)} no longer include ${t.before ?? '?'}`
  },
  'any-of-added': {
    title: 'one of several alternatives (anyOf) has to fit',
    says: (t) => `${flag(t)} now has to fit one of the alternatives (anyOf)`
  },
  'any-of-dropped': {
    title: 'no alternatives (anyOf) are given any more',
    says: (t) => `${flag(t)} no longer has alternatives (anyOf)`
  },
  'all-of-member-added': {
    title: 'a part (allOf) is new',
    says: (t) => `${of('the parts (allOf)', t)} now include ${t.after ?? '?'}`
  },
  'all-of-member-removed': {
    title: 'a part (allOf) is not in this document',
    says: (t) => `${of('the parts (allOf)', t)} no longer include ${t.before ?? '?'}`
  },
  'discriminator-changed': {
    title: 'what tells alternatives apart (discriminator) changed',
    says: (t) => changed(of('the discriminator', t), t)
  },
  'became-read-only': { title: 'a value became read-only', says: (t) => `${flag(t)} became read-only` },
  'became-not-read-only': {
    title: 'a value is no longer read-only',
    says: (t) => `${flag(t)} is no longer read-only`
  },
  'became-write-only': { title: 'a value became write-only', says: (t) => `${flag(t)} became write-only` },
  'became-not-write-only': {
    title: 'a value is no longer write-only',
    says: (t) => `${flag(t)} is no longer write-only`
  },
  'schema-deprecated': {
    title: 'a value was marked as deprecated',
    says: (t) => `${flag(t)} is now marked as deprecated`
  },
  'schema-reactivated': {
    title: 'a value is no longer deprecated',
    says: (t) => `${flag(t)} is no longer marked as deprecated`
  },
  'default-changed': { title: 'a default changed', says: (t) => changed(of('the default', t), t) },
  'constraint-added': {
    title: 'a further constraint is new',
    says: (t) => `${keyword(t, 'a constraint')} is new`
  },
  'constraint-changed': {
    title: 'a further constraint changed',
    says: (t) => `${keyword(t, 'a constraint')} changed`
  },
  'constraint-dropped': {
    title: 'a further constraint is gone',
    says: (t) => `${keyword(t, 'a constraint')} is gone`
  },
  'schema-added': {
    title: 'a value is described that could be anything',
    says: (t) => `${flag(t)} is now described; before, anything was possible`
  },
  'schema-dropped': {
    title: 'a value is no longer described',
    says: (t) => `${flag(t)} is no longer described: anything is possible`
  },
  'schema-words-changed': {
    title: 'a title, description or example changed',
    says: (t) => changed(of(`the ${t.keyword ?? 'description'}`, t), t)
  },
  'schema-extension-changed': {
    title: 'another extension (x-…) changed',
    says: (t) => changed(keyword(t, 'an extension'), t)
  }
}

/** One sentence each: what it means to those who call the APIs. */
const reasons: Record<RuleReason, string> = {
  gone: 'Calls to it are answered with an error.',
  gone_as_announced: 'It was marked as deprecated before, so callers could prepare.',
  nobody_calls_yet: 'Nobody calls it yet.',
  called_elsewhere: 'Callers have to use the new method or path.',
  same_calls: 'Calls look the same as before.',
  notice: 'Calls still work; callers should prepare for the day they do not.',
  notice_withdrawn: 'Callers need not look for something else.',
  generated_names: 'Calls stay the same, but code generated from the document gets other names.',
  words_only: 'Only words changed; calls work as before.',
  other_address: 'Callers have to send their requests to another address.',
  maybe_other_address: 'Callers may have to use another protocol or address.',
  must_be_sent: 'Calls without it are refused.',
  may_be_left_out: 'Callers may leave it out, so existing calls still work.',
  other_path: 'Callers have to build the path in another way.',
  no_longer_read: 'What callers send there is ignored or refused.',
  sent_elsewhere: 'What is sent in the old place is no longer seen.',
  written_otherwise: 'Values written the old way may be misread.',
  empty_refused: 'Calls that send it empty are refused.',
  more_accepted: 'Whatever was accepted before still is.',
  other_default: 'Callers that leave it out get another result.',
  default_unused: 'Callers always send a value, so the default does not matter.',
  media_type_refused: 'Requests in this media type are refused.',
  media_type_missing: 'Callers that ask for this media type do not get it.',
  media_type_on_demand: 'Only callers that ask for it get it.',
  media_type_renamed: 'Clients that compare the name exactly do not recognise it.',
  media_type_says_less:
    'Clients that look for the more specific name do not find it; the syntax is the same.',
  status_missing: 'Callers that wait for this status never see it.',
  status_not_described: 'Callers handle a case that is no longer described.',
  status_new: 'Callers may meet a status that they do not handle yet.',
  header_missing: 'Callers that read this header find nothing.',
  header_unsure: 'Callers can no longer count on this header.',
  header_extra: 'Callers that do not know the header can ignore it.',
  header_sure: 'Callers can count on this header.',
  sign_in_refused: 'Callers that sign in this way are refused.',
  sign_in_more: 'All other ways to sign in still work.',
  sign_in_needed: 'Calls without credentials are refused.',
  open_to_everybody: 'Anybody who reaches the gateway can call it without credentials.',
  scope_needed: 'Tokens without this scope are refused.',
  scope_not_needed: 'Tokens with fewer scopes are enough.',
  sign_in_otherwise: 'Callers have to sign in in another way.',
  checked_otherwise: 'Credentials may be sent or checked in another way.',
  used_by_nobody: 'No API uses it, so no call changes.',
  longer_paths_refused: 'Calls to longer paths below it no longer reach it.',
  longer_paths_taken: 'It now also takes calls to longer paths below it.',
  not_on_sale: 'It cannot be put on sale; direct calls still work.',
  on_sale: 'It can be put on sale; direct calls work as before.',
  browsers_refused: 'Web pages of other origins can no longer call it.',
  browsers_allowed: 'Web pages of other origins can call it, too.',
  other_backend: 'Answers come from elsewhere; callers notice if that backend behaves differently.',
  slow_answers_cut: 'Slow answers may now end in a timeout.',
  slow_answers_kept: 'Slow answers have more time.',
  backend_only: 'It concerns gateway and backend only.',
  backend_receives_less: 'The backend misses a value it may count on.',
  backend_receives_more: 'The backend receives a value more; callers notice nothing.',
  backend_receives_other: 'The backend receives another value and may answer differently.',
  backend_source_lost: 'The backend gets no value, and calls may fail.',
  routed_otherwise: 'Calls may reach another backend than before.',
  mock_reply: 'Callers get this reply whatever they send.',
  throttled_sooner: 'Callers may be turned away (429) sooner.',
  throttled_later: 'Callers may call more often.',
  throttled_otherwise: 'Callers may be turned away (429) at another rate.',
  locked_out: 'Callers outside the list are turned away.',
  let_in: 'Callers who were turned away before are let in.',
  let_in_otherwise: 'Other callers than before may be let in or turned away.',
  plugins: 'Plug-ins act on every call; answers may differ.',
  error_replies: 'Errors that come from the gateway itself look different.',
  maybe_passed_on: 'The backend may receive a parameter more or less.',
  body_encoded: 'The function has to read the body in another way.',
  export_time: 'Exports write their own time there; it says nothing about the APIs.',
  other_tools: 'Other tools may read it; the gateway’s calls do not depend on it.',

  may_be_refused: 'Requests that were accepted before may be refused.',
  only_known: 'Callers receive nothing that they could not receive before.',
  unexpected: 'Callers may receive something that they are not prepared for.',
  unknown_value: 'Callers that handle each listed value may meet one they do not know.',
  unlimited_values: 'Callers that handle each listed value may meet any other.',
  may_be_missing: 'Callers that count on it may find it missing.',
  always_there: 'Callers can count on it.',
  extra: 'Callers that ignore what they do not know are not affected.',
  sent_or_not: 'Code generated from the document may put it in or leave it out.',
  default_is_words: 'It matters only to those who leave the value out.',
  told_apart_otherwise: 'Callers may take a value for another kind than before.',
  same_meaning: 'It means the same as before.',
  noticed_by_few: 'Only callers that check it themselves notice.',
  described_less: 'Callers learn less about what they receive.'
}

/** The words of the rules by which documents are compared. */
export const rules = {
  plain,
  schema,
  reasons,
  members,
  documented,
  directions: {
    request: ({ text = '' }: { text?: string }) => `In requests, ${text}`,
    response: ({ text = '' }: { text?: string }) => `In responses, ${text}`
  }
}
