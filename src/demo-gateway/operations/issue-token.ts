import { jsonAnswer, type Answer } from '../answer'
import { isObject, objectOf, type Json, type JsonObject } from '../json'
import { tokenLifetimeMs } from '../tokens'
import type { Account, GatewayState, Operation } from './call'
import { jsonBody } from './json-body'

/** IAM, KeystoneCreateUserTokenByPassword: POST /v3/auth/tokens. */
export const issueToken: Operation = ({ request, state }) => {
  const body = jsonBody(request)
  const login = body === null ? null : readLogin(body)
  if (login === null) return iamError(400, 'The request body is invalid', 'Bad Request')
  const { account, logins } = state
  if (logins.isLocked(request.at)) return iamError(401, 'The user is locked.', 'Unauthorized')
  const { user, domain, password } = account
  const isUser = login.user === user && login.domain === domain && login.password === password
  logins.note(isUser, request.at)
  if (!isUser) return iamError(401, 'The username or password is wrong.', 'Unauthorized')
  if (logins.rule === 'mfa')
    return iamError(401, 'The user must be verified with virtual MFA.', 'Unauthorized')
  if (logins.rule === 'forbidden')
    return iamError(403, 'You are not authorized to perform the requested action.', 'Forbidden')
  if (login.project !== null && ![account.project, state.project_id].includes(login.project)) {
    return iamError(401, 'The project does not exist.', 'Unauthorized')
  }
  const project_id = login.project === null ? null : state.project_id
  const token = state.tokens.issue(project_id, request.at)
  const catalog = request.query.get('nocatalog') ? {} : { catalog: [] }
  const answer = jsonAnswer(201, { token: { ...catalog, ...tokenBody(state, project_id, request.at) } })
  return { ...answer, headers: { ...answer.headers, 'x-subject-token': token } }
}

interface Login {
  user: string
  domain: string
  password: string
  /** Name or id; null for a token that is good for the account's global services only. */
  project: string | null
}

/** The body of the vendor's page and no other: password method, user by name, scope by project or domain. */
function readLogin(body: JsonObject): Login | null {
  const auth = objectOf(body.auth)
  const identity = objectOf(auth.identity)
  const methods = identity.methods
  if (!Array.isArray(methods) || methods.length !== 1 || methods[0] !== 'password') return null
  const user = objectOf(objectOf(identity.password).user)
  const domain = objectOf(user.domain)
  const { name, password } = user
  if (typeof name !== 'string' || typeof password !== 'string' || typeof domain.name !== 'string') return null
  const project = readProject(auth.scope)
  return project === undefined ? null : { user: name, domain: domain.name, password, project }
}

function readProject(scope: Json | undefined): string | null | undefined {
  if (scope === undefined || isObject(objectOf(scope).domain)) return null
  const { id, name } = objectOf(objectOf(scope).project)
  const chosen = id ?? name
  return typeof chosen === 'string' && chosen !== '' ? chosen : undefined
}

function tokenBody({ account }: GatewayState, project_id: string | null, at: number): JsonObject {
  const domain = domainOf(account)
  return {
    expires_at: iamTime(at + tokenLifetimeMs),
    methods: ['password'],
    ...(project_id === null ? { domain } : { project: { domain, id: project_id, name: account.project } }),
    issued_at: iamTime(at),
    roles: [{ id: '0', name: 'te_admin' }],
    user: { domain, id: '7116d09f88fa41908676fdd4b039e95b', name: account.user, password_expires_at: '' }
  }
}

function domainOf(account: Account): JsonObject {
  return { id: 'd78cbac186b744899480f25bd022f468', name: account.domain }
}

/** `2020-01-04T09:08:49.965000Z`: microseconds. */
function iamTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z')
}

/** IAM reports errors in a shape of its own. */
function iamError(code: number, message: string, title: string): Answer {
  return jsonAnswer(code, { error: { code, message, title } })
}
