import type { documents as en } from '../en/documents'
import type { Translated } from '../shape'
import { formatName } from '../format-name'

const obstacles: typeof en.obstacles = {
  unreadable: '无法按 JSON 或 YAML 读取',
  not_a_document: '既不是 Swagger 2.0，也不是 OpenAPI 3',
  too_deep: '嵌套层级过深'
}

export const documents: Translated<typeof en> = {
  obstacles,
  atLine: ({ reason, line }) => `${reason}（第 ${line} 行）`,
  severities: { breaking: '不兼容', warning: '需关注', compatible: '兼容', documentation: '仅文档' },
  severityTexts: {
    breaking: '此前有效的调用会失败，或含义改变。',
    warning: '部分调用可能受影响，需要人工确认。',
    compatible: '此前有效的调用仍然有效。',
    documentation: '仅文字变化，不影响调用。'
  },
  profiles: { callers: 'API 调用方', operators: '网关运维人员', strict: '严格' },
  profileTexts: {
    callers: '影响 API 调用方的变更为不兼容。',
    operators: '与 API 调用方相同，另外，使 API 对所有人开放的变更也为不兼容。',
    strict: '凡是可能造成影响的变更均为不兼容。'
  },
  states: {
    added: '新增',
    removed: '不在此文档中',
    renamed: '改名',
    changed: '有变化',
    same: '无变化'
  },
  noise: {
    info_version: '文档版本（其中为导出时间）',
    unused_definition: '没有 API 使用的定义',
    generated_response: '导出时自动生成的响应'
  },
  incomparable: {
    define: ({ before = '?', after = '?' }) =>
      `两次导出的内容范围不同：前者为“${before}”，后者为“${after}”。部分差异由此产生。`,
    oas_version: ({ before = '?', after = '?' }) =>
      `两份文档的格式不同：前者为 ${formatName(before)}，后者为 ${formatName(after)}。按含义进行对比。`,
    group_id: ({ before = '?', after = '?' }) =>
      `两份文档属于不同的 API 分组：前者为 ${before}，后者为 ${after}。`,
    env_id: ({ before = '?', after = '?' }) => `两份文档属于不同的环境：前者为 ${before}，后者为 ${after}。`
  },
  layouts: { split: '并排', unified: '合并' },
  precision: { exact: '精确', approximate: '近似' },
  precisionTexts: {
    exact: '有差异的行均已标出，且仅标出这些行。',
    approximate: '部分位置差异过大，整块标为有变化。'
  }
}
