import { set, type Change } from './changes'
import { operation, type Json } from './documents'

export const constant = (name: string, place: string): Json => ({
  name,
  value: 'v',
  in: place,
  origin: 'CONSTANT'
})

export const policy = (members: Json = {}): Json => ({
  name: 'beta_users',
  type: 'HTTP',
  conditions: [{ type: 'equal', value: '7', origin: 'request', parameter: 'id' }],
  httpEndpoints: { address: 'b.example.com', scheme: 'https', method: 'GET', path: '/o/{id}' },
  parameters: [{ name: 'id', value: 'id', in: 'path', origin: 'REQUEST' }],
  ...members
})
export const policies = (...all: Json[]): Change =>
  set(operation, { 'x-apigateway-backend-policies': (all.length === 0 ? [{}] : all).map(policy) })

export const scheme = (members: Json): Json => ({
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-apigateway-auth-type': 'AppSigv1',
  ...members
})
export const schemes = (): Json => ({ app: scheme({}) })
export const authorizer = (members: Json = {}): Json => ({
  authorizer_type: 'FUNC',
  authorizer_uri: 'urn:fss:cn-north-4:project:function:default:check',
  type: 'FRONTEND',
  identities: [{ name: 'X-Key', location: 'header' }],
  ...members
})
export const secured =
  (securityDefinitions: Json, members: Json): Change =>
  (document) => {
    document['securityDefinitions'] = securityDefinitions
    Object.assign(operation(document), members)
  }
export const used = (app: Json): Change => secured({ app }, { security: [{ app: [] }] })

export const ratelimit = (members: Json = {}): Json => ({
  'api-limit': 200,
  interval: 1,
  unit: 'MINUTE',
  special: [{ type: 'USER', limit: 10, instance: 'user' }],
  ...members
})
export const accessControl = (members: Json = {}): Json => ({
  'acl-type': 'DENY',
  'entity-type': 'IP',
  value: '127.0.0.1,192.168.0.1/16,10.0.0.1-10.0.0.9,::1',
  ...members
})
