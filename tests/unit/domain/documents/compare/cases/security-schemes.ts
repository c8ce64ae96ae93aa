import { differs, openapi, same, swagger, type Case, type Json } from './case'

const key = { type: 'apiKey', in: 'header', name: 'Authorization' }
const app = { ...key, 'x-apigateway-auth-type': 'AppSigv1' }
const iam = { ...key, 'x-apigateway-auth-type': 'IAM' }
const authorizer = { authorizer_type: 'FUNC', authorizer_uri: 'urn:fss:f' }
const custom = { ...key, 'x-apigateway-authorizer': authorizer }
const oauth = {
  type: 'oauth2',
  flow: 'implicit',
  authorizationUrl: 'https://a.example',
  scopes: { read: 'r', write: 'w' }
}
const asks = (security: Json[], schemes: Json = {}): Json =>
  swagger(
    { security },
    { securityDefinitions: { key, other: { ...key, name: 'X-Other' }, oauth, ...schemes } }
  )
const scheme = (value: Json): Json =>
  swagger({ security: [{ s: [] }] }, { securityDefinitions: { s: value } })
const flows = (tokenUrl: string, scopes: Json = {}): Json =>
  openapi(
    { security: [{ s: [] }] },
    { components: { securitySchemes: { s: { type: 'oauth2', flows: { password: { tokenUrl, scopes } } } } } }
  )
const unused = (schemes: Json): Json => swagger({}, { securityDefinitions: schemes })

/** Rules 49 to 51. */
export const securitySchemeCases: readonly Case[] = [
  differs(
    'another name of the key',
    scheme(key),
    scheme({ ...key, name: 'X-Key' }),
    'security-scheme-changed B /securityDefinitions/s/name',
    'security-scheme-changed B /securityDefinitions/s/name',
    'security-scheme-definition-changed; auth-type-changed'
  ),
  differs(
    'the key in another place',
    scheme(key),
    scheme({ ...key, in: 'query' }),
    'security-scheme-changed B /securityDefinitions/s/in',
    'security-scheme-changed B /securityDefinitions/s/in'
  ),
  differs(
    'another kind of scheme',
    scheme(key),
    scheme({ type: 'basic' }),
    'security-scheme-changed B /securityDefinitions/s/type; security-scheme-changed B /securityDefinitions/s/in /securityDefinitions/s; security-scheme-changed B /securityDefinitions/s/name /securityDefinitions/s',
    'security-scheme-changed B /securityDefinitions/s/type; security-scheme-changed B /securityDefinitions/s /securityDefinitions/s/in; security-scheme-changed B /securityDefinitions/s /securityDefinitions/s/name'
  ),
  differs(
    'words of a scheme',
    scheme(key),
    scheme({ ...key, description: 'd' }),
    'description-changed A /securityDefinitions/s /securityDefinitions/s/description',
    'description-changed A /securityDefinitions/s/description /securityDefinitions/s',
    'security-scheme-changed'
  ),
  differs(
    'scopes that a scheme knows',
    scheme(oauth),
    scheme({ ...oauth, scopes: { read: 'r' } }),
    'security-scheme-definition-changed A /securityDefinitions/s/scopes',
    'security-scheme-definition-changed A /securityDefinitions/s/scopes',
    'security-scheme-changed; security-scope-removed'
  ),
  differs(
    'where tokens come from',
    flows('https://a.example'),
    flows('https://b.example'),
    'security-scheme-changed B /components/securitySchemes/s/flows',
    'security-scheme-changed B /components/securitySchemes/s/flows'
  ),
  differs(
    'scopes of a flow',
    flows('https://a.example'),
    flows('https://a.example', { read: 'r' }),
    'security-scheme-definition-changed A /components/securitySchemes/s/flows',
    'security-scheme-definition-changed A /components/securitySchemes/s/flows',
    'security-scheme-changed'
  ),
  same(
    'a scheme, its members in another order',
    scheme({ type: 'apiKey', in: 'header', name: 'A' }),
    scheme({ name: 'A', in: 'header', type: 'apiKey' }),
    'security-scheme-changed; security-scheme-definition-changed'
  ),
  differs(
    'a scheme that nobody uses',
    unused({ key }),
    unused({ key, app }),
    'security-scheme-definition-added A* - /securityDefinitions/app',
    'security-scheme-definition-removed A* /securityDefinitions/app -',
    'security-alternative-added'
  ),
  differs(
    'a scheme that nobody uses changes',
    unused({ key }),
    unused({ key: app }),
    'security-scheme-definition-changed A* /securityDefinitions/key',
    'security-scheme-definition-changed A* /securityDefinitions/key',
    'security-scheme-changed; auth-type-changed'
  ),
  same(
    'schemes that nobody uses in another order',
    unused({ key, app }),
    unused({ app, key }),
    'security-scheme-definition-added; security-scheme-definition-removed'
  ),
  differs(
    'signed in by the gateway otherwise',
    scheme(app),
    scheme(iam),
    'auth-type-changed B /securityDefinitions/s',
    'auth-type-changed B /securityDefinitions/s',
    'security-scheme-changed; authorizer-changed; extension-changed'
  ),
  differs(
    'signed in by a function',
    scheme(app),
    scheme(custom),
    'auth-type-changed B /securityDefinitions/s',
    'auth-type-changed B /securityDefinitions/s',
    'authorizer-changed'
  ),
  differs(
    'signed in by another scheme of the gateway',
    asks([{ app: [] }], { app, iam }),
    asks([{ iam: [] }], { app, iam }),
    'auth-type-changed B @/security/0',
    'auth-type-changed B @/security/0',
    'security-alternative-removed; security-alternative-added'
  ),
  differs(
    'no longer signed in by the gateway',
    scheme(app),
    scheme(key),
    'anonymous-access-gained W /securityDefinitions/s',
    'anonymous-access-lost B /securityDefinitions/s',
    'security-scheme-changed; auth-type-changed'
  ),
  differs(
    'another option',
    scheme(app),
    scheme({ ...app, 'x-apigateway-auth-opt': { 'appcode-auth-type': 'header' } }),
    'auth-options-changed W /securityDefinitions/s /securityDefinitions/s/x-apigateway-auth-opt',
    'auth-options-changed W /securityDefinitions/s/x-apigateway-auth-opt /securityDefinitions/s',
    'auth-type-changed; extension-changed'
  ),
  same(
    'options in another order',
    scheme({ ...app, 'x-apigateway-auth-opt': { a: 1, b: 2 } }),
    scheme({ ...app, 'x-apigateway-auth-opt': { b: 2, a: 1 } }),
    'auth-options-changed'
  ),
  differs(
    'another function',
    scheme(custom),
    scheme({ ...custom, 'x-apigateway-authorizer': { ...authorizer, ttl: 5 } }),
    'authorizer-changed W /securityDefinitions/s/x-apigateway-authorizer',
    'authorizer-changed W /securityDefinitions/s/x-apigateway-authorizer',
    'auth-type-changed'
  ),
  same(
    'a function, its members in another order',
    scheme(custom),
    scheme({
      ...custom,
      'x-apigateway-authorizer': { authorizer_uri: 'urn:fss:f', authorizer_type: 'FUNC' }
    }),
    'authorizer-changed'
  ),
  differs(
    'what else a scheme says',
    scheme(app),
    scheme({ ...app, 'x-a': 1 }),
    'extension-changed A /securityDefinitions/s /securityDefinitions/s/x-a',
    'extension-changed A /securityDefinitions/s/x-a /securityDefinitions/s',
    'security-scheme-changed'
  )
]
