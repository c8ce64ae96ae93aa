import type { compare as en } from '../en/compare'
import type { Translated } from '../shape'

export const compare: Translated<typeof en> = {
  title: '对比',
  tabs: { imports: '导入结果', documents: '导出文档', taken: '导入核对', failures: '失败原因' },
  before: '前一次',
  after: '后一次',
  choose: '选择一次导入',
  searchRuns: '按名称、任务、分组或时间搜索',
  noRun: '没有匹配的导入',
  swap: '前后对调',
  group: (id) => `分组 ${id}`,
  groupAsked: (id) => `请求的分组 ${id}`,
  groupUnknown: '分组未知',
  runFailed: '整个任务失败',
  runUnread: '没有可读取的结果',
  comparing: '正在对比两次导入',

  proposed: {
    same_group_before: '自动选择：同一分组中最近的一次更早导入。',
    same_requested_group_before: '自动选择：同一分组中最近的一次更早导入（按请求导入的分组判断）。',
    same_gateway_before: '自动选择：同一网关中最近的一次更早导入。本机没有同一分组的更早导入。'
  },
  noProposal: '本机没有同一网关的更早导入。请选择要对比的导入。',

  cautions: {
    different_gateway: '两次导入使用的网关或项目不同。',
    different_group: '两次导入的 API 分组不同。',
    unknown_group: '至少有一次导入的分组未知，可能不是同一分组。',
    different_options: '两次导入使用的参数不同。',
    list_not_reported: '至少有一个结果缺少列表：“不在本次导入中”也可能是“未返回”。',
    order_reversed: '左侧的导入时间更晚。',
    same_body: '两个结果逐字节完全相同。'
  },

  matrix: '各 API 的变化',
  matrixText: '每行对应前一次，每列对应后一次。点击数字查看对应的 API。',
  total: '合计',
  cell: (shown, before, after) => `${shown} 个：${before} → ${after}`,
  rowTotal: (shown, before) => `${shown} 个：前一次为${before}`,
  columnTotal: (shown, after) => `${shown} 个：后一次为${after}`,
  everything: (shown) => `共 ${shown} 个 API`,

  transitionsLabel: '变化类型',
  transitions: {
    newly_failing: '新增失败',
    recovered: '恢复成功',
    still_failing: '仍然失败',
    error_changed: '错误有变化',
    newly_ignored: '新增忽略',
    newly_in_run: '本次新出现',
    not_in_run: '不在本次导入中'
  },
  severalLists: '同时在多个列表中',
  lists: { success: '成功', failure: '失败', ignore: '忽略' },
  inSeveralLists: (side, _n, shown) => `${side}：有 ${shown} 个 API 同时出现在结果的多个列表中。`,
  listedAs: (side, lists) => `${side}：结果在多个列表中列出了该 API（${lists}）。`,
  listedMark: '多个列表',
  otherEntry: '该次导入列出了此 API，但条目较少，请查看该 API 的其他行。',

  options: '导入参数',
  optionsUnknown: '未知',
  optionsUnknownText: '仅记录了在本应用中发起的导入的参数，服务端事后不提供这些信息。',
  optionsDiffer: '不同',

  notInRunText: '该次导入的结果中没有此 API，不代表该 API 已不存在。',

  changedOnly: '仅显示变化',
  filter: '按方法、路径、错误码或文本筛选',
  count: (shown, total) => `${shown} / ${total} 个 API`,
  clearView: '显示全部',
  rows: 'API 列表',
  changed: '有变化',
  unchanged: '无变化',
  duplicate: (n) => `相同方法和路径的第 ${n} 个`,
  nextChange: '下一处变化',
  previousChange: '上一处变化',

  sameState: '状态相同，但 API ID 不同。',
  sameFailure: '两次均失败，但错误不同。',

  failed: '无法对比这两次导入',
  rowsFailed: '无法读取变化列表',
  noImports: '暂无可对比的导入',
  noImportsText: '对比需要两次已结束的导入。观察到结果后会自动显示在这里。',
  oneImport: '目前只有一次导入',
  oneImportText: '对比需要两次导入。下一次导入结束后会自动显示在这里。',
  chooseTwo: '选择两次导入',
  chooseTwoText: '请在上方选择要对比的导入。',
  noChanges: '没有变化',
  noChangesText: (shown) => `两次导入中，全部 ${shown} 个 API 的结果相同。`,
  noMatch: '没有匹配的 API',
  noMatchText: '当前筛选条件下没有内容。',
  showUnchanged: '同时显示无变化的 API'
}
