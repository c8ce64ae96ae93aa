import type { ChangeTexts } from '@domain/report/change-texts'
import type { rules as en } from '../en/rules'
import { ownEntry } from '../own-entry'
import type { Translated } from '../shape'

const parameterPlaces: Record<string, string> = {
  query: 'Query 参数',
  path: '路径参数',
  header: 'Header 参数',
  cookie: 'Cookie 参数',
  formData: '表单参数'
}

function placed(name: string): string {
  const [place = '', ...others] = name.split(' ')
  const rest = others.join(' ')
  if (isStatus(place)) return `响应 ${place}${rest === '' ? '' : ` 的 ${rest}`}`
  const words = ownEntry(parameterPlaces, place)
  return words === undefined || rest === '' ? name : `${words} ${rest}`
}

function isStatus(text: string): boolean {
  return /^(\d[\dx]{2}|default)$/i.test(text)
}

function parameter({ name = '?' }: ChangeTexts): string {
  const words = placed(name)
  return words === name ? `参数 ${name}` : words
}

function headerOf({ name = '?' }: ChangeTexts): string {
  const [status = '', ...rest] = name.split(' ')
  return rest.length === 0 ? `响应头 ${name}` : `响应 ${status} 的响应头 ${rest.join(' ')}`
}

const backendFields: Record<string, string> = {
  address: '后端地址',
  name: '负载通道',
  scheme: '后端请求协议',
  method: '后端请求方法',
  path: '后端请求路径',
  timeout: '后端超时时间',
  version: '函数版本',
  description: '后端描述',
  'function-urn': '函数 URN',
  'alias-urn': '函数别名',
  'invocation-type': '函数调用类型',
  'network-type': '函数网络架构',
  'result-content': 'Mock 返回结果',
  retryCount: '后端重试次数',
  enableClientSsl: '后端双向认证'
}

function backendField({ name = '?' }: ChangeTexts): string {
  const words = name.split(' ')
  const field = words.pop() ?? ''
  const shown = ownEntry(backendFields, field) ?? `后端的 ${field} `
  return words.length === 0 ? shown : `策略后端 ${words.join(' ')} 的${shown}`
}

const limitFields: Record<string, string> = {
  'api-limit': 'API 流量限制',
  'user-limit': '用户流量限制',
  'app-limit': '应用流量限制',
  'ip-limit': '源 IP 流量限制'
}

function limit({ name = '?' }: ChangeTexts): string {
  const [policy = '', ...rest] = name.split(' ')
  const field = rest.join(' ')
  if (field === '') return `流控策略 ${policy} `
  return `流控策略 ${policy} 的${spaced(ownEntry(limitFields, field) ?? `${field} 限制`)}`
}

/** A subject that ends in Latin letters brings the space behind it along. */
function changed(subject: string, { before, after }: ChangeTexts): string {
  if (before !== undefined && after !== undefined) return `${subject}由“${before}”改为“${after}”`
  if (after !== undefined) return `${subject}设为“${after}”`
  return before === undefined ? `${subject}有变化` : `${subject}不再设置，原为“${before}”`
}

function of(what: string, { name }: ChangeTexts): string {
  return name === undefined ? what : `${placed(name)} 的${what}`
}

function was({ before }: ChangeTexts): string {
  return before === undefined ? '' : `，原为“${before}”`
}

function now({ after }: ChangeTexts): string {
  return after === undefined ? '' : `：${after}`
}

function thing({ name }: ChangeTexts): string {
  if (name === undefined) return '描述'
  if (name === 'body') return '请求体的描述'
  return name === 'backend' ? '后端的描述' : `${placed(name)} 的描述`
}

const infoFields: Record<string, string> = {
  title: '标题',
  description: '描述',
  contact: '联系方式',
  license: '许可证',
  termsOfService: '服务条款'
}

function infoField({ name }: ChangeTexts): string {
  if (name === undefined) return '文档信息'
  const words = ownEntry(infoFields, name)
  return words === undefined ? `文档的 ${name} ` : `文档${words}`
}

const members: Translated<typeof en.members> = {
  'x-apigateway-request-type': 'API 类型（公开或私有）',
  'x-apigateway-match-mode': '匹配模式（绝对匹配或前缀匹配）',
  'x-apigateway-cors': '支持跨域（CORS）',
  'x-apigateway-any-method': 'ANY 请求方法',
  'x-apigateway-is-send-fg-body-base64': '请求体以 Base64 编码发送到函数工作流',
  'x-apigateway-backend': '后端',
  'x-apigateway-backend-policies': '策略后端',
  'x-apigateway-ratelimit': '绑定的流控策略',
  'x-apigateway-ratelimits': '流控策略',
  'x-apigateway-access-control': '绑定的访问控制策略',
  'x-apigateway-access-controls': '访问控制策略',
  'x-apigateway-plugins': '绑定的插件',
  'x-apigateway-auth-type': '安全认证方式',
  'x-apigateway-auth-opt': '简易认证（AppCode）',
  'x-apigateway-authorizer': '自定义认证',
  'x-apigateway-response': '绑定的网关响应',
  'x-apigateway-responses': '网关响应',
  'x-apigateway-pass-through': '参数透传到后端',
  'x-apigateway-orchestrations': '参数编排规则',
  'x-apigateway-sample': '示例值',
  'x-apigateway-content-type': '请求内容格式',
  'x-apigateway-result-normal-sample': '成功响应示例',
  'x-apigateway-result-failure-sample': '失败响应示例'
}

const documented: Translated<typeof en.documented> = {
  webhooks: 'Webhook',
  callbacks: '回调',
  links: '指向其他操作的链接',
  encoding: '表单字段的编码方式'
}

function extension({ name = '?' }: ChangeTexts): string {
  const own = ownEntry(documented, name)
  if (own !== undefined) return `${own}（${name}，仅作为文档说明对比）`
  const words = ownEntry(members, name)
  return words === undefined ? `扩展字段 ${name} ` : `${words}（${name}）`
}

const plain: Translated<typeof en.plain> = {
  'path-removed': { title: '路径不在此文档中', says: () => '此路径不在此文档中' },
  'operation-removed': {
    title: '路径的某个请求方法不在此文档中',
    says: () => '此路径的该请求方法不在此文档中'
  },
  'deprecated-operation-removed': {
    title: '已标记弃用的 API 不在此文档中',
    says: () => '此 API 不在此文档中，此前已标记为弃用'
  },
  'operation-added': { title: '新增 API', says: () => '新增的 API' },
  'operation-renamed': { title: 'API 的请求方法或路径变化', says: (t) => changed('请求方法和路径', t) },
  'path-parameter-renamed': {
    title: '路径参数改名',
    says: (t) => `仅路径参数改名：${changed('路径', t)}`
  },
  'operation-deprecated': { title: 'API 标记为弃用', says: () => '此 API 标记为弃用' },
  'operation-reactivated': { title: 'API 取消弃用标记', says: () => '此 API 取消弃用标记' },
  'operation-id-changed': {
    title: 'API 名称（operationId）变化',
    says: (t) => changed('API 名称（operationId）', t)
  },
  'tags-changed': { title: '标签变化', says: (t) => changed('标签', t) },
  'summary-changed': { title: '摘要变化', says: (t) => changed('摘要', t) },
  'description-changed': { title: '描述变化', says: (t) => changed(thing(t), t) },
  'external-docs-changed': { title: '外部文档链接变化', says: (t) => changed('外部文档链接', t) },
  'info-changed': { title: '文档信息变化', says: (t) => changed(infoField(t), t) },
  'host-changed': { title: '域名（host）变化', says: (t) => changed('域名（host）', t) },
  'base-path-changed': { title: '基础路径（basePath）变化', says: (t) => changed('基础路径（basePath）', t) },
  'schemes-changed': { title: '请求协议变化', says: (t) => changed('请求协议', t) },
  'servers-changed': { title: '服务地址变化', says: (t) => changed('服务地址', t) },
  'required-parameter-added': { title: '新增必填参数', says: (t) => `新增必填的${spaced(parameter(t))}` },
  'optional-parameter-added': { title: '新增选填参数', says: (t) => `新增选填的${spaced(parameter(t))}` },
  'path-parameter-added': { title: '新增路径参数', says: (t) => `新增${spaced(parameter(t))}` },
  'path-parameter-removed': { title: '路径参数不在此文档中', says: (t) => `${parameter(t)} 不在此文档中` },
  'parameter-removed': { title: '参数不在此文档中', says: (t) => `${parameter(t)} 不在此文档中` },
  'parameter-became-required': { title: '参数变为必填', says: (t) => `${parameter(t)} 变为必填` },
  'parameter-became-optional': { title: '参数变为选填', says: (t) => `${parameter(t)} 变为选填` },
  'parameter-moved': {
    title: '参数位置变化',
    says: ({ name = '?', before = '?', after = '?' }) => `参数 ${name} 的位置由 ${before} 改为 ${after}`
  },
  'parameter-serialization-changed': {
    title: '参数的书写格式变化',
    says: (t) => changed(`${parameter(t)} 的书写格式`, t)
  },
  'parameter-reserved-characters-changed': {
    title: '参数是否保留特殊字符变化',
    says: (t) => changed(`${parameter(t)} 是否保留特殊字符`, t)
  },
  'parameter-empty-value-refused': { title: '参数不再允许空值', says: (t) => `${parameter(t)} 不再允许空值` },
  'parameter-empty-value-allowed': { title: '参数允许空值', says: (t) => `${parameter(t)} 允许空值` },
  'parameter-default-added': {
    title: '参数新增默认值',
    says: (t) => `${parameter(t)} 新增默认值“${t.after ?? '?'}”`
  },
  'parameter-default-changed': {
    title: '参数默认值变化',
    says: (t) => changed(`${parameter(t)} 的默认值`, t)
  },
  'parameter-default-removed': {
    title: '参数不再有默认值',
    says: (t) => `${parameter(t)} 不再有默认值${was(t)}`
  },
  'required-parameter-default-changed': {
    title: '必填参数的默认值变化',
    says: (t) => changed(`${parameter(t)}（必填）的默认值`, t)
  },
  'parameter-deprecated': { title: '参数标记为弃用', says: (t) => `${parameter(t)} 标记为弃用` },
  'parameter-reactivated': { title: '参数取消弃用标记', says: (t) => `${parameter(t)} 取消弃用标记` },
  'required-body-added': { title: '新增必填的请求体', says: () => '新增请求体，且必填' },
  'optional-body-added': { title: '新增选填的请求体', says: () => '新增请求体，可不填' },
  'body-removed': { title: '请求体不在此文档中', says: () => '请求体不在此文档中' },
  'body-became-required': { title: '请求体变为必填', says: () => '请求体变为必填' },
  'body-became-optional': { title: '请求体变为选填', says: () => '请求体变为选填' },
  'request-media-type-removed': {
    title: '请求不再支持某种媒体类型',
    says: (t) => `请求不再支持 ${t.before ?? t.name ?? '?'}`
  },
  'request-media-type-added': {
    title: '请求新增支持一种媒体类型',
    says: (t) => `请求新增支持 ${t.after ?? t.name ?? '?'}`
  },
  'response-media-type-removed': {
    title: '响应不再提供某种媒体类型',
    says: (t) => `不再提供${spaced(placed(t.name ?? '?'))}`
  },
  'response-media-type-added': {
    title: '响应新增提供一种媒体类型',
    says: (t) => `新增提供${spaced(placed(t.name ?? '?'))}`
  },
  'request-media-type-suffix-changed': {
    title: '请求的媒体类型改名，语法不变',
    says: (t) => changed('请求的媒体类型', t)
  },
  'response-media-type-suffix-changed': {
    title: '响应的媒体类型改名，语法不变',
    says: (t) => changed(`${placed(t.name ?? '?')} `, t)
  },
  'response-media-type-generalized': {
    title: '响应的媒体类型变得更笼统',
    says: (t) => changed(`${placed(t.name ?? '?')} `, t)
  },
  'success-status-removed': {
    title: '成功状态码不在此文档中',
    says: ({ name = '?' }) => `响应 ${name} 不在此文档中`
  },
  'other-status-removed': {
    title: '其他状态码不在此文档中',
    says: ({ name = '?' }) => `响应 ${name} 不在此文档中`
  },
  'success-status-added': { title: '新增成功状态码', says: ({ name = '?' }) => `新增响应 ${name}` },
  'other-status-added': { title: '新增其他状态码', says: ({ name = '?' }) => `新增响应 ${name}` },
  'required-header-removed': {
    title: '必返回的响应头不在此文档中',
    says: (t) => `${headerOf(t)} 不在此文档中，此前必返回`
  },
  'optional-header-removed': { title: '响应头不在此文档中', says: (t) => `${headerOf(t)} 不在此文档中` },
  'header-added': { title: '新增响应头', says: (t) => `新增${headerOf(t)}` },
  'header-became-optional': { title: '响应头不再必返回', says: (t) => `${headerOf(t)} 不再必返回` },
  'header-became-required': { title: '响应头变为必返回', says: (t) => `${headerOf(t)} 变为必返回` },
  'security-alternative-removed': {
    title: '不再支持某种认证方式',
    says: ({ name = '?' }) => `不再支持认证方式 ${name}`
  },
  'security-alternative-added': {
    title: '新增支持一种认证方式',
    says: ({ name = '?' }) => `新增支持认证方式 ${name}`
  },
  'anonymous-access-lost': { title: '调用变为需要认证', says: (t) => `调用变为需要认证${now(t)}` },
  'anonymous-access-gained': { title: '调用变为无需认证', says: (t) => `调用变为无需认证${was(t)}` },
  'security-scope-added': {
    title: '需要更多授权范围（scope）',
    says: ({ name = '?' }) => `需要更多授权范围：${name}`
  },
  'security-scope-removed': {
    title: '不再需要某个授权范围（scope）',
    says: ({ name = '?' }) => `不再需要授权范围：${name}`
  },
  'security-scheme-changed': { title: '认证方案变化', says: (t) => changed(`认证方案 ${t.name ?? '?'} `, t) },
  'security-scheme-definition-changed': {
    title: '未被 API 使用的认证方案变化',
    says: ({ name = '?' }) => `认证方案 ${name} 有变化，没有 API 使用`
  },
  'security-scheme-definition-added': {
    title: '新增未被 API 使用的认证方案',
    says: ({ name = '?' }) => `新增认证方案 ${name}，没有 API 使用`
  },
  'security-scheme-definition-removed': {
    title: '未被 API 使用的认证方案不在此文档中',
    says: ({ name = '?' }) => `认证方案 ${name} 不在此文档中，此前没有 API 使用`
  },
  'auth-type-changed': { title: '安全认证方式变化', says: (t) => changed('安全认证方式', t) },
  'auth-options-changed': {
    title: '简易认证（AppCode）变化',
    says: (t) => changed(of('简易认证（AppCode）', t), t)
  },
  'authorizer-changed': {
    title: '自定义认证变化',
    says: ({ name }) => (name === undefined ? '自定义认证有变化' : `${name} 的自定义认证有变化`)
  },
  'match-mode-to-exact': {
    title: '匹配模式：前缀匹配改为绝对匹配',
    says: () => '匹配模式由前缀匹配改为绝对匹配'
  },
  'match-mode-to-prefix': {
    title: '匹配模式：绝对匹配改为前缀匹配',
    says: () => '匹配模式由绝对匹配改为前缀匹配'
  },
  'request-type-to-private': {
    title: 'API 类型：公开改为私有',
    says: () => 'API 类型由公开改为私有，不能上架'
  },
  'request-type-to-public': {
    title: 'API 类型：私有改为公开',
    says: () => 'API 类型由私有改为公开，可以上架'
  },
  'cors-off': { title: '关闭跨域（CORS）', says: () => '不再支持跨域（CORS）' },
  'cors-on': { title: '开启跨域（CORS）', says: () => '开始支持跨域（CORS）' },
  'backend-type-changed': {
    title: '后端类型变化',
    says: (t) => changed(t.name === undefined ? '后端类型' : `策略后端 ${t.name} 的后端类型`, t)
  },
  'backend-added': { title: '新增后端', says: () => '新增后端' },
  'backend-removed': { title: '后端不在此文档中', says: () => '后端不在此文档中' },
  'backend-target-changed': { title: '请求转发到其他后端', says: (t) => changed(backendField(t), t) },
  'backend-timeout-decreased': {
    title: '后端超时时间缩短',
    says: (t) => `${changed(backendField(t), t)}（毫秒），缩短`
  },
  'backend-timeout-increased': {
    title: '后端超时时间延长',
    says: (t) => `${changed(backendField(t), t)}（毫秒），延长`
  },
  'backend-option-changed': { title: '后端选项变化', says: (t) => changed(backendField(t), t) },
  'backend-mapping-lost': { title: '后端不再收到某个参数', says: ({ name = '?' }) => `后端不再收到 ${name}` },
  'backend-mapping-added': { title: '后端多收到一个参数', says: ({ name = '?' }) => `后端开始收到 ${name}` },
  'backend-mapping-changed': {
    title: '后端参数的来源变化',
    says: (t) => changed(`后端参数 ${t.name ?? '?'} 的来源`, t)
  },
  'backend-constant-changed': {
    title: '后端常量参数变化',
    says: (t) => changed(`后端常量参数 ${t.name ?? '?'} `, t)
  },
  'backend-mapping-dangling': {
    title: '后端参数失去来源',
    says: ({ name = '?', after = '?' }) => `后端参数 ${name} 取自“${after}”，但请求中已没有该参数`
  },
  'backend-mapping-mended': {
    title: '后端参数重新有了来源',
    says: ({ name = '?', after = '?' }) => `后端参数 ${name} 取自“${after}”，请求中现已有该参数`
  },
  'backend-policy-added': { title: '新增策略后端', says: ({ name = '?' }) => `新增策略后端 ${name}` },
  'backend-policy-removed': {
    title: '策略后端不在此文档中',
    says: ({ name = '?' }) => `策略后端 ${name} 不在此文档中`
  },
  'backend-policy-changed': {
    title: '策略后端的条件变化',
    says: (t) => {
      const words = (t.name ?? '?').split(' ')
      const field = words.length > 1 ? words.pop() : undefined
      return changed(`策略后端 ${words.join(' ')}${field === undefined ? ' ' : `（${field}）`}`, t)
    }
  },
  'backend-policies-reordered': {
    title: '策略后端的先后顺序变化',
    says: (t) => changed('策略后端的先后顺序', t)
  },
  'mock-result-changed': { title: 'Mock 返回结果变化', says: (t) => changed(backendField(t), t) },
  'ratelimit-bound': { title: '绑定流控策略', says: ({ name = '?' }) => `绑定流控策略 ${name}` },
  'ratelimit-rebound': { title: '改绑其他流控策略', says: (t) => changed('绑定的流控策略', t) },
  'ratelimit-unbound': { title: '解绑流控策略', says: ({ name = '?' }) => `解绑流控策略 ${name}` },
  'ratelimit-lowered': { title: '流控限制收紧', says: (t) => `${changed(limit(t), t)}，收紧` },
  'ratelimit-raised': { title: '流控限制放宽', says: (t) => `${changed(limit(t), t)}，放宽` },
  'ratelimit-changed': { title: '流控策略变化', says: (t) => changed(limit(t), t) },
  'ratelimit-definition-added': { title: '新增流控策略', says: ({ name = '?' }) => `新增流控策略 ${name}` },
  'ratelimit-definition-removed': {
    title: '流控策略不在此文档中',
    says: ({ name = '?' }) => `流控策略 ${name} 不在此文档中`
  },
  'ratelimit-definition-changed': {
    title: '未被 API 使用的流控策略变化',
    says: ({ name = '?' }) => `流控策略 ${name} 有变化，没有 API 使用`
  },
  'access-control-bound': { title: '绑定访问控制策略', says: ({ name = '?' }) => `绑定访问控制策略 ${name}` },
  'access-control-rebound': { title: '改绑其他访问控制策略', says: (t) => changed('绑定的访问控制策略', t) },
  'access-control-unbound': {
    title: '解绑访问控制策略',
    says: ({ name = '?' }) => `解绑访问控制策略 ${name}`
  },
  'access-control-narrowed': {
    title: '访问控制策略收紧',
    says: (t) => `${changed(`访问控制策略 ${t.name ?? '?'} `, t)}，收紧`
  },
  'access-control-widened': {
    title: '访问控制策略放宽',
    says: (t) => `${changed(`访问控制策略 ${t.name ?? '?'} `, t)}，放宽`
  },
  'access-control-changed': {
    title: '访问控制策略变化',
    says: (t) => changed(`访问控制策略 ${t.name ?? '?'} `, t)
  },
  'access-control-definition-added': {
    title: '新增访问控制策略',
    says: ({ name = '?' }) => `新增访问控制策略 ${name}`
  },
  'access-control-definition-removed': {
    title: '访问控制策略不在此文档中',
    says: ({ name = '?' }) => `访问控制策略 ${name} 不在此文档中`
  },
  'access-control-definition-changed': {
    title: '未被 API 使用的访问控制策略变化',
    says: ({ name = '?' }) => `访问控制策略 ${name} 有变化，没有 API 使用`
  },
  'plugins-changed': { title: '绑定的插件变化', says: (t) => changed('绑定的插件', t) },
  'response-set-changed': {
    title: '网关响应变化',
    says: (t) => (t.name === undefined ? changed('绑定的网关响应', t) : `网关响应 ${t.name} 有变化`)
  },
  'response-set-definition-changed': {
    title: '未被 API 使用的网关响应变化',
    says: ({ name = '?' }) => `网关响应 ${name} 有变化，没有 API 使用`
  },
  'response-set-definition-added': {
    title: '新增网关响应',
    says: ({ name = '?' }) => `新增网关响应 ${name}`
  },
  'response-set-definition-removed': {
    title: '网关响应不在此文档中',
    says: ({ name = '?' }) => `网关响应 ${name} 不在此文档中`
  },
  'sample-changed': { title: '示例变化', says: (t) => changed(of('示例', t), t) },
  'pass-through-changed': {
    title: '参数是否透传到后端变化',
    says: (t) => changed(`${parameter(t)} 是否透传到后端`, t)
  },
  'orchestrations-changed': { title: '参数编排规则变化', says: (t) => changed(of('参数编排规则', t), t) },
  'body-encoding-changed': {
    title: '请求体是否以 Base64 编码发送到函数工作流变化',
    says: (t) => changed('请求体是否以 Base64 编码发送到函数工作流', t)
  },
  'info-version-changed': { title: '文档版本变化', says: (t) => changed('文档版本', t) },
  'extension-changed': { title: '其他扩展字段（x-…）变化', says: (t) => changed(extension(t), t) },
  'unused-definition-added': {
    title: '新增未被 API 使用的定义',
    says: ({ name = '?' }) => `新增定义 ${name}，没有 API 使用`
  },
  'unused-definition-changed': {
    title: '未被 API 使用的定义变化',
    says: ({ name = '?' }) => `定义 ${name} 有变化，没有 API 使用`
  },
  'unused-definition-removed': {
    title: '未被 API 使用的定义不在此文档中',
    says: ({ name = '?' }) => `定义 ${name} 不在此文档中，此前没有 API 使用`
  }
}

/** With a space in front when it is Latin: it stands behind a Chinese word. */
function spaced(text: string): string {
  return /^[\w/]/.test(text) ? ` ${text}` : text
}

function keyword(t: ChangeTexts, other: string): string {
  if (t.keyword === undefined) return of(other, t)
  return t.name === undefined ? `${t.keyword} ` : `${placed(t.name)} 的 ${t.keyword} `
}

function property({ name = '?' }: ChangeTexts): string {
  const [place = '', ...rest] = name.split(' ')
  if (isStatus(place)) return `响应 ${place} 的属性 ${rest.join(' ')}`
  return ownEntry(parameterPlaces, place) === undefined ? `属性 ${name}` : placed(name)
}

function added(t: ChangeTexts, kind: string): string {
  const [place = '', ...rest] = (t.name ?? '?').split(' ')
  if (isStatus(place)) return `响应 ${place} 新增${kind}的属性 ${rest.join(' ')}`
  return `新增${kind}的${spaced(property(t))}`
}

const wordFields: Record<string, string> = {
  title: '标题',
  description: '描述',
  example: '示例',
  examples: '示例',
  externalDocs: '外部文档',
  xml: 'XML 写法'
}

const flag = (t: ChangeTexts): string => (t.name === undefined ? '取值' : `${placed(t.name)} `)

const schema: Translated<typeof en.schema> = {
  'type-changed': { title: '类型变化', says: (t) => changed(of('类型', t), t) },
  'type-widened': { title: '类型放宽', says: (t) => `${changed(of('类型', t), t)}，放宽` },
  'type-narrowed': { title: '类型收窄', says: (t) => `${changed(of('类型', t), t)}，收窄` },
  'type-made-explicit': {
    title: '类型写法变化，含义不变',
    says: (t) => `${of('类型', t)}仅写法变化，含义不变`
  },
  'format-changed': { title: '格式变化', says: (t) => changed(of('格式', t), t) },
  'format-widened': { title: '格式放宽', says: (t) => `${changed(of('格式', t), t)}，放宽` },
  'format-narrowed': { title: '格式收窄', says: (t) => `${changed(of('格式', t), t)}，收窄` },
  'became-nullable': { title: '取值可为 null', says: (t) => `${flag(t)}可为 null` },
  'became-not-nullable': { title: '取值不再可为 null', says: (t) => `${flag(t)}不再可为 null` },
  'enum-value-removed': {
    title: '某个枚举值不在此文档中',
    says: (t) => `${of('枚举值', t)}不再包含“${t.before ?? '?'}”`
  },
  'enum-value-added': { title: '新增枚举值', says: (t) => `${of('枚举值', t)}新增“${t.after ?? '?'}”` },
  'extensible-enum-value-removed': {
    title: '某个常见值不在此文档中',
    says: (t) => `${of('常见值', t)}不再包含“${t.before ?? '?'}”`
  },
  'extensible-enum-value-added': {
    title: '新增常见值',
    says: (t) => `${of('常见值', t)}新增“${t.after ?? '?'}”`
  },
  'became-enum': { title: '取值限定为枚举值', says: (t) => `${of('取值', t)}限定为“${t.after ?? '?'}”` },
  'enum-dropped': {
    title: '取值不再限定为枚举值',
    says: (t) => `${of('取值', t)}不再限定为“${t.before ?? '?'}”`
  },
  'required-property-added': { title: '新增必填属性', says: (t) => added(t, '必填') },
  'required-property-with-default-added': {
    title: '新增带默认值的必填属性',
    says: (t) => `${added(t, '必填')}，带默认值`
  },
  'optional-property-added': { title: '新增选填属性', says: (t) => added(t, '选填') },
  'property-became-required': { title: '属性变为必填', says: (t) => `${property(t)} 变为必填` },
  'property-with-default-became-required': {
    title: '带默认值的属性变为必填',
    says: (t) => `${property(t)}（带默认值）变为必填`
  },
  'property-became-optional': { title: '属性变为选填', says: (t) => `${property(t)} 变为选填` },
  'required-property-removed': {
    title: '必填属性不在此文档中',
    says: (t) => `${property(t)} 不在此文档中，此前必填`
  },
  'optional-property-removed': {
    title: '选填属性不在此文档中',
    says: (t) => `${property(t)} 不在此文档中，此前选填`
  },
  'required-name-added': {
    title: '未定义的属性变为必填',
    says: (t) => `未定义的${spaced(property(t))} 变为必填`
  },
  'required-name-removed': {
    title: '未定义的属性不再必填',
    says: (t) => `未定义的${spaced(property(t))} 不再必填`
  },
  'upper-bound-lowered': { title: '上限降低', says: (t) => `${changed(keyword(t, '上限'), t)}，降低` },
  'upper-bound-raised': { title: '上限提高', says: (t) => `${changed(keyword(t, '上限'), t)}，提高` },
  'upper-bound-set': { title: '新增上限', says: (t) => changed(keyword(t, '上限'), t) },
  'upper-bound-dropped': { title: '不再有上限', says: (t) => changed(keyword(t, '上限'), t) },
  'lower-bound-raised': { title: '下限提高', says: (t) => `${changed(keyword(t, '下限'), t)}，提高` },
  'lower-bound-lowered': { title: '下限降低', says: (t) => `${changed(keyword(t, '下限'), t)}，降低` },
  'lower-bound-set': { title: '新增下限', says: (t) => changed(keyword(t, '下限'), t) },
  'lower-bound-dropped': { title: '不再有下限', says: (t) => changed(keyword(t, '下限'), t) },
  'pattern-added': { title: '新增正则校验', says: (t) => changed(of('正则校验', t), t) },
  'pattern-changed': { title: '正则校验变化', says: (t) => changed(of('正则校验', t), t) },
  'pattern-dropped': { title: '不再有正则校验', says: (t) => changed(of('正则校验', t), t) },
  'unique-items-set': { title: '列表元素不可重复', says: (t) => `${of('列表元素', t)}变为不可重复` },
  'unique-items-dropped': { title: '列表元素可重复', says: (t) => `${of('列表元素', t)}变为可重复` },
  'multiple-of-set': { title: '新增数值倍数限制', says: (t) => changed(of('倍数限制', t), t) },
  'multiple-of-changed': { title: '数值倍数限制变化', says: (t) => changed(of('倍数限制', t), t) },
  'multiple-of-dropped': { title: '不再限制数值倍数', says: (t) => changed(of('倍数限制', t), t) },
  'bound-became-exclusive': {
    title: '边界值不再允许',
    says: (t) => `${keyword(t, '边界')}不再包含“${t.after ?? '?'}”本身`
  },
  'bound-became-inclusive': {
    title: '边界值变为允许',
    says: (t) => `${keyword(t, '边界')}变为包含“${t.after ?? '?'}”本身`
  },
  'additional-properties-closed': { title: '限制其他属性', says: (t) => `${of('其他属性', t)}受到限制` },
  'additional-properties-opened': { title: '放宽其他属性', says: (t) => `${of('其他属性', t)}的限制放宽` },
  'items-added': { title: '新增列表元素的定义', says: (t) => `${of('列表元素', t)}新增定义` },
  'items-dropped': { title: '不再定义列表元素', says: (t) => `${of('列表元素', t)}不再有定义` },
  'one-of-member-added': {
    title: '新增可选结构（oneOf）',
    says: (t) => `${of('可选结构（oneOf）', t)}新增 ${t.after ?? '?'}`
  },
  'one-of-member-removed': {
    title: '某个可选结构（oneOf）不在此文档中',
    says: (t) => `${of('可选结构（oneOf）', t)}不再包含 ${t.before ?? '?'}`
  },
  'one-of-added': {
    title: '须恰好符合一种结构（oneOf）',
    says: (t) => `${flag(t)}须恰好符合一种结构（oneOf）`
  },
  'one-of-dropped': {
    title: '不再限定可选结构（oneOf）',
    says: (t) => `${flag(t)}不再限定可选结构（oneOf）`
  },
  'any-of-member-added': {
    title: '新增可选结构（anyOf）',
    says: (t) => `${of('可选结构（anyOf）', t)}新增 ${t.after ?? '?'}`
  },
  'any-of-member-removed': {
    title: '某个可选结构（anyOf）不在此文档中',
    says: (t) => `${of('可选结构（anyOf）', t)}不再包含 ${t.before ?? '?'}`
  },
  'any-of-added': {
    title: '须符合至少一种结构（anyOf）',
    says: (t) => `${flag(t)}须符合至少一种结构（anyOf）`
  },
  'any-of-dropped': {
    title: '不再限定可选结构（anyOf）',
    says: (t) => `${flag(t)}不再限定可选结构（anyOf）`
  },
  'all-of-member-added': {
    title: '新增组成部分（allOf）',
    says: (t) => `${of('组成部分（allOf）', t)}新增 ${t.after ?? '?'}`
  },
  'all-of-member-removed': {
    title: '某个组成部分（allOf）不在此文档中',
    says: (t) => `${of('组成部分（allOf）', t)}不再包含 ${t.before ?? '?'}`
  },
  'discriminator-changed': {
    title: '区分结构的字段（discriminator）变化',
    says: (t) => changed(of('区分字段（discriminator）', t), t)
  },
  'became-read-only': { title: '变为只读', says: (t) => `${flag(t)}变为只读` },
  'became-not-read-only': { title: '不再只读', says: (t) => `${flag(t)}不再只读` },
  'became-write-only': { title: '变为只写', says: (t) => `${flag(t)}变为只写` },
  'became-not-write-only': { title: '不再只写', says: (t) => `${flag(t)}不再只写` },
  'schema-deprecated': { title: '标记为弃用', says: (t) => `${flag(t)}标记为弃用` },
  'schema-reactivated': { title: '取消弃用标记', says: (t) => `${flag(t)}取消弃用标记` },
  'default-changed': { title: '默认值变化', says: (t) => changed(of('默认值', t), t) },
  'constraint-added': { title: '新增其他约束', says: (t) => `新增约束：${keyword(t, '约束').trim()}` },
  'constraint-changed': { title: '其他约束变化', says: (t) => `约束有变化：${keyword(t, '约束').trim()}` },
  'constraint-dropped': { title: '其他约束取消', says: (t) => `约束已取消：${keyword(t, '约束').trim()}` },
  'schema-added': {
    title: '新增结构定义，此前可为任意值',
    says: (t) => `${flag(t)}新增结构定义，此前可为任意值`
  },
  'schema-dropped': { title: '不再有结构定义', says: (t) => `${flag(t)}不再有结构定义，可为任意值` },
  'schema-words-changed': {
    title: '标题、描述或示例变化',
    says: (t) => changed(of(ownEntry(wordFields, t.keyword ?? '') ?? '说明', t), t)
  },
  'schema-extension-changed': {
    title: '其他扩展字段（x-…）变化',
    says: (t) => changed(keyword(t, '扩展字段'), t)
  }
}

const reasons: Translated<typeof en.reasons> = {
  gone: '调用会返回错误。',
  gone_as_announced: '此前已标记为弃用，调用方有准备时间。',
  nobody_calls_yet: '目前还没有调用方。',
  called_elsewhere: '调用方须改用新的请求方法或路径。',
  same_calls: '调用方式与之前相同。',
  notice: '调用仍然有效，调用方应为将来停用做准备。',
  notice_withdrawn: '调用方无需另寻替代。',
  generated_names: '调用方式不变，但由文档生成的代码名称会变化。',
  words_only: '仅文字变化，不影响调用。',
  other_address: '调用方须将请求发往新的地址。',
  maybe_other_address: '调用方可能须改用其他协议或地址。',
  must_be_sent: '未携带的请求会被拒绝。',
  may_be_left_out: '可以不传，现有调用不受影响。',
  other_path: '调用方须改变路径的拼接方式。',
  no_longer_read: '调用方传入的内容会被忽略或拒绝。',
  sent_elsewhere: '在原位置传入的值不再被读取。',
  written_otherwise: '按原格式书写的值可能被误读。',
  empty_refused: '传入空值的请求会被拒绝。',
  more_accepted: '此前有效的请求仍然有效。',
  other_default: '不传该参数的调用方会得到不同的结果。',
  default_unused: '调用方总会传值，默认值不起作用。',
  media_type_refused: '使用该媒体类型的请求会被拒绝。',
  media_type_missing: '要求该媒体类型的调用方将无法获得。',
  media_type_on_demand: '只有主动要求的调用方才会收到。',
  media_type_renamed: '严格比较名称的客户端无法识别。',
  media_type_says_less: '查找更具体名称的客户端将找不到它；语法不变。',
  status_missing: '等待该状态码的调用方不会再收到。',
  status_not_described: '调用方处理的一种情况不再有说明。',
  status_new: '调用方可能收到尚未处理的状态码。',
  header_missing: '读取该响应头的调用方将读不到。',
  header_unsure: '调用方不能再依赖该响应头。',
  header_extra: '不认识该响应头的调用方可以忽略。',
  header_sure: '调用方可以依赖该响应头。',
  sign_in_refused: '使用该认证方式的调用会被拒绝。',
  sign_in_more: '其他认证方式仍然有效。',
  sign_in_needed: '未携带认证信息的调用会被拒绝。',
  open_to_everybody: '任何能访问网关的人都可以不经认证直接调用。',
  scope_needed: '不含该授权范围的令牌会被拒绝。',
  scope_not_needed: '令牌需要的授权范围减少。',
  sign_in_otherwise: '调用方须改用其他认证方式。',
  checked_otherwise: '认证信息的携带或校验方式可能不同。',
  used_by_nobody: '没有 API 使用，不影响调用。',
  longer_paths_refused: '更长的下级路径不再匹配此 API。',
  longer_paths_taken: '更长的下级路径也会匹配此 API。',
  not_on_sale: '不能上架云商店，直接调用不受影响。',
  on_sale: '可以上架云商店，直接调用不受影响。',
  browsers_refused: '其他域的网页无法再调用。',
  browsers_allowed: '其他域的网页也可以调用。',
  other_backend: '响应来自其他后端，行为不同时调用方会察觉。',
  slow_answers_cut: '较慢的响应可能超时。',
  slow_answers_kept: '较慢的响应有更多时间。',
  backend_only: '只涉及网关与后端之间。',
  backend_receives_less: '后端收不到它可能需要的值。',
  backend_receives_more: '后端多收到一个值，调用方无感知。',
  backend_receives_other: '后端收到不同的值，响应可能不同。',
  backend_source_lost: '后端收不到该值，调用可能失败。',
  routed_otherwise: '请求可能转发到与之前不同的后端。',
  mock_reply: '无论请求内容如何，调用方都会收到该结果。',
  throttled_sooner: '调用方可能更早被流控（429）。',
  throttled_later: '调用方可以更频繁地调用。',
  throttled_otherwise: '调用方触发流控（429）的频率可能不同。',
  locked_out: '名单之外的调用方会被拒绝。',
  let_in: '此前被拒绝的调用方可以访问。',
  let_in_otherwise: '允许或拒绝的调用方可能与之前不同。',
  plugins: '插件作用于每次调用，响应可能不同。',
  error_replies: '网关自身返回的错误响应会不同。',
  maybe_passed_on: '后端收到的参数可能增加或减少。',
  body_encoded: '函数须以不同方式读取请求体。',
  export_time: '导出时写入的是导出时间，与 API 无关。',
  other_tools: '供其他工具读取，不影响网关的调用。',

  may_be_refused: '此前有效的请求可能被拒绝。',
  only_known: '调用方不会收到此前不可能出现的内容。',
  unexpected: '调用方可能收到意料之外的内容。',
  unknown_value: '逐一处理枚举值的调用方可能遇到未知的值。',
  unlimited_values: '逐一处理枚举值的调用方可能遇到任意值。',
  may_be_missing: '依赖该内容的调用方可能读不到。',
  always_there: '调用方可以依赖该内容。',
  extra: '忽略未知内容的调用方不受影响。',
  sent_or_not: '由文档生成的代码可能增减该字段。',
  default_is_words: '只影响不传值的一方。',
  told_apart_otherwise: '调用方可能把内容识别成其他结构。',
  same_meaning: '含义与之前相同。',
  noticed_by_few: '只有自行校验的调用方会察觉。',
  described_less: '调用方对收到的内容了解更少。'
}

export const rules: Translated<typeof en> = {
  plain,
  schema,
  reasons,
  members,
  documented,
  directions: {
    request: ({ text = '' }) => `请求中，${text}`,
    response: ({ text = '' }) => (text.startsWith('响应 ') ? text : `响应中，${text}`)
  }
}
