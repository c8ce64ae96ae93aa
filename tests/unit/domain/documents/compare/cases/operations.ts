import { differs, openapi, same, swagger, withPaths, type Case } from './case'

const get = { responses: {} }
const gone = { ...get, deprecated: true }
const backend = { 'x-apigateway-backend': { type: 'MOCK', mockEndpoints: { 'result-content': 'ok' } } }
const id = { name: 'id', in: 'path', required: true, type: 'string' }
const orderId = { ...id, name: 'orderId' }

/** Rules 1 to 6, and where the API is offered: 7. */
export const operationCases: readonly Case[] = [
  differs(
    'a path is in one document only',
    withPaths({ '/a': { get }, '/b': { get } }),
    withPaths({ '/a': { get } }),
    'path-removed B /paths/~1b/get -',
    'operation-added N - /paths/~1b/get',
    'operation-removed; operation-renamed; deprecated-operation-removed'
  ),
  differs(
    'a method of a path is in one document only',
    withPaths({ '/a': { get, put: get } }),
    withPaths({ '/a': { get } }),
    'operation-removed B /paths/~1a/put -',
    'operation-added N - /paths/~1a/put',
    'path-removed'
  ),
  differs(
    'the method for all others is a method',
    withPaths({ '/a': { get, 'x-apigateway-any-method': get } }),
    withPaths({ '/a': { get } }),
    'operation-removed B /paths/~1a/x-apigateway-any-method -',
    'operation-added N - /paths/~1a/x-apigateway-any-method',
    'extension-changed'
  ),
  differs(
    'a deprecated operation is removed',
    withPaths({ '/a': { get, put: gone } }),
    withPaths({ '/a': { get } }),
    'deprecated-operation-removed N /paths/~1a/put -',
    'operation-added N - /paths/~1a/put',
    'operation-removed; operation-deprecated; operation-reactivated'
  ),
  differs(
    'an operation is found again by its id',
    withPaths({ '/a': { get: { ...get, operationId: 'one' } } }),
    withPaths({ '/b': { get: { ...get, operationId: 'one' } } }),
    'operation-renamed B @ /paths/~1b/get',
    'operation-renamed B /paths/~1b/get @',
    'path-removed; operation-added; path-parameter-renamed'
  ),
  differs(
    'an operation is found again by what it does',
    withPaths({ '/a': { get: { ...get, ...backend } } }),
    withPaths({ '/b': { get: { ...get, ...backend } } }),
    'operation-renamed B @ /paths/~1b/get',
    'operation-renamed B /paths/~1b/get @',
    'path-removed; operation-added'
  ),
  differs(
    'an operation that says too little is not found again',
    withPaths({ '/a': { get } }),
    withPaths({ '/b': { get } }),
    'path-removed B @ -; operation-added N - /paths/~1b/get',
    'path-removed B /paths/~1b/get -; operation-added N - @',
    'operation-renamed'
  ),
  differs(
    'a parameter of a path has another name',
    withPaths({ '/a/{id}': { get: { ...get, parameters: [id] } } }),
    withPaths({ '/a/{orderId}': { get: { ...get, parameters: [orderId] } } }),
    'path-parameter-renamed N /paths/~1a~1{id}/get /paths/~1a~1{orderId}/get',
    'path-parameter-renamed N /paths/~1a~1{orderId}/get /paths/~1a~1{id}/get',
    'path-removed; operation-added; path-parameter-added; path-parameter-removed; operation-renamed'
  ),
  differs(
    'a parameter takes the rest of the path',
    withPaths({ '/a/{id}': { get } }),
    withPaths({ '/a/{id+}': { get } }),
    'path-removed B /paths/~1a~1{id}/get -; operation-added N - /paths/~1a~1{id+}/get',
    'path-removed B /paths/~1a~1{id+}/get -; operation-added N - /paths/~1a~1{id}/get',
    'path-parameter-renamed'
  ),
  differs(
    'an operation is deprecated',
    swagger(),
    swagger({ deprecated: true }),
    'operation-deprecated N @ @/deprecated',
    'operation-reactivated N @/deprecated @'
  ),
  same(
    'not deprecated is the same as not said',
    swagger(),
    swagger({ deprecated: false }),
    'operation-deprecated; operation-reactivated'
  ),
  differs(
    'an operation has another id',
    swagger({ operationId: 'one' }),
    swagger({ operationId: 'two' }),
    'operation-id-changed N @/operationId',
    'operation-id-changed N @/operationId'
  ),
  same(
    'members stand in another order',
    swagger({ operationId: 'one', summary: 's', tags: ['a'] }),
    swagger({ tags: ['a'], summary: 's', operationId: 'one' }),
    'operation-id-changed; summary-changed; tags-changed'
  ),
  differs(
    'an operation has another tag',
    swagger({ tags: ['a'] }),
    swagger({ tags: ['a', 'b'] }),
    'tags-changed A @/tags',
    'tags-changed A @/tags'
  ),
  same(
    'tags stand in another order',
    swagger({ tags: ['a', 'b'] }),
    swagger({ tags: ['b', 'a'] }),
    'tags-changed'
  ),
  differs(
    'a tag of the document has other words',
    swagger({}, { tags: [{ name: 'a' }] }),
    swagger({}, { tags: [{ name: 'a', description: 'd' }] }),
    'tags-changed A /tags',
    'tags-changed A /tags'
  ),
  differs(
    'an operation has other words',
    swagger({ summary: 's' }),
    swagger({ summary: 't' }),
    'summary-changed A @/summary',
    'summary-changed A @/summary',
    'description-changed'
  ),
  differs(
    'a path has other words',
    withPaths({ '/a': { get, description: 'd' } }),
    withPaths({ '/a': { get, description: 'e' } }),
    'description-changed A /paths/~1a/description',
    'description-changed A /paths/~1a/description',
    'summary-changed'
  ),
  differs(
    'an operation is described elsewhere',
    swagger(),
    swagger({ externalDocs: { url: 'https://docs.example' } }),
    'external-docs-changed A @ @/externalDocs',
    'external-docs-changed A @/externalDocs @',
    'description-changed'
  ),
  differs(
    'the document is described elsewhere',
    swagger(),
    swagger({}, { externalDocs: { url: 'https://docs.example' } }),
    'external-docs-changed A / /externalDocs',
    'external-docs-changed A /externalDocs /'
  ),
  same(
    'members of words stand in another order',
    swagger({ externalDocs: { url: 'u', description: 'd' } }),
    swagger({ externalDocs: { description: 'd', url: 'u' } }),
    'external-docs-changed'
  ),
  differs(
    'another host',
    swagger({}, { host: 'a.example' }),
    swagger({}, { host: 'b.example' }),
    'host-changed B /host',
    'host-changed B /host',
    'base-path-changed; schemes-changed; servers-changed'
  ),
  differs(
    'another base path',
    swagger({}, { host: 'a.example', basePath: '/v1' }),
    swagger({}, { host: 'a.example', basePath: '/v2' }),
    'base-path-changed B /basePath',
    'base-path-changed B /basePath',
    'host-changed'
  ),
  same('a base path of nothing but a slash', swagger({}, { basePath: '/' }), swagger(), 'base-path-changed'),
  differs(
    'another scheme',
    swagger({}, { host: 'a.example', schemes: ['https'] }),
    swagger({}, { host: 'a.example', schemes: ['https', 'http'] }),
    'schemes-changed W /schemes',
    'schemes-changed W /schemes',
    'host-changed'
  ),
  same(
    'schemes in another order',
    swagger({}, { host: 'a.example', schemes: ['https', 'http'] }),
    swagger({}, { host: 'a.example', schemes: ['http', 'https'] }),
    'schemes-changed'
  ),
  differs(
    'another server',
    openapi({}, { servers: [{ url: 'https://a.example' }] }),
    openapi({}, { servers: [{ url: 'https://b.example' }] }),
    'servers-changed W /servers',
    'servers-changed W /servers',
    'host-changed'
  ),
  differs(
    'a server of one operation',
    openapi({}, { servers: [{ url: 'https://a.example' }] }),
    openapi({ servers: [{ url: 'https://b.example' }] }, { servers: [{ url: 'https://a.example' }] }),
    'servers-changed W @ @/servers',
    'servers-changed W @/servers @'
  ),
  same(
    'a server that the document names already',
    openapi({}, { servers: [{ url: 'https://a.example' }] }),
    openapi({ servers: [{ url: 'https://a.example/' }] }, { servers: [{ url: 'https://a.example' }] }),
    'servers-changed'
  ),
  same(
    'a server of nothing but a slash',
    openapi(),
    openapi({}, { servers: [{ url: '/' }] }),
    'servers-changed'
  ),
  same(
    'a variable of a server and its value',
    openapi({}, { servers: [{ url: 'https://{h}/', variables: { h: { default: 'a.example' } } }] }),
    openapi({}, { servers: [{ url: 'https://a.example' }] }),
    'servers-changed'
  ),
  same(
    'two formats say one address',
    swagger({}, { host: 'a.example', basePath: '/v1', schemes: ['https'] }),
    openapi({}, { servers: [{ url: 'https://a.example/v1' }] }),
    'host-changed; base-path-changed; schemes-changed; servers-changed'
  )
]
