/** How a gateway is opened: the kinds of credentials, where each value is found, and why they do not work. */
export const credentials = {
  title: 'Credentials',
  kind: 'Kind of credentials',
  kinds: {
    token: 'Token',
    iam_user: 'IAM user',
    ak_sk: 'Access key',
    temporary_ak_sk: 'Temporary access key'
  },
  kindHints: {
    token: 'A token that you fetched yourself. It ends after 24 hours and has to be replaced by hand.',
    iam_user:
      'The app fetches a token from IAM and a new one when it ends. A HUAWEI ID itself gets no token: create an IAM user.',
    ak_sk: 'A permanent key pair. Every request is signed; the secret key itself is never sent.',
    temporary_ak_sk: 'A key pair with a security token, valid for hours. Every request is signed.'
  },
  kindNames: {
    token: 'a token',
    iam_user: 'an IAM user',
    ak_sk: 'an access key',
    temporary_ak_sk: 'a temporary access key'
  },

  paste: 'Paste all at once',
  pasteHint:
    'The text of credentials.csv, the JSON of a temporary credential, or a token: it is taken apart into the fields.',
  pasteNothing: 'No credentials were found in the pasted text.',
  pasteTaken: (kind: string) => `The fields were filled with ${kind}.`,

  account: 'Account name',
  accountHint: 'Console, top right: My Credentials → API Credentials → Account Name.',
  user: 'IAM user name',
  userHint: 'My Credentials → API Credentials → IAM User Name. Virtual MFA must be off for it.',
  password: 'Password',
  passwordHint: 'The console password of that IAM user.',
  iamEndpoint: 'IAM endpoint',
  iamEndpointHint: (derived: string | null) =>
    derived === null
      ? 'Where IAM issues tokens, e.g. https://iam.cn-north-4.myhuaweicloud.com'
      : `Empty: ${derived}`,
  accessKey: 'Access key ID (AK)',
  accessKeyHint:
    'My Credentials → Access Keys → Create Access Key; the file credentials.csv holds both parts.',
  secretKey: 'Secret access key (SK)',
  secretKeyHint: 'Shown once, when the key is created.',
  securityToken: 'Security token',
  securityTokenHint: 'The value of securitytoken in the answer of IAM.',
  expiresAt: 'Valid until',
  expiresAtHint: 'The value of expires_at, e.g. 2026-03-01T08:00:00Z. Empty if you do not know it.',

  problems: {
    required: 'This is required.',
    token: 'This is not a token: only letters, digits and + / = - _ . occur in one.',
    accessKey: 'An access key ID consists of letters and digits.',
    secretKey: 'A secret key has no blanks.',
    time: 'This is not a time. Write it like 2026-03-01T08:00:00Z.',
    past: 'This time is past: the key no longer works.'
  },

  keep: 'How to save it',
  keeps: { system: 'Encrypted', this_run: 'For this run', weak: 'Weakly protected' },
  keepHints: {
    system: 'Encrypted by this system and saved outside the ledger, so no backup carries it.',
    this_run: 'In memory only: gone when the app quits, and asked for again then.',
    weak: 'On the disk, so that a restart does not ask again. It is only disguised: whoever can read your files can read it.'
  },
  noKeyring:
    'This system has no keyring that could encrypt secrets. Save them in memory for this run, or agree to weak protection.',
  noEncryption: 'This system cannot encrypt secrets. They stay in memory for this run.',
  weakConsent: 'I understand that anyone who can read my files can read this secret.',

  save: 'Save credentials',
  saved: 'Credentials saved. Polling goes on.',
  savedLocked: 'Credentials saved. Polling can go on when the lock has ended.',
  savedThisRun: 'Credentials saved for this run only. Polling goes on.',
  change: 'Change',
  remove: 'Remove credentials',
  removeTitle: (name: string) => `Remove the credentials of ${name}?`,
  removeText: 'Polling of this gateway stops at the next request. Its history stays.',
  removed: 'Credentials removed.',

  current: (kind: string, hint: string) => (hint === '' ? `Now: ${kind}` : `Now: ${kind} (${hint})`),
  none: 'No credentials yet: nothing can be asked.',
  storage: {
    absent: 'not saved',
    stored: 'encrypted by this system',
    stored_weakly: 'on the disk, weakly protected',
    this_run: 'for this run only',
    unreadable: 'saved, but this system can no longer decrypt it: enter it again'
  },
  short: {
    absent: 'no credentials',
    unreadable: 'credentials unreadable'
  },
  validUntil: (at: string, left: string) => `Valid until ${at} (${left} left)`,
  tokenUntil: (at: string, left: string) =>
    `The token that IAM issued is valid until ${at} (${left} left) and is replaced by itself.`,
  expired: (at: string) => `Expired at ${at}`,
  expiresUnknown: 'How long it is valid is not known.',
  lockedTitle: 'The access key is locked',
  locked: (left: string) =>
    `Authentication failed too often in a row. Nothing can be asked for another ${left}; correct the credentials meanwhile.`,

  /** Why polling stopped or waits, beside the reasons of the service. */
  obstacles: {
    credential_expired:
      'The temporary access key has expired. Nothing was sent. Get a new one and enter it under Gateways.',
    iam_password:
      'IAM refused the account, user name or password. They are not tried again until you enter them anew, so that the account does not get locked.',
    iam_locked:
      'IAM has locked this user after failed sign-ins. Wait until the lock ends (usually 15 minutes), then resume.',
    iam_mfa:
      'This IAM user needs a verification code (MFA), which the app cannot enter. Use an access key, or a user without it.',
    iam_forbidden:
      'IAM does not let this user get a token. Ask the administrator for programmatic access, or use an access key.',
    iam_project:
      'IAM gives this user no token for the project. Check the project ID and the user’s permissions.',
    iam_not_found: 'What answered at the IAM endpoint issues no tokens. Check the IAM endpoint.',
    iam_no_endpoint: 'Where IAM issues tokens is not known. Enter the IAM endpoint under Gateways.',
    iam_refused: 'IAM does not accept the request for a token. Check account, user name and project.',
    iam_unreachable: 'IAM could not be reached for a token. It is tried again by itself.',
    iam_unavailable: 'IAM cannot issue a token at the moment. It is tried again by itself.',
    token_renewed: 'The token was refused. A new one was fetched from IAM and the task asked for again.'
  }
}
