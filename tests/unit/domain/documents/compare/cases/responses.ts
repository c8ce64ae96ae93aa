import { differs, openapi, same, swagger, type Case, type Json } from './case'

const ok = { description: 'ok' }
const statuses = (responses: Json, root: Json = {}): Json => swagger({ responses }, root)
const generated = {
  description: 'response example',
  'x-apigateway-result-normal-sample': 'x',
  'x-apigateway-result-failure-sample': 'y'
}
const headed = (headers: Json): Json => openapi({ responses: { 200: { ...ok, headers } } })
const text = { schema: { type: 'string' } }

/** Rules 22 to 25 and 66, and responses that say nothing. */
export const responseCases: readonly Case[] = [
  differs(
    'a status of success',
    statuses({ 200: ok, 201: ok }),
    statuses({ 200: ok }),
    'success-status-removed B @/responses/201 @/responses',
    'success-status-added N @/responses @/responses/201',
    'other-status-removed; other-status-added'
  ),
  differs(
    'a status of failure',
    statuses({ 200: ok, 404: ok }),
    statuses({ 200: ok }),
    'other-status-removed N @/responses/404 @/responses',
    'other-status-added N @/responses @/responses/404',
    'success-status-removed; success-status-added'
  ),
  differs(
    'the default',
    statuses({ 200: ok, default: ok }),
    statuses({ 200: ok }),
    'other-status-removed N @/responses/default @/responses',
    'other-status-added N @/responses @/responses/default',
    'success-status-removed'
  ),
  same(
    'a response that stands elsewhere',
    statuses({ 200: ok }),
    statuses({ 200: { $ref: '#/responses/Ok' } }, { responses: { Ok: ok } }),
    'success-status-removed; success-status-added'
  ),
  differs(
    'a response that the gateway writes',
    statuses({ 200: ok }),
    statuses({ 200: ok, default: generated }),
    'other-status-added N* @/responses @/responses/default',
    'other-status-removed N* @/responses/default @/responses'
  ),
  differs(
    'a response that the gateway writes where cross-origin calls are allowed',
    statuses({ 200: ok }),
    statuses({
      200: ok,
      'default-cors': { description: 'response example', headers: { 'Access-Control-Allow-Origin': {} } }
    }),
    'other-status-added N* @/responses @/responses/default-cors',
    'other-status-removed N* @/responses/default-cors @/responses'
  ),
  differs(
    'words of a response',
    statuses({ 200: ok }),
    statuses({ 200: { description: 'fine' } }),
    'description-changed A @/responses/200/description',
    'description-changed A @/responses/200/description',
    'success-status-removed'
  ),
  differs(
    'a sample of the gateway',
    statuses({ 200: ok }),
    statuses({ 200: ok, 'x-apigateway-result-normal-sample': 'x' }),
    'sample-changed A @/responses @/responses/x-apigateway-result-normal-sample',
    'sample-changed A @/responses/x-apigateway-result-normal-sample @/responses',
    'other-status-added; other-status-removed; extension-changed'
  ),
  differs(
    'a sample in a response',
    statuses({ default: generated }),
    statuses({ default: { ...generated, 'x-apigateway-result-normal-sample': 'z' } }),
    'sample-changed A @/responses/default/x-apigateway-result-normal-sample',
    'sample-changed A @/responses/default/x-apigateway-result-normal-sample',
    'other-status-added'
  ),
  differs(
    'examples',
    statuses({ 200: ok }),
    statuses({ 200: { ...ok, examples: { 'text/plain': 'x' } } }),
    'sample-changed A @/responses/200 @/responses/200/examples',
    'sample-changed A @/responses/200/examples @/responses/200'
  ),
  same(
    'a sample, its members in another order',
    statuses({ 200: { ...ok, examples: { a: 1, b: 2 } } }),
    statuses({ 200: { ...ok, examples: { b: 2, a: 1 } } }),
    'sample-changed'
  ),
  differs(
    'links',
    openapi({ responses: { 200: ok } }),
    openapi({ responses: { 200: { ...ok, links: { next: { operationId: 'x' } } } } }),
    'extension-changed A @/responses/200 @/responses/200/links',
    'extension-changed A @/responses/200/links @/responses/200'
  ),
  differs(
    'a header that is always there',
    headed({ 'X-A': { required: true, ...text } }),
    headed({}),
    'required-header-removed B @/responses/200/headers/X-A @/responses/200',
    'header-added N @/responses/200 @/responses/200/headers/X-A',
    'optional-header-removed'
  ),
  differs(
    'a header',
    headed({ 'X-A': text }),
    headed({}),
    'optional-header-removed W @/responses/200/headers/X-A @/responses/200',
    'header-added N @/responses/200 @/responses/200/headers/X-A',
    'required-header-removed'
  ),
  same(
    'a header in other case',
    headed({ 'X-A': text }),
    headed({ 'x-a': text }),
    'optional-header-removed; required-header-removed; header-added'
  ),
  differs(
    'a header that is not always there',
    headed({ 'X-A': { required: true, ...text } }),
    headed({ 'X-A': text }),
    'header-became-optional B @/responses/200/headers/X-A/required @/responses/200/headers/X-A',
    'header-became-required N @/responses/200/headers/X-A @/responses/200/headers/X-A/required',
    'required-header-removed; optional-header-removed'
  ),
  same(
    'a header that is not required',
    headed({ 'X-A': { required: false, ...text } }),
    headed({ 'X-A': text }),
    'header-became-optional; header-became-required'
  ),
  differs(
    'a header of another type',
    headed({ 'X-A': text }),
    headed({ 'X-A': { schema: { type: 'integer' } } }),
    'response-type-changed B @/responses/200/headers/X-A/schema/type',
    'response-type-changed B @/responses/200/headers/X-A/schema/type'
  ),
  differs(
    'words of a header',
    headed({ 'X-A': text }),
    headed({ 'X-A': { ...text, description: 'd' } }),
    'description-changed A @/responses/200/headers/X-A @/responses/200/headers/X-A/description',
    'description-changed A @/responses/200/headers/X-A/description @/responses/200/headers/X-A'
  )
]
