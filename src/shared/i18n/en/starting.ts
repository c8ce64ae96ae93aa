import type { RuleId } from '@domain/preflight/rules'

type Params = Record<string, string | number>
type Rules = Record<RuleId, (p: Params) => string>

/** What the check before an import says, one sentence a rule. Names of fields are the specification's own. */
const rules: Rules = {
  'file.empty': () => 'The file is empty.',
  'file.too_large': (p) =>
    `The file has ${p['size'] ?? ''} bytes; the service takes at most 12 MB (APIG.3603).`,
  'file.not_utf8': () => 'The file is not in UTF-8. Save it in UTF-8.',
  'file.extension': (p) => `${p['fileName'] ?? ''} ends neither in .json nor in .yaml or .yml.`,

  'document.unparsable': () => 'From here on the text is neither JSON nor YAML.',
  'document.not_json': () =>
    'The file is called .json, but from here on it is not JSON; only as YAML it can be read.',
  'document.expands_too_far': () => 'The YAML aliases refer to each other without end.',
  'document.not_object': () => 'The document is not an object with “swagger” or “openapi” in it.',
  'document.version': (p) =>
    p['value'] === ''
      ? 'Neither “swagger” nor “openapi” is there: the service takes Swagger 2.0 and OpenAPI 3.0.'
      : `Version ${p['value'] ?? ''} is not taken: the service takes Swagger 2.0 and OpenAPI 3.0.`,
  'document.version_not_text': (p) =>
    `${p['name'] ?? ''} must be a text: write "${p['value'] === '2' ? '2.0' : (p['value'] ?? '')}" in quotes.`,
  'document.version_newer': (p) =>
    `OpenAPI ${p['value'] ?? ''} is newer than 3.0, which is all that the documentation names.`,
  'document.no_info': () => 'The object “info” is missing.',
  'document.no_paths': () => 'The object “paths” is missing.',
  'document.duplicate_key': (p) =>
    `“${p['name'] ?? ''}” stands twice in this object; the last one counts here.`,
  'document.servers': () => '“servers” must be a list of objects, each with a “url” (APIG.2045).',

  'apis.none': () => 'The file holds no API.',
  'apis.too_many': (p) =>
    `The file holds ${p['count'] ?? ''} APIs; one import takes ${p['limit'] ?? ''} unless the quota was raised (APIG.3127).`,
  'apis.duplicate': (p) =>
    `${p['method'] ?? ''} ${p['path'] ?? ''} with match mode ${p['mode'] ?? ''} is there already as ${p['first'] ?? ''}. The first one is imported, this one fails (APIG.3301).`,

  'group.name': (p) =>
    `“${p['title'] ?? ''}” cannot name the new group: 3 to 64 letters, digits, “_”, “-” or “.”, a letter first (APIG.2044).`,

  'operation.method': (p) => `The gateway has no method ${p['method'] ?? ''}.`,
  'operation.match_mode': (p) => `x-apigateway-match-mode is NORMAL or SWA, not ${p['value'] ?? ''}.`,
  'operation.id_missing': (p) =>
    `${p['method'] ?? ''} ${p['path'] ?? ''} has no operationId; the service makes up a name for the API.`,
  'operation.id_invalid': (p) =>
    `“${p['name'] ?? ''}” cannot name an API: 3 to 255 letters, digits or “_-./()”, a letter first.`,
  'operation.id_duplicate': (p) =>
    `The name “${p['name'] ?? ''}” is taken by ${p['method'] ?? ''} ${p['path'] ?? ''} (APIG.3202).`,
  'operation.tag_space': (p) => `The tag “${p['tag'] ?? ''}” has a space in it, which the import refuses.`,
  'operation.body': () => 'Request bodies are not supported; the gateway passes bodies on undescribed.',
  'operation.media_types': (p) => `“${p['name'] ?? ''}” is not supported.`,
  'operation.request_type': (p) => `x-apigateway-request-type is public or private, not ${p['value'] ?? ''}.`,
  'operation.flag': (p) => `${p['name'] ?? ''} is true or false, not ${p['value'] ?? ''}.`,
  'operation.schemes': (p) => `APIs are called over http or https, not ${p['value'] ?? ''}.`,
  'operation.plugins': () => 'x-apigateway-plugins must be a list of names.',

  'path.form': (p) => `“${p['path'] ?? ''}” is not a path of the gateway.`,
  'path.too_long': (p) => `The path, with basePath before it, has more than ${p['limit'] ?? ''} characters.`,
  'path.reference': () =>
    'What this “$ref” refers to is not checked, and the gateway may not follow it. Write the operations here.',
  'path.partial_variable': (p) => `In “${p['part'] ?? ''}” the variable does not fill its whole segment.`,
  'path.greedy_not_last': (p) => `“${p['part'] ?? ''}” is allowed as the last segment only.`,
  'path.undeclared': (p) =>
    `“{${p['name'] ?? ''}}” is not declared under parameters with “in: path” (APIG.2026).`,
  'path.unused': (p) => `The path parameter “${p['name'] ?? ''}” does not occur in ${p['path'] ?? ''}.`,
  'path.unmapped': (p) =>
    `“${p['name'] ?? ''}” of the path is not passed on: a backend parameter with origin REQUEST must take it.`,

  'parameter.reference': () => 'This reference leads nowhere in the file.',
  'parameter.location': (p) =>
    `“${p['name'] ?? ''}” is sent in “${p['place'] ?? ''}”; the gateway knows path, query and header only.`,
  'parameter.name': (p) =>
    `“${p['name'] ?? ''}” cannot name a parameter: at most 32 letters, digits or “_.-”, a letter first.`,
  'parameter.auth_token': (p) =>
    `A header parameter may not be called ${p['name'] ?? ''}: it belongs to the gateway’s own authentication.`,
  'parameter.type': (p) =>
    `“${p['name'] ?? ''}” has the type “${p['type'] ?? ''}”; the gateway knows text and number only.`,
  'parameter.not_required': (p) => `The path parameter “${p['name'] ?? ''}” needs “required: true”.`,
  'parameter.duplicate': (p) =>
    `The ${p['place'] ?? ''} parameter “${p['name'] ?? ''}” is there twice (APIG.3209).`,
  'parameter.extension': (p) =>
    p['part'] === 'x-apigateway-pass-through'
      ? `x-apigateway-pass-through of “${p['name'] ?? ''}” is always or never.`
      : `${p['part'] ?? ''} of “${p['name'] ?? ''}” must be a list of rule names.`,

  'backend.missing': (p) =>
    `${p['method'] ?? ''} ${p['path'] ?? ''} has no x-apigateway-backend. Simple import fills in a mock backend.`,
  'backend.type': (p) => `“${p['type'] ?? ''}” is no backend type: HTTP, HTTP-VPC, FUNCTION or MOCK.`,
  'backend.part_missing': (p) => `A backend of type ${p['type'] ?? ''} needs “${p['part'] ?? ''}”.`,
  'backend.value': (p) => `“${p['part'] ?? ''}” of the backend cannot be ${p['value'] ?? ''}.`,
  'backend.greedy': () => '“{name+}” is not allowed in the backend’s path.',
  'backend.path_unfilled': (p) =>
    `“{${p['name'] ?? ''}}” of the backend’s path gets no value from a backend parameter with “in: path” (APIG.2027).`,
  'backend.mapping': (p) => `The backend parameter “${p['name'] ?? ''}” has no usable “${p['part'] ?? ''}”.`,
  'backend.mapping_undeclared': (p) =>
    `The backend parameter “${p['name'] ?? ''}” takes “${p['value'] ?? ''}”, which the API does not declare (APIG.2028).`,
  'backend.mapping_duplicate': (p) =>
    `The ${p['place'] ?? ''} parameter “${p['name'] ?? ''}” of the backend is there twice (APIG.3209).`,

  'policy.not_list': () => 'x-apigateway-backend-policies must be a list.',
  'policy.name': (p) =>
    p['name'] === ''
      ? 'This backend policy has no name.'
      : `“${p['name'] ?? ''}” cannot name a backend policy: 3 to 64 letters, digits, “_”, “-” or “.”, a letter first.`,
  'policy.name_duplicate': (p) =>
    `Another backend policy of this API is called “${p['name'] ?? ''}” (APIG.3210).`,
  'policy.type': (p) =>
    `A policy of type ${p['type'] ?? ''} cannot stand beside a backend of type ${p['own'] ?? ''}: only HTTP and HTTP-VPC mix.`,
  'policy.conditions': () => 'A backend policy needs a list “conditions” with at least one condition.',
  'policy.condition': (p) =>
    p['value'] === ''
      ? `This condition has no “${p['part'] ?? ''}”.`
      : `“${p['part'] ?? ''}” of this condition cannot be ${p['value'] ?? ''}.`,
  'policy.condition_undeclared': (p) =>
    `The condition looks at the parameter “${p['name'] ?? ''}”, which the API does not declare.`,

  'security.shape': () => '“security” must be a list of objects, each with the name of a security scheme.',
  'security.undefined': (p) => `The security scheme “${p['name'] ?? ''}” is not defined in this file.`,
  'security.several': (p) => `An API has one way to authenticate; this one names ${p['names'] ?? ''}.`,
  'security.document': (p) =>
    `APIs without “security” of their own: ${p['count'] ?? ''}. This one is not known to be imported for them, so they may be open to everybody. Write it into each operation.`,
  'security.scheme': (p) =>
    p['needed'] === ''
      ? `The security scheme “${p['name'] ?? ''}” has no “${p['part'] ?? ''}”.`
      : `“${p['part'] ?? ''}” of the security scheme “${p['name'] ?? ''}” must be ${p['needed'] ?? ''}.`,
  'security.auth_type': (p) =>
    p['value'] === ''
      ? `The security scheme “${p['name'] ?? ''}” has neither x-apigateway-auth-type nor x-apigateway-authorizer.`
      : `x-apigateway-auth-type of “${p['name'] ?? ''}” is AppSigv1 or IAM, not ${p['value'] ?? ''}.`,
  'security.auth_opt': () =>
    'x-apigateway-auth-opt is { appcode-auth-type: header }, and only beside x-apigateway-auth-type: AppSigv1.',
  'security.authorizer': (p) =>
    `The custom authorizer “${p['name'] ?? ''}” has no usable “${p['part'] ?? ''}”.`,

  'ratelimit.undefined': (p) =>
    `The throttling policy “${p['name'] ?? ''}” is not defined in this file. If the gateway has none of that name, the API fails (APIG.3005).`,
  'ratelimit.value': (p) => `The throttling policy “${p['name'] ?? ''}” has no usable “${p['part'] ?? ''}”.`,
  'access_control.undefined': (p) =>
    `The access control policy “${p['name'] ?? ''}” is not defined in this file. If the gateway has none of that name, the API fails (APIG.3006).`,
  'access_control.value': (p) =>
    `The access control policy “${p['name'] ?? ''}” has no usable “${p['part'] ?? ''}”.`,
  'response.undefined': (p) =>
    `The gateway response “${p['name'] ?? ''}” is not defined in this file. The group must have one of that name.`,
  'response.value': (p) =>
    `${p['type'] ?? ''} of the gateway response “${p['name'] ?? ''}” must be an object, its “status” from 200 to 599.`,

  'ignored.version': () => 'info.version is not kept by the gateway.',
  'ignored.host': () => '“host” is ignored: the group has its own domain names.',
  'ignored.base_path': (p) =>
    `basePath ${p['value'] ?? ''} becomes part of every path and is not exported as such.`,
  'ignored.servers': () => '“servers” is ignored: the group has its own domain names.',
  'ignored.responses': () => '“responses” is not imported; an export shows a default one.',
  'ignored.description': () =>
    'info.description describes new groups only; the existing group keeps its own.',
  'ignored.attributes': (p) => `“${p['name'] ?? ''}” of a parameter is not checked by the gateway.`
}

/** Starting imports and exports, and what is kept of each start. */
export const starting = {
  startImport: 'Start import…',
  startExport: 'Start export…',
  gateway: 'Gateway',
  noGateways: 'Add a gateway first.',
  cancel: 'Cancel',
  back: 'Back',

  lists: {
    loading: 'Asking the service…',
    group: 'API group',
    environment: 'Environment',
    filter: 'Filter groups by name or ID',
    none: 'No group matches',
    empty: 'This gateway has no API group.',
    cut: 'This gateway has more groups than are shown. Type the ID of one that is missing.',
    groupId: 'API group ID',
    environmentId: 'Environment ID',
    byHand: 'Type the ID',
    fromList: 'Choose from the list',
    refused: 'The service does not list them. Type the IDs; the console shows them.',
    needed: 'Choose one or type its ID.',
    badId: 'An ID has letters, digits and no spaces.'
  },

  exports: {
    title: 'Start an export',
    about: 'The service writes a definition file of the group. Nothing on the gateway changes.',
    define: 'What the file says of each API',
    defines: {
      spec: 'Front end only',
      proxy: 'Front end and backend',
      all: 'Everything',
      dev: 'Not yet published'
    },
    defineTexts: {
      spec: 'Method, path and parameters, as callers see the API.',
      proxy: 'Also where requests are passed on to.',
      all: 'Also throttling, access control and custom authorizers.',
      dev: 'Front end and backend of the APIs as they are being edited. The other three give what is published in the environment.'
    },
    type: 'File type',
    oas: 'Specification',
    oasNames: { '2.0': 'Swagger 2.0', '3.0': 'OpenAPI 3.0' },
    version: 'Version',
    versionHint: 'Goes into info.version and the file name. Empty: the service takes date and time.',
    apis: 'API IDs',
    apisHint: 'Empty: all APIs of the group. Otherwise IDs, separated by spaces, commas or lines.',
    apisCount: (n: number) => (n === 1 ? '1 API' : `${n} APIs`),
    apisTooMany: 'At most 1,000 IDs.',
    submit: 'Start export',
    started: 'Export started. Its task is being watched.'
  },

  imports: {
    title: 'Start an import',
    file: 'Definition file',
    choose: 'Choose file…',
    chooseOther: 'Other file…',
    noFile: 'Swagger 2.0 or OpenAPI 3.0, JSON or YAML, up to 12 MB.',
    about: (size: string, apis: string) => `${size}, ${apis}`,
    apis: (n: number, shown: string) => (n === 1 ? '1 API' : `${shown} APIs`),
    target: 'Import into',
    targets: { group: 'An API group', create: 'A new group' },
    newGroup: (title: string) => `The service creates the group “${title}”, named by info.title.`,
    newGroupUnnamed: 'The service creates a group named by info.title, which the file lacks.',
    api_mode: 'Existing APIs',
    api_modes: { merge: 'Leave as they are', override: 'Overwrite' },
    api_modeTexts: {
      merge: 'They are reported as ignored. Only APIs that are not there yet are created.',
      override:
        'Their definition is replaced by the file’s. What was published stays published until you publish again.'
    },
    extend_mode: 'Existing policies',
    extend_modes: { merge: 'Leave as they are', override: 'Overwrite' },
    extend_modeTexts: {
      merge: 'Throttling and access control policies of the same name keep their settings.',
      override: 'They get the file’s settings, for every API that uses them.'
    },
    simple_mode: 'Simple import',
    simple_modeText: 'A file without the gateway’s extensions is enough.',
    mock_mode: 'Mock backends',
    mock_modeText: 'Every API gets a mock backend, whatever the file says.',
    view: 'What is shown of the file',
    findings: 'Check',
    text: 'Text',
    checking: 'Checking the file…',
    checked: 'The check found nothing.',
    checkedText:
      'It knows what the documentation says. The service may still refuse what the check does not know.',
    findingsLabel: 'Findings of the check',
    cut: (shown: string, total: string) => `${shown} of ${total} findings are listed.`,
    line: (line: number) => `line ${line}`,
    lineColumn: (line: number, column: number) => `line ${line}, column ${column}`,
    severities: { error: 'Error', warning: 'Warning', note: 'Note' },
    counts: {
      error: (n: number, shown: string) => (n === 1 ? '1 error' : `${shown} errors`),
      warning: (n: number, shown: string) => (n === 1 ? '1 warning' : `${shown} warnings`),
      note: (n: number, shown: string) => (n === 1 ? '1 note' : `${shown} notes`)
    },
    next: 'Continue',
    confirmTitle: 'Import now?',
    confirmGroup: (file: string, group: string, gateway: string) =>
      `${file} is imported into the group ${group} of the gateway ${gateway}.`,
    confirmCreate: (file: string, title: string, gateway: string) =>
      `${file} is imported into a new group ${title} of the gateway ${gateway}.`,
    changes: 'What will happen',
    change: (option: string, choice: string, text: string) => `${option}: ${choice}. ${text}`,
    notPublished: 'Imported APIs are not published. Callers notice nothing until you publish them.',
    once: 'One request is sent, and never a second one by itself.',
    accept: (n: number, shown: string) =>
      n === 1
        ? 'Send it although the check found 1 error'
        : `Send it although the check found ${shown} errors`,
    submit: 'Import',
    sending: 'Sending…',
    started: 'Import started. Its task is being watched.'
  },

  ends: {
    accepted: 'Accepted',
    refused: 'Refused by the service',
    not_sent: 'Not sent',
    unknown: 'Outcome unknown',
    under_way: 'Under way'
  },
  endTexts: {
    accepted: 'The service started the task.',
    refused: 'The service started nothing.',
    not_sent: 'No request reached the service.',
    unknown:
      'The service may have started the task; its ID was not received. Look at the group in the console before you try again.',
    under_way: 'The request was sent and its answer is awaited.'
  },
  serverText: 'The service says',
  errorCode: 'Error code',
  explanation: 'In plain words',
  reason: 'Reason',
  answer: 'Answer',

  withoutTask: 'Starts without a task',
  withoutTaskText: 'Imports and exports that were started here and led to no task that is known.',
  startsFailed: 'The starts could not be read',
  tryAgain: 'Try again…',
  tryAgainText: 'Opens the form with the same file and options. Nothing is sent yet.',
  more: (n: number, shown: string) => (n === 1 ? 'Show 1 more' : `Show ${shown} more`),
  tasks: 'Imports and exports',

  startedWith: 'Started with',
  startedAt: 'Started',
  startedOn: 'Gateway',
  optionsUnknown: 'A newer version of the app started this task; its options are kept.',
  size: 'Size',
  sha256: 'SHA-256',
  copyHash: 'Copy SHA-256',
  copyValue: (name: string) => `Copy ${name}`,
  saveCopy: 'Save a copy…',
  savedTo: (path: string) => `Saved to ${path}`,
  sentText: 'Text of the file that was sent',
  intoNewGroup: 'A new group, named by info.title',
  yes: 'Yes',
  no: 'No',
  byService: 'the service’s date and time',
  allApis: 'all of the group',

  rules
}
