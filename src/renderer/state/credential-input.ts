import type { CredentialInput, CredentialKind } from '@shared/contract/credentials'
import { isTokenLike, readToken } from './gateway-input'

/** What a person types about credentials, of whichever kind. */
export interface CredentialFields {
  token: string
  account: string
  user: string
  password: string
  access_key: string
  secret_key: string
  security_token: string
  /** A time as text; empty: not known. */
  expires_at: string
}

export type CredentialField = keyof CredentialFields
export type CredentialProblem = 'required' | 'token' | 'accessKey' | 'secretKey' | 'time' | 'past'

export const noCredentialFields: CredentialFields = {
  token: '',
  account: '',
  user: '',
  password: '',
  access_key: '',
  secret_key: '',
  security_token: '',
  expires_at: ''
}

/** The fields of each kind, in the order in which they are asked for. */
export const fieldsOfKind: Record<CredentialKind, readonly CredentialField[]> = {
  token: ['token'],
  iam_user: ['account', 'user', 'password'],
  ak_sk: ['access_key', 'secret_key'],
  temporary_ak_sk: ['access_key', 'secret_key', 'security_token', 'expires_at']
}

/** What is wrong with each field of the kind; main checks the same again. `now` is epoch ms. */
export function credentialProblems(
  kind: CredentialKind,
  fields: CredentialFields,
  now: number
): Partial<Record<CredentialField, CredentialProblem>> {
  const problems: Partial<Record<CredentialField, CredentialProblem>> = {}
  for (const field of fieldsOfKind[kind]) {
    const problem = problemOf(field, fields[field], now)
    if (problem !== null) problems[field] = problem
  }
  return problems
}

function problemOf(field: CredentialField, typed: string, now: number): CredentialProblem | null {
  const value = typed.trim()
  if (value === '') return field === 'expires_at' ? null : 'required'
  switch (field) {
    case 'token':
    case 'security_token':
      return isTokenLike(readToken(value)) ? null : 'token'
    case 'access_key':
      return /^[A-Za-z0-9_-]{4,128}$/.test(value) ? null : 'accessKey'
    case 'secret_key':
      return /^[!-~]{1,256}$/.test(value) ? null : 'secretKey'
    case 'expires_at': {
      const at = Date.parse(value)
      if (Number.isNaN(at)) return 'time'
      return at <= now ? 'past' : null
    }
    case 'account':
    case 'user':
    case 'password':
      return null
  }
}

/** The credentials in fields without problems. */
export function credentialOf(kind: CredentialKind, fields: CredentialFields): CredentialInput {
  const { account, user, password } = fields
  const key = { access_key: fields.access_key.trim(), secret_key: fields.secret_key.trim() }
  switch (kind) {
    case 'token':
      return { kind, token: readToken(fields.token) }
    case 'iam_user':
      return { kind, account: account.trim(), user: user.trim(), password }
    case 'ak_sk':
      return { kind, ...key }
    case 'temporary_ak_sk': {
      const expires_at = fields.expires_at.trim() === '' ? null : Date.parse(fields.expires_at)
      return { kind, ...key, security_token: readToken(fields.security_token), expires_at }
    }
  }
}

/** Credentials found in a pasted text, as the fields of their kind. */
export interface PastedCredential {
  kind: CredentialKind
  fields: Partial<CredentialFields>
}

/**
 * Reads what the console and IAM hand out: `credentials.csv` (a line of names, then the values), the JSON of a permanent
 * or temporary credential, or a token with or without its header's name. null: it is none of these.
 */
export function readPastedCredential(text: string): PastedCredential | null {
  const pasted = text.replace(/^\uFEFF/, '').trim()
  if (pasted.startsWith('{')) return readJson(pasted)
  const key = readCsv(pasted)
  if (key !== null) return key
  const token = readToken(pasted)
  return isTokenLike(token) && token.length > 100 ? { kind: 'token', fields: { token } } : null
}

function readJson(text: string): PastedCredential | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const outer = membersOf(value)
  const inner = membersOf(outer['credential'] ?? outer)
  const of = (name: string): string => (typeof inner[name] === 'string' ? inner[name] : '')
  const key = { access_key: of('access'), secret_key: of('secret') }
  if (key.access_key === '' || key.secret_key === '') return null
  const security_token = of('securitytoken') || of('securityToken')
  if (security_token === '') return { kind: 'ak_sk', fields: key }
  return { kind: 'temporary_ak_sk', fields: { ...key, security_token, expires_at: of('expires_at') } }
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function readCsv(text: string): PastedCredential | null {
  const rows = text.split(/\r?\n/).map((line) => line.split(/[,;\t]/).map(cell))
  const names = rows[0]?.map((name) => name.toLowerCase()) ?? []
  const values = rows[1] ?? []
  const at = (name: RegExp): string => values[names.findIndex((each) => name.test(each))] ?? ''
  const access_key = at(/^access key id$/)
  const secret_key = at(/^secret access key$/)
  if (access_key === '' || secret_key === '') return null
  return { kind: 'ak_sk', fields: { access_key, secret_key } }
}

/** A cell's text without its quotes; spreadsheets write `="…"` to keep it a text. */
function cell(text: string): string {
  return text
    .trim()
    .replace(/^=?"(.*)"$/, '$1')
    .trim()
}
