import { differs, same, swagger, type Case, type Json } from './case'

const key = { type: 'apiKey', in: 'header', name: 'Authorization' }
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

/** Rules 45 to 48. */
export const securityCases: readonly Case[] = [
  differs(
    'an alternative',
    asks([{ key: [] }, { other: [] }]),
    asks([{ key: [] }]),
    'security-alternative-removed B @/security/1 @/security',
    'security-alternative-added N @/security @/security/1',
    'anonymous-access-lost; anonymous-access-gained'
  ),
  same(
    'alternatives in another order',
    asks([{ key: [] }, { other: [] }]),
    asks([{ other: [] }, { key: [] }]),
    'security-alternative-removed; security-alternative-added'
  ),
  differs(
    'an alternative that asks for less',
    asks([{ key: [], other: [] }]),
    asks([{ key: [] }]),
    'security-alternative-removed N @/security/0 @/security; security-alternative-added N @/security @/security/0',
    'security-alternative-removed B @/security/0 @/security; security-alternative-added N @/security @/security/0'
  ),
  differs(
    'an alternative that asks for less, with a scope that it asked for before',
    asks([{ key: [], oauth: ['read'] }]),
    asks([{ oauth: ['read'] }]),
    'security-alternative-removed N @/security/0 @/security; security-alternative-added N @/security @/security/0',
    'security-alternative-removed B @/security/0 @/security; security-alternative-added N @/security @/security/0'
  ),
  differs(
    'an alternative that asks for less, but for another scope',
    asks([{ key: [], oauth: ['read'] }]),
    asks([{ oauth: ['write'] }]),
    'security-alternative-removed B @/security/0 @/security; security-alternative-added N @/security @/security/0',
    'security-alternative-removed B @/security/0 @/security; security-alternative-added N @/security @/security/0'
  ),
  same(
    'what the document asks for',
    swagger({}, { security: [{ key: [] }], securityDefinitions: { key } }),
    swagger({ security: [{ key: [] }] }, { securityDefinitions: { key } }),
    'security-alternative-removed; anonymous-access-lost'
  ),
  same(
    'a scheme under another name',
    asks([{ key: [] }]),
    swagger(
      { security: [{ k: [] }] },
      { securityDefinitions: { k: key, other: { ...key, name: 'X-Other' }, oauth } }
    ),
    'security-alternative-removed; security-alternative-added; auth-type-changed'
  ),
  differs(
    'everybody was let in',
    asks([]),
    asks([{ key: [] }]),
    'anonymous-access-lost B @ @/security',
    'anonymous-access-gained W @/security @',
    'security-alternative-added; security-alternative-removed'
  ),
  differs(
    'everybody was let in beside others',
    asks([{ key: [] }, {}]),
    asks([{ key: [] }]),
    'anonymous-access-lost B @/security',
    'anonymous-access-gained W @/security',
    'security-alternative-removed'
  ),
  same(
    'everybody is let in, in two ways',
    asks([]),
    asks([{}]),
    'anonymous-access-lost; anonymous-access-gained'
  ),
  differs(
    'a scope',
    asks([{ oauth: ['read'] }]),
    asks([{ oauth: ['read', 'write'] }]),
    'security-scope-added B @/security/0',
    'security-scope-removed N @/security/0',
    'security-alternative-removed; security-alternative-added'
  ),
  same(
    'scopes in another order',
    asks([{ oauth: ['read', 'write'] }]),
    asks([{ oauth: ['write', 'read'] }]),
    'security-scope-added; security-scope-removed'
  )
]
