import type { starting as en } from '../en/starting'
import type { Translated } from '../shape'

const rules: Translated<typeof en>['rules'] = {
  'file.empty': () => '文件为空。',
  'file.too_large': (p) => `文件大小为 ${p['size'] ?? ''} 字节，服务端最多接受 12 MB（APIG.3603）。`,
  'file.not_utf8': () => '文件不是 UTF-8 编码，请另存为 UTF-8。',
  'file.extension': (p) => `${p['fileName'] ?? ''} 的扩展名不是 .json、.yaml 或 .yml。`,

  'document.unparsable': () => '从此处起，文本既不是 JSON 也不是 YAML。',
  'document.not_json': () => '文件扩展名为 .json，但从此处起不是合法的 JSON，只能按 YAML 解析。',
  'document.expands_too_far': () => 'YAML 别名相互引用，无法展开。',
  'document.not_object': () => '文档不是包含“swagger”或“openapi”的对象。',
  'document.version': (p) =>
    p['value'] === ''
      ? '缺少“swagger”或“openapi”字段。服务端支持 Swagger 2.0 和 OpenAPI 3.0。'
      : `不支持版本 ${p['value'] ?? ''}。服务端支持 Swagger 2.0 和 OpenAPI 3.0。`,
  'document.version_not_text': (p) =>
    `${p['name'] ?? ''} 必须是字符串，请加引号写成 "${p['value'] === '2' ? '2.0' : (p['value'] ?? '')}"。`,
  'document.version_newer': (p) => `OpenAPI ${p['value'] ?? ''} 高于文档说明的 3.0 版本。`,
  'document.no_info': () => '缺少“info”对象。',
  'document.no_paths': () => '缺少“paths”对象。',
  'document.duplicate_key': (p) => `同一对象中“${p['name'] ?? ''}”出现两次，此处以最后一个为准。`,
  'document.servers': () => '“servers”必须是对象列表，且每个对象包含“url”（APIG.2045）。',

  'apis.none': () => '文件中没有 API。',
  'apis.too_many': (p) =>
    `文件包含 ${p['count'] ?? ''} 个 API。未提升配额时，单次最多导入 ${p['limit'] ?? ''} 个（APIG.3127）。`,
  'apis.duplicate': (p) =>
    `${p['method'] ?? ''} ${p['path'] ?? ''}（匹配模式 ${p['mode'] ?? ''}）与前面的 ${p['first'] ?? ''} 重复。仅导入第一个，此处将失败（APIG.3301）。`,

  'group.name': (p) =>
    `“${p['title'] ?? ''}”不能作为新分组的名称：须为 3 至 64 个字符，以字母或汉字开头，可包含字母、汉字、数字、“_”、“-”、“.”（APIG.2044）。`,

  'operation.method': (p) => `网关不支持请求方法 ${p['method'] ?? ''}。`,
  'operation.match_mode': (p) => `x-apigateway-match-mode 只能是 NORMAL 或 SWA，不能是 ${p['value'] ?? ''}。`,
  'operation.id_missing': (p) =>
    `${p['method'] ?? ''} ${p['path'] ?? ''} 没有 operationId，服务端会自动生成 API 名称。`,
  'operation.id_invalid': (p) =>
    `“${p['name'] ?? ''}”不能作为 API 名称：须为 3 至 255 个字符，以字母或汉字开头，可包含字母、汉字、数字和“_-./()”。`,
  'operation.id_duplicate': (p) =>
    `名称“${p['name'] ?? ''}”已被 ${p['method'] ?? ''} ${p['path'] ?? ''} 使用（APIG.3202）。`,
  'operation.tag_space': (p) => `标签“${p['tag'] ?? ''}”中含有空格，会导致导入失败。`,
  'operation.body': () => '不支持请求体定义；网关会透传请求体，但不保存其定义。',
  'operation.media_types': (p) => `不支持“${p['name'] ?? ''}”。`,
  'operation.request_type': (p) =>
    `x-apigateway-request-type 只能是 public 或 private，不能是 ${p['value'] ?? ''}。`,
  'operation.flag': (p) => `${p['name'] ?? ''} 只能是 true 或 false，不能是 ${p['value'] ?? ''}。`,
  'operation.schemes': (p) => `API 的请求协议只能是 http 或 https，不能是 ${p['value'] ?? ''}。`,
  'operation.plugins': () => 'x-apigateway-plugins 必须是插件名称列表。',

  'path.form': (p) => `“${p['path'] ?? ''}”不是合法的请求路径。`,
  'path.too_long': (p) => `请求路径（含 basePath）超过 ${p['limit'] ?? ''} 个字符。`,
  'path.reference': () => '不检查此“$ref”引用的内容，网关也可能不会解析它。请将操作直接写在此处。',
  'path.partial_variable': (p) => `“${p['part'] ?? ''}”中的路径变量没有占满整个路径段。`,
  'path.greedy_not_last': (p) => `“${p['part'] ?? ''}”只能用作最后一个路径段。`,
  'path.undeclared': (p) => `路径变量“{${p['name'] ?? ''}}”未在 parameters 中以“in: path”声明（APIG.2026）。`,
  'path.unused': (p) => `路径参数“${p['name'] ?? ''}”未出现在 ${p['path'] ?? ''} 中。`,
  'path.unmapped': (p) =>
    `路径参数“${p['name'] ?? ''}”未映射到后端：需要有一个 origin 为 REQUEST 的后端参数引用它。`,

  'parameter.reference': () => '该引用在文件中找不到目标。',
  'parameter.location': (p) =>
    `参数“${p['name'] ?? ''}”的位置为“${p['place'] ?? ''}”，网关仅支持 path、query 和 header。`,
  'parameter.name': (p) =>
    `“${p['name'] ?? ''}”不能作为参数名：最多 32 个字符，以英文字母开头，可包含英文字母、数字和“_.-”。`,
  'parameter.auth_token': (p) => `请求头参数不能命名为 ${p['name'] ?? ''}，该名称由网关认证使用。`,
  'parameter.type': (p) =>
    `参数“${p['name'] ?? ''}”的类型为“${p['type'] ?? ''}”，网关仅支持字符串和数值类型。`,
  'parameter.not_required': (p) => `路径参数“${p['name'] ?? ''}”必须设置“required: true”。`,
  'parameter.duplicate': (p) => `${p['place'] ?? ''} 参数“${p['name'] ?? ''}”重复定义（APIG.3209）。`,
  'parameter.extension': (p) =>
    p['part'] === 'x-apigateway-pass-through'
      ? `参数“${p['name'] ?? ''}”的 x-apigateway-pass-through 只能是 always 或 never。`
      : `参数“${p['name'] ?? ''}”的 ${p['part'] ?? ''} 必须是编排规则名称列表。`,

  'backend.missing': (p) =>
    `${p['method'] ?? ''} ${p['path'] ?? ''} 缺少 x-apigateway-backend。使用简易导入时会自动设为 Mock 后端。`,
  'backend.type': (p) => `“${p['type'] ?? ''}”不是合法的后端类型：应为 HTTP、HTTP-VPC、FUNCTION 或 MOCK。`,
  'backend.part_missing': (p) => `${p['type'] ?? ''} 类型的后端缺少“${p['part'] ?? ''}”。`,
  'backend.value': (p) => `后端的“${p['part'] ?? ''}”不能是 ${p['value'] ?? ''}。`,
  'backend.greedy': () => '后端路径中不允许使用“{name+}”。',
  'backend.path_unfilled': (p) =>
    `后端路径变量“{${p['name'] ?? ''}}”没有对应的“in: path”后端参数（APIG.2027）。`,
  'backend.mapping': (p) => `后端参数“${p['name'] ?? ''}”的“${p['part'] ?? ''}”缺失或不合法。`,
  'backend.mapping_undeclared': (p) =>
    `后端参数“${p['name'] ?? ''}”引用了“${p['value'] ?? ''}”，但该 API 未声明此请求参数（APIG.2028）。`,
  'backend.mapping_duplicate': (p) =>
    `后端的 ${p['place'] ?? ''} 参数“${p['name'] ?? ''}”重复定义（APIG.3209）。`,

  'policy.not_list': () => 'x-apigateway-backend-policies 必须是列表。',
  'policy.name': (p) =>
    p['name'] === ''
      ? '该策略后端没有名称。'
      : `“${p['name'] ?? ''}”不能作为策略后端的名称：须为 3 至 64 个字符，以字母或汉字开头，可包含字母、汉字、数字、“_”、“-”、“.”。`,
  'policy.name_duplicate': (p) => `该 API 已有名为“${p['name'] ?? ''}”的策略后端（APIG.3210）。`,
  'policy.type': (p) =>
    `默认后端为 ${p['own'] ?? ''} 类型时，策略后端不能为 ${p['type'] ?? ''} 类型：只有 HTTP 与 HTTP-VPC 可以混用。`,
  'policy.conditions': () => '策略后端必须有“conditions”列表，且至少包含一个条件。',
  'policy.condition': (p) =>
    p['value'] === ''
      ? `该策略条件缺少“${p['part'] ?? ''}”。`
      : `该策略条件的“${p['part'] ?? ''}”不能是 ${p['value'] ?? ''}。`,
  'policy.condition_undeclared': (p) => `策略条件引用了参数“${p['name'] ?? ''}”，但该 API 未声明此请求参数。`,

  'security.shape': () => '“security”必须是对象列表，每个对象以安全方案的名称为键。',
  'security.undefined': (p) => `文件中未定义安全方案“${p['name'] ?? ''}”。`,
  'security.several': (p) => `一个 API 只能使用一种认证方式，此处指定了 ${p['names'] ?? ''}。`,
  'security.document': (p) =>
    `有 ${p['count'] ?? ''} 个 API 没有自己的“security”。官方文档未说明会为它们导入此处的设置，这些 API 可能无需认证即可调用。请写入每个操作。`,
  'security.scheme': (p) =>
    p['needed'] === ''
      ? `安全方案“${p['name'] ?? ''}”缺少“${p['part'] ?? ''}”。`
      : `安全方案“${p['name'] ?? ''}”的“${p['part'] ?? ''}”必须是 ${p['needed'] ?? ''}。`,
  'security.auth_type': (p) =>
    p['value'] === ''
      ? `安全方案“${p['name'] ?? ''}”既没有 x-apigateway-auth-type，也没有 x-apigateway-authorizer。`
      : `安全方案“${p['name'] ?? ''}”的 x-apigateway-auth-type 只能是 AppSigv1 或 IAM，不能是 ${p['value'] ?? ''}。`,
  'security.auth_opt': () =>
    'x-apigateway-auth-opt 只能写成 { appcode-auth-type: header }，并且只能与 x-apigateway-auth-type: AppSigv1 一起使用。',
  'security.authorizer': (p) => `自定义认证“${p['name'] ?? ''}”的“${p['part'] ?? ''}”缺失或不合法。`,

  'ratelimit.undefined': (p) =>
    `文件中未定义流控策略“${p['name'] ?? ''}”。如果网关上也没有同名策略，该 API 会导入失败（APIG.3005）。`,
  'ratelimit.value': (p) => `流控策略“${p['name'] ?? ''}”的“${p['part'] ?? ''}”缺失或不合法。`,
  'access_control.undefined': (p) =>
    `文件中未定义访问控制策略“${p['name'] ?? ''}”。如果网关上也没有同名策略，该 API 会导入失败（APIG.3006）。`,
  'access_control.value': (p) => `访问控制策略“${p['name'] ?? ''}”的“${p['part'] ?? ''}”缺失或不合法。`,
  'response.undefined': (p) => `文件中未定义网关响应“${p['name'] ?? ''}”，分组中必须已有同名的网关响应。`,
  'response.value': (p) =>
    `网关响应“${p['name'] ?? ''}”的 ${p['type'] ?? ''} 必须是对象，其“status”须在 200 至 599 之间。`,

  'ignored.version': () => '网关不保存 info.version。',
  'ignored.host': () => '“host”会被忽略，分组使用自己的域名。',
  'ignored.base_path': (p) => `basePath ${p['value'] ?? ''} 会合并到每个路径中，导出时不再单独出现。`,
  'ignored.servers': () => '“servers”会被忽略，分组使用自己的域名。',
  'ignored.responses': () => '“responses”不会被导入，导出时为默认响应。',
  'ignored.description': () => 'info.description 仅在新建分组时使用，目标分组的描述保持不变。',
  'ignored.attributes': (p) => `网关不会校验参数的“${p['name'] ?? ''}”。`
}

export const starting: Translated<typeof en> = {
  startImport: '发起导入…',
  startExport: '发起导出…',
  gateway: '网关',
  noGateways: '请先添加网关。',
  cancel: '取消',
  back: '上一步',

  lists: {
    loading: '正在查询服务端…',
    group: 'API 分组',
    environment: '环境',
    filter: '按名称或ID 筛选分组',
    none: '没有匹配的分组',
    empty: '该网关没有 API 分组。',
    cut: '该网关的分组多于此处所列。未列出的分组请直接输入ID。',
    groupId: 'API 分组ID',
    environmentId: '环境ID',
    byHand: '手动输入ID',
    fromList: '从列表选择',
    refused: '服务端未返回列表。请手动输入ID，可在控制台查看。',
    needed: '请选择一项，或输入其ID。',
    badId: 'ID 由字母和数字组成，不含空格。'
  },

  exports: {
    title: '发起导出',
    about: '由服务端生成该分组的 API 定义文件，不会改变网关上的任何内容。',
    define: 'API 定义范围',
    defines: { spec: '基础定义', proxy: '全量定义', all: '扩展定义', dev: '开发定义' },
    defineTexts: {
      spec: '仅前端定义：请求方法、路径和参数，即调用方看到的 API。',
      proxy: '前端定义和后端服务定义。',
      all: '前后端定义，以及流控策略、访问控制策略和自定义认证。',
      dev: '尚未发布、正在编辑的前后端定义。其余三项导出的是已发布到所选环境的定义。'
    },
    type: '文件格式',
    oas: '规范版本',
    oasNames: { '2.0': 'Swagger 2.0 规范', '3.0': 'OpenAPI 3.0 规范' },
    version: '版本',
    versionHint: '写入 info.version 和文件名。留空则由服务端使用当前日期时间。',
    apis: 'API ID',
    apisHint: '留空表示分组内的全部 API。可输入多个ID，以空格、逗号或换行分隔。',
    apisCount: (n) => `${n} 个 API`,
    apisTooMany: '最多 1,000 个ID。',
    submit: '发起导出',
    started: '导出任务已发起，正在跟踪。'
  },

  imports: {
    title: '发起导入',
    file: 'API 定义文件',
    choose: '选择文件…',
    chooseOther: '更换文件…',
    noFile: 'Swagger 2.0 或 OpenAPI 3.0，JSON 或 YAML 格式，不超过 12 MB。',
    about: (size, apis) => `${size}，${apis}`,
    apis: (_n, shown) => `${shown} 个 API`,
    target: '导入到',
    targets: { group: '已有分组', create: '新分组' },
    newGroup: (title) => `服务端将创建分组“${title}”，名称取自 info.title。`,
    newGroupUnnamed: '服务端将以 info.title 命名新分组，但文件中没有该字段。',
    api_mode: '已存在的 API',
    api_modes: { merge: '保留原有', override: '覆盖' },
    api_modeTexts: {
      merge: '已存在的 API 会被忽略，仅新建分组中没有的 API。',
      override: '其定义会被文件内容替换。已发布的版本保持不变，直到您重新发布。'
    },
    extend_mode: '已存在的策略',
    extend_modes: { merge: '保留原有', override: '覆盖' },
    extend_modeTexts: {
      merge: '同名的流控策略和访问控制策略保持原有设置。',
      override: '同名策略会改为文件中的设置，并影响所有使用它的 API。'
    },
    simple_mode: '简易导入',
    simple_modeText: '文件无需包含网关的扩展定义。',
    mock_mode: 'Mock 后端',
    mock_modeText: '无论文件如何定义，所有 API 均使用 Mock 后端。',
    view: '显示内容',
    findings: '检查结果',
    text: '文件内容',
    checking: '正在检查文件…',
    checked: '检查未发现问题。',
    checkedText: '检查依据官方文档进行，服务端仍可能因文档未说明的原因拒绝。',
    findingsLabel: '检查发现的问题',
    cut: (shown, total) => `共发现 ${total} 项，列出 ${shown} 项。`,
    line: (line) => `第 ${line} 行`,
    lineColumn: (line, column) => `第 ${line} 行第 ${column} 列`,
    severities: { error: '错误', warning: '警告', note: '提示' },
    counts: {
      error: (_n, shown) => `${shown} 个错误`,
      warning: (_n, shown) => `${shown} 个警告`,
      note: (_n, shown) => `${shown} 条提示`
    },
    next: '下一步',
    confirmTitle: '确认导入？',
    confirmGroup: (file, group, gateway) => `将 ${file} 导入网关 ${gateway} 的分组 ${group}。`,
    confirmCreate: (file, title, gateway) => `将 ${file} 导入网关 ${gateway} 的新分组 ${title}。`,
    changes: '导入后的变化',
    change: (option, choice, text) => `${option}：${choice}。${text}`,
    notPublished: '导入的 API 不会自动发布，在您发布之前，调用方不受影响。',
    once: '只发送一次请求，不会自动重发。',
    accept: (_n, shown) => `检查发现 ${shown} 个错误，仍然发送`,
    submit: '导入',
    sending: '正在发送…',
    started: '导入任务已发起，正在跟踪。'
  },

  ends: {
    accepted: '已受理',
    refused: '被服务端拒绝',
    not_sent: '未发送',
    unknown: '结果未知',
    under_way: '进行中'
  },
  endTexts: {
    accepted: '服务端已创建任务。',
    refused: '服务端没有创建任何任务。',
    not_sent: '请求未到达服务端。',
    unknown: '服务端可能已创建任务，但未收到任务ID。请先在控制台查看该分组，再决定是否重试。',
    under_way: '请求已发送，正在等待响应。'
  },
  serverText: '服务端原文',
  errorCode: '错误码',
  explanation: '说明',
  reason: '原因',
  answer: '响应',

  withoutTask: '未产生任务的发起记录',
  withoutTaskText: '在此发起、但没有得到任务ID 的导入和导出。',
  startsFailed: '无法读取发起记录',
  tryAgain: '重试…',
  tryAgainText: '以相同的文件和选项打开表单，不会立即发送。',
  more: (_n, shown) => `再显示 ${shown} 条`,
  tasks: '导入与导出',

  startedWith: '发起参数',
  startedAt: '发起时间',
  startedOn: '网关',
  optionsUnknown: '该任务由更高版本的应用发起，其参数已保存。',
  size: '大小',
  sha256: 'SHA-256 值',
  copyHash: '复制 SHA-256',
  copyValue: (name) => `复制${name}`,
  saveCopy: '另存副本…',
  savedTo: (path) => `已保存到 ${path}`,
  sentText: '已发送文件的内容',
  intoNewGroup: '新分组，名称取自 info.title',
  yes: '是',
  no: '否',
  byService: '服务端的日期时间',
  allApis: '分组内全部',

  rules
}
