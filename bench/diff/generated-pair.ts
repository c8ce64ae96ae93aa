type Json = Record<string, unknown>

const nouns = [
  'order',
  'device',
  'invoice',
  'ticket',
  'asset',
  'tenant',
  'report',
  'channel',
  'quota',
  'metric'
]
const methods = ['get', 'post', 'put', 'delete']
const kinds = ['string', 'integer', 'boolean', 'number']

/**
 * Two exports of one group in the gateway's shape (swagger 2.0), about 3 kB an API when indented by two, and always the same
 * for the same count: of the later one every fiftieth API gained a parameter, lost its property, or was moved.
 */
export function generatedPair(apis: number): { before: Json; after: Json } {
  return { before: exported(apis, false), after: exported(apis, true) }
}

function exported(apis: number, isLater: boolean): Json {
  const models = Math.max(10, Math.floor(apis / 4))
  const paths: Record<string, Json> = {}
  for (let index = 0; index < apis; index += 1) {
    const noun = nouns[index % nouns.length] ?? ''
    const version = isLater && index % 50 === 49 ? 'v2' : 'v1'
    const path = `/${version}/{project_id}/${noun}s${Math.floor(index / nouns.length)}/{${noun}_id}`
    const method = methods[index % methods.length] ?? ''
    paths[path] = { [method]: operation(index, path, method, noun, index % models, isLater) }
  }
  return {
    swagger: '2.0',
    info: { title: 'group_bench', version: isLater ? '2026-11-01-09:00:00' : '2026-10-01-09:00:00' },
    host: 'api.example.com',
    paths,
    definitions: Object.fromEntries(
      Array.from({ length: models }, (_, index) => [`Model${index}`, model(index, isLater)])
    ),
    responses: { default: { description: 'response example' } },
    securityDefinitions: { 'apig-auth-app': scheme('AppSigv1'), 'apig-auth-iam': scheme('IAM') },
    'x-apigateway-ratelimits': {
      usual: { 'api-limit': isLater ? 100 : 200, interval: 1, unit: 'MINUTE', shared: false }
    },
    'x-apigateway-access-controls': {
      inside: { 'acl-type': 'PERMIT', 'entity-type': 'IP', value: '10.0.0.0/8,192.168.0.0/16' }
    },
    'x-apigateway-responses': { default: {} }
  }
}

function scheme(kind: string): Json {
  return { type: 'apiKey', in: 'header', name: 'Authorization', 'x-apigateway-auth-type': kind }
}

function model(index: number, isLater: boolean): Json {
  const fields = Array.from({ length: index % 8 }, (_, field): [string, Json] => [
    `field_${field}`,
    { type: kinds[(index + field) % kinds.length], description: `字段说明 field ${field}` }
  ])
  const properties: Json = {
    id: { type: 'string', maxLength: 64 },
    name: { type: 'string', description: `名称 ${index}` },
    status: { type: 'string', enum: ['ACTIVE', 'FROZEN', 'DELETED'] },
    created_at: { type: 'string', format: 'date-time' },
    ...(Object.fromEntries(fields) as Json),
    ...(index > 0 && { parent: { $ref: `#/definitions/Model${Math.floor(index / 3)}` } }),
    children: { type: 'array', items: { $ref: `#/definitions/Model${index}` } }
  }
  if (isLater && index % 50 === 7) delete properties['status']
  return { type: 'object', required: ['id', 'name'], properties }
}

function operation(
  index: number,
  path: string,
  method: string,
  noun: string,
  modelIndex: number,
  isLater: boolean
): Json {
  const schema = { $ref: `#/definitions/Model${modelIndex}` }
  const inPath = ['project_id', `${noun}_id`]
  const unset = { maxLength: 0, minLength: 0, minimum: 0, maximum: 0, 'x-apigateway-pass-through': 'always' }
  const hasBody = method === 'post' || method === 'put'
  return {
    summary: '',
    description: `${method.toUpperCase()} ${noun}`,
    operationId: `API_${noun}_${index}`,
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    security: [{ [index % 2 === 0 ? 'apig-auth-app' : 'apig-auth-iam']: [] }],
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, type: 'string', ...unset })),
      { name: 'X-Request-Id', in: 'header', required: false, type: 'string', description: '请求标识' },
      {
        name: 'limit',
        in: 'query',
        required: false,
        type: 'integer',
        minimum: 1,
        maximum: 100,
        default: '10'
      },
      ...(isLater && index % 50 === 3
        ? [{ name: 'X-Tenant', in: 'header', required: true, type: 'string' }]
        : []),
      ...(hasBody ? [{ name: 'body', in: 'body', required: true, schema }] : [])
    ],
    responses: {
      '200': { description: 'OK', schema },
      default: { $ref: '#/responses/default' },
      'x-apigateway-result-failure-sample': '{"error_code":"APIG.0101"}',
      'x-apigateway-result-normal-sample': '{"id":"1"}'
    },
    'x-apigateway-backend': {
      type: 'HTTP-VPC',
      parameters: [
        ...inPath.map((name) => ({ name, value: name, in: 'PATH', origin: 'REQUEST', description: '' })),
        { name: 'X-Invoke-User', value: 'apigateway', in: 'HEADER', origin: 'CONSTANT', description: '' }
      ],
      httpVpcEndpoints: {
        name: `vpc-channel-${index % 3}`,
        scheme: 'http',
        method: method.toUpperCase(),
        path,
        timeout: 5000,
        retryCount: '-1',
        enableClientSsl: false
      }
    },
    'x-apigateway-cors': index % 3 === 0,
    'x-apigateway-match-mode': index % 5 === 0 ? 'SWA' : 'NORMAL',
    'x-apigateway-request-type': 'public',
    'x-apigateway-is-send-fg-body-base64': true,
    'x-apigateway-ratelimit': 'usual',
    'x-apigateway-access-control': 'inside',
    'x-apigateway-plugins': ['cors-plugin'],
    'x-apigateway-response': 'default'
  }
}
