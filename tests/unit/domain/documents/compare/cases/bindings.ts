import { differs, same, swagger, type Case, type Json } from './case'

const member = (name: string, value: unknown): Json => swagger({ [`x-apigateway-${name}`]: value })
const limit = (rest: Json): Json =>
  swagger(
    { 'x-apigateway-ratelimit': 'a' },
    { 'x-apigateway-ratelimits': { a: { 'api-limit': 60, interval: 1, unit: 'MINUTE', ...rest } } }
  )
const limits = (value: Json): Json => swagger({}, { 'x-apigateway-ratelimits': value })
const special = (entry: Json): Json =>
  limit({ special: [{ type: 'APP', instance: 'i', limit: 6, ...entry }] })
const rule = { 'api-limit': 5, interval: 1, unit: 'SECOND' }
const access = (rest: Json): Json =>
  swagger(
    { 'x-apigateway-access-control': 'a' },
    {
      'x-apigateway-access-controls': {
        a: { 'acl-type': 'PERMIT', 'entity-type': 'IP', value: '10.0.0.0/8', ...rest }
      }
    }
  )
const accesses = (value: Json): Json => swagger({}, { 'x-apigateway-access-controls': value })
const list = { 'acl-type': 'DENY', 'entity-type': 'IP', value: '10.0.0.1' }

/** Rules 62 and 63: what is defined once and bound to operations. */
export const bindingCases: readonly Case[] = [
  differs(
    'a limit is bound',
    swagger({}, { 'x-apigateway-ratelimits': { a: rule } }),
    swagger({ 'x-apigateway-ratelimit': 'a' }, { 'x-apigateway-ratelimits': { a: rule } }),
    'ratelimit-bound W @ @/x-apigateway-ratelimit',
    'ratelimit-unbound W @/x-apigateway-ratelimit @',
    'ratelimit-rebound; ratelimit-changed'
  ),
  differs(
    'another limit is bound',
    member('ratelimit', 'a'),
    member('ratelimit', 'b'),
    'ratelimit-rebound W @/x-apigateway-ratelimit',
    'ratelimit-rebound W @/x-apigateway-ratelimit',
    'ratelimit-bound; ratelimit-unbound'
  ),
  same(
    'a bound name, in two ways',
    member('ratelimit', 'a'),
    member('ratelimit', { name: 'a' }),
    'ratelimit-bound; ratelimit-unbound; ratelimit-rebound'
  ),
  differs(
    'fewer calls',
    limit({}),
    limit({ 'api-limit': 30 }),
    'ratelimit-lowered W /x-apigateway-ratelimits/a/api-limit',
    'ratelimit-raised N /x-apigateway-ratelimits/a/api-limit',
    'ratelimit-changed; ratelimit-rebound; ratelimit-definition-changed'
  ),
  same(
    'as many calls in another unit',
    limit({}),
    limit({ 'api-limit': 1, unit: 'SECOND' }),
    'ratelimit-lowered; ratelimit-raised; ratelimit-changed'
  ),
  differs(
    'fewer calls of a kind that had none',
    limit({}),
    limit({ 'ip-limit': 5 }),
    'ratelimit-lowered W /x-apigateway-ratelimits/a /x-apigateway-ratelimits/a/ip-limit',
    'ratelimit-raised N /x-apigateway-ratelimits/a/ip-limit /x-apigateway-ratelimits/a'
  ),
  differs(
    'a limit of 0 means nothing that is known',
    limit({}),
    limit({ 'api-limit': 0 }),
    'ratelimit-changed W /x-apigateway-ratelimits/a/api-limit',
    'ratelimit-changed W /x-apigateway-ratelimits/a/api-limit',
    'ratelimit-lowered; ratelimit-raised'
  ),
  differs(
    'a limit for all together',
    limit({}),
    limit({ shared: 'API' }),
    'ratelimit-changed W /x-apigateway-ratelimits/a /x-apigateway-ratelimits/a/shared',
    'ratelimit-changed W /x-apigateway-ratelimits/a/shared /x-apigateway-ratelimits/a'
  ),
  differs(
    'fewer calls of one app',
    special({}),
    special({ limit: 3 }),
    'ratelimit-lowered W /x-apigateway-ratelimits/a/special',
    'ratelimit-raised N /x-apigateway-ratelimits/a/special'
  ),
  differs(
    'another app',
    special({}),
    special({ instance: 'j' }),
    'ratelimit-changed W /x-apigateway-ratelimits/a/special; ratelimit-changed W /x-apigateway-ratelimits/a/special',
    'ratelimit-changed W /x-apigateway-ratelimits/a/special; ratelimit-changed W /x-apigateway-ratelimits/a/special'
  ),
  differs(
    'words of a limit',
    limit({}),
    limit({ description: 'd' }),
    'description-changed A /x-apigateway-ratelimits/a /x-apigateway-ratelimits/a/description',
    'description-changed A /x-apigateway-ratelimits/a/description /x-apigateway-ratelimits/a',
    'ratelimit-changed'
  ),
  differs(
    'a limit that nobody is bound to',
    limits({ a: rule }),
    limits({ a: rule, b: rule }),
    'ratelimit-definition-added A* - /x-apigateway-ratelimits/b',
    'ratelimit-definition-removed A* /x-apigateway-ratelimits/b -',
    'ratelimit-bound'
  ),
  differs(
    'a limit that nobody is bound to changes',
    limits({ a: rule }),
    limits({ a: { ...rule, 'api-limit': 1 } }),
    'ratelimit-definition-changed A* /x-apigateway-ratelimits/a',
    'ratelimit-definition-changed A* /x-apigateway-ratelimits/a',
    'ratelimit-lowered; ratelimit-definition-added; ratelimit-definition-removed'
  ),

  differs(
    'an access control is bound',
    accesses({ a: list }),
    swagger({ 'x-apigateway-access-control': 'a' }, { 'x-apigateway-access-controls': { a: list } }),
    'access-control-bound W @ @/x-apigateway-access-control',
    'access-control-unbound W @/x-apigateway-access-control @',
    'access-control-rebound; access-control-changed'
  ),
  differs(
    'another access control is bound',
    member('access-control', 'a'),
    member('access-control', 'b'),
    'access-control-rebound W @/x-apigateway-access-control',
    'access-control-rebound W @/x-apigateway-access-control',
    'access-control-bound; access-control-unbound'
  ),
  differs(
    'fewer are let in',
    access({ value: '10.0.0.0/8,192.168.0.1' }),
    access({}),
    'access-control-narrowed B /x-apigateway-access-controls/a/value',
    'access-control-widened W /x-apigateway-access-controls/a/value',
    'access-control-changed; access-control-rebound; access-control-definition-changed'
  ),
  differs(
    'a smaller network',
    access({}),
    access({ value: '10.0.0.0/16' }),
    'access-control-narrowed B /x-apigateway-access-controls/a/value',
    'access-control-widened W /x-apigateway-access-controls/a/value'
  ),
  differs(
    'more are kept out',
    access({ 'acl-type': 'DENY', value: '10.0.0.1' }),
    access({ 'acl-type': 'DENY', value: '10.0.0.1-10.0.0.9' }),
    'access-control-narrowed B /x-apigateway-access-controls/a/value',
    'access-control-widened W /x-apigateway-access-controls/a/value'
  ),
  same(
    'addresses that a network holds already',
    access({}),
    access({ value: '10.1.2.3, 10.0.0.0/8' }),
    'access-control-narrowed; access-control-widened'
  ),
  same(
    'addresses in another order',
    access({ value: '10.0.0.1,10.0.0.3' }),
    access({ value: '10.0.0.3;10.0.0.1' }),
    'access-control-narrowed; access-control-widened; access-control-changed'
  ),
  differs(
    'a list that lets in keeps out',
    access({}),
    access({ 'acl-type': 'DENY' }),
    'access-control-changed W /x-apigateway-access-controls/a/acl-type',
    'access-control-changed W /x-apigateway-access-controls/a/acl-type',
    'access-control-narrowed; access-control-widened'
  ),
  differs(
    'words of an access control',
    access({}),
    access({ description: 'd' }),
    'description-changed A /x-apigateway-access-controls/a /x-apigateway-access-controls/a/description',
    'description-changed A /x-apigateway-access-controls/a/description /x-apigateway-access-controls/a',
    'access-control-changed'
  ),
  differs(
    'an access control that nobody is bound to',
    accesses({ a: list }),
    accesses({ a: list, b: list }),
    'access-control-definition-added A* - /x-apigateway-access-controls/b',
    'access-control-definition-removed A* /x-apigateway-access-controls/b -',
    'access-control-bound'
  ),
  differs(
    'an access control that nobody is bound to changes',
    accesses({ a: list }),
    accesses({ a: { ...list, value: '10.0.0.2' } }),
    'access-control-definition-changed A* /x-apigateway-access-controls/a',
    'access-control-definition-changed A* /x-apigateway-access-controls/a',
    'access-control-narrowed; access-control-definition-added; access-control-definition-removed'
  )
]
