import type { apiLife as en } from '../en/api-life'
import type { Translated } from '../shape'

export const apiLife: Translated<typeof en> = {
  title: 'API 历史',
  open: '查看此 API 的历史',
  of: (api) => `${api} 的历史`,
  back: '返回',
  backTo: (api) => `返回 ${api} 的历史`,
  known: 'API',

  states: { in_export: '在导出中', not_in_export: '不在本次导出中' },
  kinds: { import: '导入', export: '导出' },

  last: {
    lastSuccess: '最近一次导入成功',
    lastFailure: '最近一次失败',
    lastInExport: '最近一次被导出'
  },
  never: '台账中没有记录',
  endSeen: (state, when) => `${state}，${when}`,
  noLaterThan: (at) => `不晚于 ${at}`,

  place: '网关和分组',
  everywhere: '全部网关和分组',
  anyGroup: (gateway) => `${gateway}，全部分组`,
  inGroup: (gateway, group) => `${gateway}，分组 ${group}`,
  group: (id) => `分组 ${id}`,
  noGateway: '无网关',
  groupUnknown: '分组未知',
  environment: (id) => `环境 ${id}`,

  line: '时间线',
  imports: '导入',
  exports: '导出',
  markOne: (state, at) => `${state}，${at}`,
  markSeveral: (shown, state, from, to) => `${shown} 条时间相近的记录，其中有“${state}”，${from} 至 ${to}`,
  gap: (from, to) => `${from} 至 ${to} 应用未运行。`,
  gapMark: '应用未运行',

  points: '导入任务和导出文档',
  count: (_n, shown) => `${shown} 条记录`,
  openRun: '打开此响应',
  duplicate: (n) => `本次任务中的第 ${n} 条`,
  notInRunText: '同一分组的这次导入结果中没有此 API，不代表该 API 已不存在。',
  notInExportText: '从同一分组导出的文档中没有此 API，可能是导出的环境或范围不同所致。',
  listMissingText: '服务端没有返回该结果的全部列表，此 API 也可能只是未被返回。',
  inExportText: '导出的文档中包含此 API。',
  operationId: '操作ID（operationId）',
  task: '任务',
  when: '时间',
  where: '位置',

  similar: '路径相同、参数名不同的 API：',
  similarText: '此处区分路径参数的名称，以下可能是同一个 API。',
  progress: (done, total) => `正在整理已有记录中的 API：已完成 ${done} / ${total}，稍后可能还有更多内容。`,
  empty: '还没有此 API 的记录',
  emptyText: '导入结果或导出文档中出现此 API 后，会自动显示在这里。',
  emptyPlace: '这里没有此 API 的记录',
  emptyPlaceText: '在其他网关或分组中有此 API 的记录。',
  showEverywhere: '显示全部网关和分组',
  failed: '无法读取此 API 的历史',
  seen: (imports, failures, exports) => `导入 ${imports} 次，失败 ${failures} 次，导出 ${exports} 次`
}
