/** Words that end the name of a credential: `X-Auth-Token`, `appKey`, `client_secret`, `access_key_id`. */
const secretName =
  /(?:authori[sz]ation|tokens?|secrets?|password|passwd|passphrase|pwd|credentials?|cookie|signature|session[-_]?id|app[-_]?code|(?:app|api|access|secret|private|security|auth|encryption|signing|sign)[-_]?keys?|(?:^|[^a-z])(?:ak|sk))(?:[-_]?(?:id|value))?$/i
const plainName = /^[\w.$ -]{1,100}$/

/** Whether a member, parameter or header of this name holds a credential; `tokenUrl` and a path `/token` do not. */
export function isSecretName(name: string): boolean {
  return plainName.test(name) && secretName.test(name)
}
