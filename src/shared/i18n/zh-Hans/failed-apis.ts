import type { failedApis as en } from '../en/failed-apis'
import type { Translated } from '../shape'

export const failedApis: Translated<typeof en> = {
  causes: '失败原因',
  cause: '原因详情',
  filter: '按错误码、文本或 API 筛选',
  gateway: '网关',
  anyGateway: '所有网关',
  count: (shown, total) => `${shown} / ${total} 种原因`,
  failures: (_n, shown) => `${shown} 次失败`,
  apis: (_n, shown) => `${shown} 个 API`,
  imports: (_n, shown) => `${shown} 次导入`,
  whole: (_n, shown) => `整个导入任务失败 ${shown} 次`,
  wholeImport: '整个导入任务',
  lastSeenAt: (at) => `最近观察到 ${at}`,

  first: '首次失败',
  last: '最近一次失败',
  often: '发生次数',
  oftenText: (failures, imports) => `${failures}，共涉及 ${imports}`,
  both: (failures, whole) => `${failures}，${whole}`,
  copyText: '复制服务端原文',
  open: '打开导入任务',

  part: '与该原因相关的内容',
  parts: { apis: 'API', runs: '导入任务' },
  groupedText: '错误码相同，且除名称、路径、ID 和数字外文本相同。此处显示最新的一条。',

  reading: (done, total) => `正在读取已保存的结果：${done} / ${total} 条响应`,
  failed: '无法读取失败原因',
  rowsFailed: '无法读取列表',
  empty: '尚无失败记录',
  emptyText: '整个导入任务失败或导入结果中有 API 失败时，会按原因归类显示在这里。',
  noMatch: '没有匹配的原因',
  clearFilter: '清除筛选'
}
