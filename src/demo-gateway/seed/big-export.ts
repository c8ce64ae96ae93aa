import { exportText } from '../export/export-text'
import { emptyModel } from '../model/gateway-model'
import type { ApiDefinition, ApiParameter } from '../model/definition'

/** An export as its task result holds it. */
export interface ExportedFile {
  FileName: string
  FileType: string
  Comment: string
}

const subjects = [
  '订单',
  '会员',
  '库存',
  '发票',
  '优惠券',
  '物流',
  '支付',
  '退款',
  '门店',
  '商品',
  '价格',
  '消息'
]
const verbs = ['查询', '新增', '修改', '删除', '审核', '导出', '同步', '冻结', '恢复', '统计', '校验', '通知']
const clauses = [
  '仅对已实名认证的租户开放',
  '返回结果按更新时间倒序排列',
  '调用失败时请携带请求编号联系技术支持',
  '单次最多处理一百条记录',
  '该接口支持幂等，重复提交不会产生新的数据',
  '结果缓存三十秒，实时性要求高的场景请使用消息订阅'
]

/**
 * A Swagger export of about `megabytes` MB of UTF-8 (within 2 %), full of Chinese text. Equal sizes give equal bytes,
 * on every machine.
 */
export function bigExport(megabytes: number): ExportedFile {
  const version = '2024-01-01-00:00:00'
  const text = (count: number): string =>
    exportText(
      {
        group: { id: '0123456789abcdef0123456789abcdef', name: 'big-group', description: '性能测试分组' },
        definitions: Array.from({ length: count }, (_, index) => bigApi(index)),
        define: 'all',
        version
      },
      '2.0',
      'json',
      emptyModel(0)
    )
  const probe = 200
  const bytesPerApi = Buffer.byteLength(text(probe)) / probe
  const count = Math.max(1, Math.round((megabytes * 1024 * 1024) / bytesPerApi))
  return { FileName: `big-group-RELEASE-all-${version}`, FileType: '.json', Comment: text(count) }
}

function bigApi(index: number): ApiDefinition {
  const pick = randomFrom(index)
  const path = `/service-${index % 97}/resource-${index}/{resource_id}`
  const name = `api_${index}`
  return {
    name,
    method: pick(['GET', 'PUT', 'POST', 'DELETE', 'PATCH'] as const),
    path,
    match_mode: 'NORMAL',
    request_type: pick(['public', 'private'] as const),
    cors: false,
    is_send_fg_body_base64: null,
    description: sentence(pick),
    schemes: ['https'],
    auth: { kind: pick(['APP', 'IAM', 'NONE'] as const) },
    parameters: [
      bigParameter('resource_id', 'path', pick),
      ...['keyword', 'status', 'from', 'to'].map((query) => bigParameter(query, 'query', pick))
    ],
    backend: {
      type: 'HTTP',
      endpoint: {
        address: `backend-${index % 13}.example.com`,
        description: sentence(pick),
        enableClientSsl: false,
        method: 'GET',
        path: `/v1/resource-${index}/{id}`,
        retryCount: '-1',
        scheme: 'https',
        timeout: 1000 * (1 + (index % 30))
      },
      parameters: [
        { name: 'id', value: 'resource_id', in: 'PATH', origin: 'REQUEST', description: sentence(pick) }
      ]
    },
    backend_policies: [],
    ratelimit: null,
    access_control: null,
    normal_sample: `{"message":"${sentence(pick)}"}`,
    failure_sample: ''
  }
}

type Pick = <T>(values: readonly T[]) => T

function bigParameter(name: string, place: ApiParameter['in'], pick: Pick): ApiParameter {
  return {
    name,
    in: place,
    type: 'string',
    required: place === 'path',
    description: sentence(pick),
    sample: '',
    pass_through: 'always',
    default: null,
    enum: [],
    maximum: 0,
    minimum: 0,
    maxLength: 64,
    minLength: 0
  }
}

function sentence(pick: Pick): string {
  return `${pick(verbs)}${pick(subjects)}，${pick(clauses)}；${pick(clauses)}。`
}

/** Draws from a small generator (mulberry32) of its own, so that one API does not depend on the others. */
function randomFrom(seed: number): Pick {
  let state = seed + 0x9e3779b9
  return (values) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const draw = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    return values[Math.floor(draw * values.length)] as (typeof values)[number]
  }
}
