import type { RegionId } from '../../regions'

type Params = Record<string, string | number>
const named = (p: Params, key: string, otherwise: string): string =>
  p[key] === undefined ? otherwise : `“${p[key]}”`

/** The network of a gateway: its proxy, its certificates, its region, and what a connection test found. */
export const network = {
  title: 'Network',
  loading: 'Reading the network settings…',
  failed: 'The network settings could not be read',

  proxy: 'Proxy',
  modes: { system: 'System', direct: 'None', manual: 'Manual', pac: 'Script' },
  modeHints: {
    system: 'As this system is set, with its proxy or its script.',
    direct: 'Always directly, whatever this system is set to.',
    manual: 'Through one HTTP proxy. This computer itself (localhost) is never reached through it.',
    pac: 'A script (PAC) decides for each address. Without the script nothing is sent, not even directly.'
  },
  address: { manual: 'Proxy address', pac: 'Script address' },
  addressHint: {
    manual: 'Host and port, e.g. proxy.example.com:8080',
    pac: 'e.g. http://wpad.example.com/proxy.pac'
  },
  user: 'User at the proxy',
  userHint: 'Only if the proxy asks for one. The gateway never gets to see it.',
  password: 'Password at the proxy',
  passwordHints: {
    absent: 'No password is saved.',
    stored: 'One is saved, encrypted by this system. Leave empty to keep it.',
    stored_weakly: 'One is saved on the disk, weakly protected. Leave empty to keep it.',
    this_run: 'One is saved for this run only. Leave empty to keep it.',
    unreadable: 'One is saved, but this system can no longer decrypt it. Enter it again.'
  },
  passwordAgain: 'Another proxy or user: the saved password is forgotten. Enter the new one.',
  passwordThisRun: 'This system has no keyring, so the password stays in memory for this run.',
  problems: {
    required: 'This is required.',
    not_a_proxy: 'This is not a proxy. Write host:port, without a user: proxy.example.com:8080',
    not_a_script: 'This is not the address of a script. Begin with http:// or https://'
  },
  save: 'Save proxy',
  saved: 'Proxy saved. It applies from the next request on.',
  discard: 'Discard',

  certificates: 'Own certificate authorities',
  certificatesHint:
    'For a gateway whose certificate was issued inside a company. They are trusted for this gateway only, beside those of this system. Certificate errors are never ignored.',
  noCertificates: 'None added. Those of this system are trusted.',
  fromFile: (name: string) => `Last added from ${name}.`,
  add: 'Add from file…',
  chosenTitle: 'Trust these authorities?',
  chosenText: (name: string) =>
    `${name} holds these certificates. Compare the fingerprint with the one that your company publishes before you trust it.`,
  chosenNone: (name: string) =>
    `${name} holds no certificate in PEM or DER. Export the certificate of the authority alone (Base-64, .cer or .pem); containers (.p7b, .pfx) are not read.`,
  chosenKey: (name: string) =>
    `${name} holds a private key, which nobody but its owner may have. Choose the file with the authority’s certificate alone. Nothing of this one was kept.`,
  chosenNothing: 'None of them can be added.',
  trust: (n: number) => (n === 1 ? 'Trust this authority' : `Trust these ${n} authorities`),
  added: 'Authorities added. They apply from the next request on.',
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `No longer trust ${name}?`,
  removeText: 'Connections that need it fail from the next request on.',
  removed: 'Authority removed.',
  facts: { subject: 'Issued to', issuer: 'Issued by', validity: 'Valid', fingerprint: 'SHA-256' },
  validity: (from: string, to: string) => `${from} to ${to}`,
  certificateProblems: {
    not_an_authority: 'Not an authority: it may prove one server, and issue nothing.',
    expired: 'Expired.',
    not_yet_valid: 'Not valid yet. Check the clock of this computer.',
    already_added: 'Trusted already.'
  },

  region: 'Region',
  regionHint: 'Type a part of its name or ID; it fills in the endpoint.',
  regionOther: 'Another cloud: type the endpoint below',
  regionNone: 'No region has this name. Any other endpoint can be typed below.',

  clockAhead: (by: string) => `This computer’s clock is ${by} ahead of the service.`,
  clockBehind: (by: string) => `This computer’s clock is ${by} behind the service.`,

  /** Why a certificate was refused, and what to do. */
  tlsWhys: {
    unknown_authority: (p: Params) =>
      `${named(p, 'subject', 'it')} was issued by ${named(p, 'issuer', 'an authority')}, which neither this system nor this gateway’s settings know. If it is your company’s authority, add its certificate under Network; if not, someone may be reading along.`,
    self_signed: (p: Params) =>
      `${named(p, 'subject', 'the server')} signed its certificate itself, so that nothing proves who it is. Ask for a certificate of an authority; one that is its own authority can be added under Network.`,
    expired: (p: Params) =>
      `${named(p, 'subject', 'it')} expired${p['validTo'] === undefined ? '' : ` on ${p['validTo']}`}. The operator has to renew it, unless this computer’s clock is wrong.`,
    not_yet_valid: (p: Params) =>
      `${named(p, 'subject', 'it')} is not valid before ${p['validFrom'] ?? 'a later time'}. Check this computer’s clock.`,
    wrong_host: (p: Params) =>
      `it is ${named(p, 'subject', 'another server')}’s and does not name ${p['host'] ?? 'this host'}. Check the endpoint.`,
    wrong_purpose: (p: Params) =>
      `${named(p, 'subject', 'it')} may not be used by a server. The operator has to replace it.`,
    not_an_authority: (p: Params) =>
      `${named(p, 'subject', 'a certificate')} issued another one without being an authority. Nothing that it vouches for can be trusted.`,
    not_allowed_to_issue: (p: Params) =>
      `${named(p, 'subject', 'an authority')} is not allowed to issue a certificate for this host. The operator has to get another one.`,
    weak: (p: Params) =>
      `${named(p, 'subject', 'it')} uses a signature or a key that can be forged. The operator has to renew it.`,
    revoked: (p: Params) =>
      `${named(p, 'subject', 'it')} was revoked by its authority. Do not use this endpoint until the operator has renewed it.`,
    client_certificate: () => 'the server wants a certificate of yours, which the app does not offer.',
    not_tls: () =>
      'what answered at this port does not speak TLS, or only an outdated version. Check the port, and whether a proxy stands between.',
    other: (p: Params) => `${p['detail'] ?? 'no further reason is known'}.`
  },
  tlsNone: (host: string, why: string) =>
    `There is no secure connection to ${host}: ${why} Nothing was sent.`,
  tlsFailed: (host: string, why: string) =>
    `The certificate of ${host} was refused: ${why} Nothing was sent.`,

  /** What about the proxy did not work, and what to do. */
  proxyWhys: {
    unreachable: (proxy: string) =>
      `${proxy} cannot be reached. Check the proxy’s address under Network, and whether you are in its network.`,
    certificate: (proxy: string) => `The certificate of ${proxy} is not trusted.`,
    script: () =>
      'The script that chooses the proxy could not be read or has an error. Check its address under Network.',
    address: () => 'The address of the proxy is not understood. Check it under Network.',
    refused: (proxy: string) =>
      `${proxy} did not open the connection: it forbids the host, or could not reach it itself. Ask who runs it to allow the endpoint.`,
    login_needed: (proxy: string) => `${proxy} asks for a user and a password. Enter them under Network.`,
    login_refused: (proxy: string) =>
      `${proxy} refused the user or the password. They are not tried again until you enter them anew under Network, so that the account does not get locked.`
  },
  theProxy: 'The proxy',
  proxyNamed: (name: string) => `The proxy ${name}`,

  /** What a connection test found. A text says what to do where the failure itself does not. */
  verdicts: {
    reached: { title: 'It works', text: 'The service answered and accepted the credentials.' },
    no_token: { title: 'No credentials', text: 'Enter them below, then test again.' },
    credentials: { title: 'The credentials do not work', text: 'Correct them below, then test again.' },
    auth: {
      title: 'The token was refused',
      text: 'It may have expired (24 hours), belong to another region or project, or be incomplete. Get a new one.'
    },
    expired: {
      title: 'The credentials have expired',
      text: 'A temporary access key lasts for hours only. Get a new one and enter it.'
    },
    key_unknown: {
      title: 'No such access key',
      text: 'The service does not know this access key ID. It may be deleted, disabled, mistyped, or of another cloud.'
    },
    key_locked: {
      title: 'The access key is locked',
      text: 'After five failures in a row the service locks a key for 5 minutes. Correct the secret key, wait, then test again.'
    },
    signature: {
      title: 'The signature was refused',
      text: 'The secret key does not belong to the access key ID, or something on the way changes the request. Enter both again.'
    },
    clock: {
      title: 'The clock is wrong',
      text: 'A signed request is valid for 15 minutes. Set this computer’s clock (and its time zone), then test again.'
    },
    wrong_region: {
      title: 'Another region’s token',
      text: 'The token was issued just now and still refused: IAM and the endpoint belong to different regions. Compare both endpoints.'
    },
    wrong_project: {
      title: 'The token is for no project',
      text: 'Its scope must be the project of this gateway. Get a token with scope “project”, and compare the project ID.'
    },
    permission: {
      title: 'No permission',
      text: 'The credentials are good, but their user may not do this in the project. Ask for the IAM action apig:asyncTask:get (with apig:instance:get; in older policies apig:apis:import and apig:apis:export), and compare the project ID.'
    },
    account: {
      title: 'The account is restricted',
      text: 'The project is frozen, the account is in arrears, or its owner was not verified. The console says which.'
    },
    address: {
      title: 'This address is not allowed',
      text: 'An access policy lets only some IP addresses in. Ask for this network’s address to be added, or use the VPN or proxy that is allowed.'
    },
    no_instance: {
      title: 'No such gateway',
      text: 'The project has no instance with this ID. Compare the instance ID with Gateway Information, and the project with the region of the endpoint.'
    },
    no_feature: {
      title: 'Not offered here',
      text: 'This endpoint has no asynchronous tasks: the region or the gateway may be too old. Check the endpoint.'
    },
    throttled: {
      title: 'Too many requests',
      text: 'The service is throttling. Wait a minute and test again.'
    },
    server_error: {
      title: 'The service has a problem',
      text: 'It was reached, but answered with an error of its own. Test again later.'
    },
    web_page: {
      title: 'A web page answered',
      text: 'This is the page of a proxy, of a network that wants a sign-in, or of a console. Sign in to the network, or check the endpoint.'
    },
    not_apig: {
      title: 'This is not API Gateway',
      text: 'Something answered that does not speak its language: a proxy or another service. Check the endpoint.'
    },
    redirect: {
      title: 'Sent elsewhere',
      text: 'Check the endpoint; a sign-in page of the network does this, too.'
    },
    dns: {
      title: 'No such name',
      text: 'Where only a proxy resolves outside names, set it under Network.'
    },
    refused: { title: 'Connection refused', text: 'Nothing listens there, or a firewall says no.' },
    unreachable: { title: 'Not reachable', text: 'Connect the VPN, or set the proxy under Network.' },
    offline: { title: 'Offline', text: 'Connect this computer to a network, then test again.' },
    proxy: { title: 'Stopped at the proxy', text: 'Nothing reached the gateway.' },
    tls: { title: 'No secure connection', text: 'Certificate errors are never ignored.' },
    timeout: {
      title: 'No answer in time',
      text: 'A firewall may drop the packets silently, or a proxy is needed: set it under Network.'
    },
    reset: {
      title: 'Connection lost',
      text: 'Something between hung up, often a firewall or a proxy. Test again; if it stays, ask who runs the network.'
    },
    demo: { title: 'Not running', text: 'Start the demo gateway, then test again.' },
    network: { title: 'Not reached', text: 'Check the network, the proxy and the endpoint.' }
  },

  regions: {
    'cn-north-1': 'CN North-Beijing1',
    'cn-north-2': 'CN North-Beijing2',
    'cn-north-4': 'CN North-Beijing4',
    'cn-north-9': 'CN North-Ulanqab1',
    'cn-north-11': 'CN North-Ulanqab-Auto1',
    'cn-north-12': 'CN North3',
    'cn-east-2': 'CN East-Shanghai2',
    'cn-east-3': 'CN East-Shanghai1',
    'cn-east-4': 'CN East2',
    'cn-east-5': 'CN East-Qingdao',
    'cn-south-1': 'CN South-Guangzhou',
    'cn-south-2': 'CN South-Shenzhen',
    'cn-south-4': 'CN South-Guangzhou-InvitationOnly',
    'cn-southwest-2': 'CN Southwest-Guiyang1',
    'ap-southeast-1': 'CN-Hong Kong',
    'ap-southeast-2': 'AP-Bangkok',
    'ap-southeast-3': 'AP-Singapore',
    'ap-southeast-4': 'AP-Jakarta',
    'ap-southeast-5': 'AP-Manila',
    'my-kualalumpur-1': 'AP-Kuala Lumpur-OP6',
    'la-north-2': 'LA-Mexico City2',
    'la-south-2': 'LA-Santiago',
    'na-mexico-1': 'LA-Mexico City1',
    'sa-brazil-1': 'LA-Sao Paulo1',
    'af-north-1': 'AF-Cairo',
    'af-south-1': 'AF-Johannesburg',
    'me-east-1': 'ME-Riyadh',
    'ae-ad-1': 'ME-Abu Dhabi-OP5',
    'tr-west-1': 'TR-Istanbul',
    'eu-west-0': 'EU-Paris',
    'eu-west-101': 'EU-Dublin',
    'ru-northwest-2': 'RU-Moscow2',
    'ru-moscow-1': 'RU-Moscow-OP4'
  } satisfies Partial<Record<RegionId, string>>
}
