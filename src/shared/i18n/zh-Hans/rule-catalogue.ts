import type { ruleCatalogue as en } from '../en/rule-catalogue'
import type { Translated } from '../shape'

export const ruleCatalogue: Translated<typeof en> = {
  title: '文档对比规则',
  open: '规则与级别…',
  change: '调整此规则的级别…',
  settings: '文档对比',
  settingsText: '从谁的角度评判变更，以及每类变更的严重程度。',
  own: (count, shown) => (count === 0 ? '全部规则按评判角度' : `已自定义 ${shown} 条规则的级别`),
  newer: (_count, shown) => `另有 ${shown} 条属于新版本的规则，予以保留。`,
  profile: '评判角度',
  search: '搜索规则',
  group: '类别',
  groups: {
    endpoints: 'API 与地址',
    parameters: '参数',
    bodies: '消息体与媒体类型',
    request_data: '请求数据',
    responses: '状态码与响应头',
    response_data: '响应数据',
    security: '认证',
    gateway: '网关',
    document: '文档本身'
  },
  allGroups: '全部规则',
  ownOnly: '仅看自定义',
  count: (shown, total) => `${shown} / ${total}`,
  list: '规则',
  none: '没有匹配的规则',
  noneOwn: '尚未自定义任何规则的级别',
  clear: '清除筛选',
  mine: '自定义',
  severity: '级别',
  asProfile: '按评判角度',
  byProfile: '各评判角度的级别',
  resetAll: '全部恢复',
  resetDone: (_count, shown) => `已恢复 ${shown} 条规则的级别。`,
  undo: '撤销',
  failed: '无法读取规则'
}
