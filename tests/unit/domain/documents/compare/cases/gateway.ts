import { differs, same, swagger, type Case, type Json } from './case'

const member = (name: string, value: unknown): Json => swagger({ [`x-apigateway-${name}`]: value })
const none = swagger()
const set = (status: number): Json =>
  swagger(
    { 'x-apigateway-response': 'a' },
    { 'x-apigateway-responses': { a: { ACCESS_DENIED: { status } } } }
  )
const sets = (value: Json): Json => swagger({}, { 'x-apigateway-responses': value })
const parameter = (rest: Json): Json =>
  swagger({ parameters: [{ name: 'q', in: 'query', type: 'string', ...rest }] })

/** Rules 52 to 54, and 64 to 68. */
export const gatewayCases: readonly Case[] = [
  differs(
    'match by prefix',
    none,
    member('match-mode', 'SWA'),
    'match-mode-to-prefix W @ @/x-apigateway-match-mode',
    'match-mode-to-exact B @/x-apigateway-match-mode @'
  ),
  same(
    'an exact match, not said',
    none,
    member('match-mode', 'NORMAL'),
    'match-mode-to-prefix; match-mode-to-exact; extension-changed'
  ),
  differs(
    'private',
    none,
    member('request-type', 'private'),
    'request-type-to-private W @ @/x-apigateway-request-type',
    'request-type-to-public N @/x-apigateway-request-type @'
  ),
  same(
    'public, not said',
    none,
    member('request-type', 'public'),
    'request-type-to-private; request-type-to-public'
  ),
  differs(
    'cross-origin calls',
    none,
    member('cors', true),
    'cors-on N @ @/x-apigateway-cors',
    'cors-off B @/x-apigateway-cors @'
  ),
  same('cross-origin calls, as a text', member('cors', true), member('cors', 'true'), 'cors-on; cors-off'),
  same('no cross-origin calls, not said', none, member('cors', false), 'cors-on; cors-off'),
  differs(
    'a body in Base64',
    none,
    member('is-send-fg-body-base64', true),
    'body-encoding-changed W @ @/x-apigateway-is-send-fg-body-base64',
    'body-encoding-changed W @/x-apigateway-is-send-fg-body-base64 @'
  ),
  same('no body in Base64, not said', none, member('is-send-fg-body-base64', false), 'body-encoding-changed'),
  differs(
    'a plug-in',
    member('plugins', ['a']),
    member('plugins', ['a', 'b']),
    'plugins-changed W @/x-apigateway-plugins',
    'plugins-changed W @/x-apigateway-plugins',
    'extension-changed'
  ),
  same(
    'plug-ins in another order',
    member('plugins', ['a', 'b']),
    member('plugins', ['b', 'a']),
    'plugins-changed'
  ),
  differs(
    'whether a parameter is passed on',
    parameter({}),
    parameter({ 'x-apigateway-pass-through': 'never' }),
    'pass-through-changed W @/parameters/0 @/parameters/0/x-apigateway-pass-through',
    'pass-through-changed W @/parameters/0/x-apigateway-pass-through @/parameters/0',
    'extension-changed'
  ),
  same(
    'passed on, not said',
    parameter({}),
    parameter({ 'x-apigateway-pass-through': 'always' }),
    'pass-through-changed'
  ),
  differs(
    'what a parameter goes through',
    parameter({ 'x-apigateway-orchestrations': ['a'] }),
    parameter({ 'x-apigateway-orchestrations': ['a', 'b'] }),
    'orchestrations-changed W @/parameters/0/x-apigateway-orchestrations',
    'orchestrations-changed W @/parameters/0/x-apigateway-orchestrations'
  ),
  same(
    'what a parameter goes through, written twice',
    parameter({ 'x-apigateway-orchestrations': ['a'] }),
    parameter({ 'x-apigateway-orchestrations': ['a', 'a'] }),
    'orchestrations-changed'
  ),
  differs(
    'an example of a parameter',
    parameter({}),
    parameter({ 'x-apigateway-sample': 'x' }),
    'sample-changed A @/parameters/0 @/parameters/0/x-apigateway-sample',
    'sample-changed A @/parameters/0/x-apigateway-sample @/parameters/0',
    'extension-changed'
  ),

  differs(
    'answers of the gateway are bound',
    none,
    member('response', 'a'),
    'response-set-changed W @ @/x-apigateway-response',
    'response-set-changed W @/x-apigateway-response @',
    'extension-changed'
  ),
  differs(
    'other answers of the gateway',
    set(403),
    set(401),
    'response-set-changed W /x-apigateway-responses/a',
    'response-set-changed W /x-apigateway-responses/a',
    'response-set-definition-changed'
  ),
  same(
    'answers of the gateway, in two ways',
    member('response', 'a'),
    member('response', { name: 'a' }),
    'response-set-changed'
  ),
  differs(
    'answers that nobody is bound to',
    sets({ a: {} }),
    sets({ a: {}, b: {} }),
    'response-set-definition-added A* - /x-apigateway-responses/b',
    'response-set-definition-removed A* /x-apigateway-responses/b -',
    'response-set-changed'
  ),
  differs(
    'answers that nobody is bound to change',
    sets({ a: {} }),
    sets({ a: { THROTTLED: { status: 429 } } }),
    'response-set-definition-changed A* /x-apigateway-responses/a',
    'response-set-definition-changed A* /x-apigateway-responses/a',
    'response-set-changed; response-set-definition-added; response-set-definition-removed'
  )
]
