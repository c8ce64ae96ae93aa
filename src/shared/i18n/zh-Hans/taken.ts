import type { taken as en } from '../en/taken'
import type { Translated } from '../shape'

export const taken: Translated<typeof en> = {
  import: '导入',
  next: '之后的导出',
  previous: '之前的导出',
  chooseImport: '选择一次导入',
  chooseExport: '选择一次导出',
  noImport: '没有匹配的导入',
  noExport: '没有匹配的导出',
  withoutPrevious: '不使用之前的导出',
  proposed: '自动选择：导入后该分组的首次导出，以及导入前的最近一次导出。',
  proposedNext: '自动选择：导入后该分组的首次导出。本机没有导入前的导出。',

  file: '导入文件',
  fileSent: '发起导入时已保存',
  fileChosen: '刚刚选择，仅读取，不保存',
  fileUnknown: '本机没有该文件，只能核对 API 是否存在于导出中。',
  chooseFile: '选择文件…',
  chooseOther: '更换文件…',
  fileGone: '所选文件已不在内存中，请重新选择。',
  backToSent: '使用原导入文件',

  showImport: '查看导入',
  compareExports: '对比两次导出',

  first: '查看之前请注意',
  otherImports: (_count, shown) =>
    `期间该分组还有 ${shown} 次其他导入结束，由它们引起的改动会显示为“其他途径改动”。`,
  cautions: {
    different_gateway: '之后的导出与本次导入不属于同一网关或项目。',
    different_group: '之后的导出与本次导入不属于同一 API 分组。',
    unknown_group: '导入或之后的导出所属分组未知，可能不是同一分组。',
    export_before_import: '之后的导出在导入结束前就已开始，内容可能是导入前的状态。',
    export_start_unknown: '之后的导出何时开始未知，内容可能是导入前的状态。',
    import_start_unknown: '导入何时开始未知，之前的导出可能是在导入过程中生成的。',
    published_only:
      '之后的导出只包含已发布到环境的内容，而导入不会自动发布：尚未发布的 API 在其中可能缺失或仍是旧版本。',
    unpublished_only: '之后的导出只包含与已发布版本不同的内容：此前已发布的 API 不在其中。',
    define_unknown: '之后的导出请求了哪些内容未知：可能只含已发布的 API，也可能只含每个 API 的一部分。',
    policies_left_out: '之后的导出不含流量控制、访问控制和自定义认证，这些内容未参与核对。',
    backends_left_out: '之后的导出不含后端服务和策略，这些内容未参与核对。',
    some_apis: '之后的导出只请求了该分组的部分 API，其余 API 不在其中。',
    mock_mode: '导入时选择了将所有后端设为 Mock，未使用文件中的后端定义。',
    simple_mode: '导入时使用了简易导入，文件中的后端定义可能未被使用。',
    no_success_list: '导入结果没有返回成功列表，无法得知它声称完成了哪些 API。'
  },

  summary: '导入后的情况',
  successes: (_count, shown) => `导入报告成功的 ${shown} 个 API 中`,
  states: {
    as_sent: '与导入文件一致',
    different: '存在，但不一致',
    not_in_export: '不在导出中',
    not_comparable: '存在，无法比较'
  },
  stateTexts: {
    as_sent: '就导入会采用的内容而言，之后的导出与文件一致。',
    different: '之后的导出与文件不一致。',
    not_in_export: '之后的导出中没有此 API，不代表该 API 已不存在。',
    not_comparable: '之后的导出中有此 API，但不知道当时导入的内容。'
  },
  notComparable: {
    no_file: '本机没有当时的导入文件，请在上方选择后再比较。',
    not_in_file: '文件中没有此方法和路径。'
  },
  threeWay: '之前的导出、导入文件与之后的导出',
  threeWayText: '涉及其中任一文档的全部 API',
  noPrevious: '没有之前的导出，无法判断哪些是本次导入的改动、哪些是其他途径的改动。',
  noFile: '没有导入文件，无法判断本次导入改动了什么；其他途径的改动只能针对导入未报告成功的 API 判断。',
  findings: {
    ours: '本次导入改动',
    not_taken: '未生效',
    elsewhere: '其他途径改动',
    lost: '之后缺失'
  },
  findingTexts: {
    ours: '文件与之前的导出不同，或新增了此 API。',
    not_taken: '之后的导出仍与之前的导出相同，没有变成文件要求的内容。',
    elsewhere: '之后的导出既不同于文件，也不同于之前的导出：可能有人在控制台等处做了修改。',
    lost: '文件或之前的导出中有，之后的导出中没有。不代表该 API 已不存在。'
  },
  filterBy: (shown, label) => `${label}：${shown}`,
  asFarAs: (after, next) =>
    `以上结论仅以这些导出为依据。观察到导入结束的时间：${after}；观察到之后的导出结束的时间：${next}。`,
  notCompared:
    '导入不会采用、因此未参与核对的内容：响应、请求体、媒体类型、host 和 servers，以及文档的标题、描述和版本。无法判断导入如何处理的内容（例如自定义认证的定义）会在各 API 的详情中列出。',
  unknown: (members) => `无法判断是否生效（没有资料说明导入如何处理）：${members}。`,

  apis: 'API 列表',
  filter: '按方法或路径筛选',
  count: (shown, total) => `${shown} / ${total} 个 API`,
  previousOdd: '上一个有问题的 API',
  nextOdd: '下一个有问题的 API',
  noMatch: '没有匹配的 API',
  noMatchText: '当前筛选条件下没有内容。',
  noApis: '没有任何 API',
  noApisText: '导入结果和各文档中都没有 API。',
  clearFilter: '显示全部',
  duplicate: (n) => `相同方法和路径的第 ${n} 个`,
  rowsFailed: '无法读取 API 列表',

  reported: {
    success: '导入报告成功',
    failure: '导入报告失败',
    ignore: '导入报告忽略',
    none: '导入结果未提及'
  },
  failedWith: (code) => `导入报告失败（${code}）`,
  presence: '所在文档',
  inBefore: '之前的导出',
  inFile: '导入文件',
  inNext: '之后的导出',
  isIn: '有',
  isNotIn: '没有',
  noDocument: '无此文档',

  ours: (_count, shown) => `本次导入的 ${shown} 处改动`,
  oursText: '从之前的导出到导入文件。',
  broughtByImport: '此 API 由本次导入带来，之前的导出中没有。',
  differences: (_count, shown) => `${shown} 处差异`,
  differencesFromFile: '从导入文件到之后的导出。',
  differencesFromBefore: '从之前的导出到之后的导出；本次导入没有涉及此 API。',
  appeared: '之前的导出中没有，导入也没有报告成功：来自其他途径。',
  origins: {
    not_taken: '未生效：仍与之前的导出相同',
    changed_elsewhere: '其他途径改动：既不同于文件，也不同于之前的导出',
    unknown: '没有之前的导出，无法判断来源'
  },
  why: '影响',
  whereFile: '文件中的位置',
  whereBefore: '之前的位置',
  whereNext: '之后的位置',
  firstShown: (shown) => `仅显示前 ${shown} 处。`,

  waiting: {
    comparing: '正在核对导入、文件和导出',
    stop: '停止等待',
    stopped: '已停止本次核对',
    compareAgain: '开始核对'
  },
  failed: '无法读取导入后的情况',
  noImports: '还没有可核对的导入',
  noImportsText: '观察到导入结束后会自动显示在这里。',
  noNext: '导入之后还没有导出过该分组',
  noNextText: (dev) =>
    `导入后的实际情况要从该分组的导出中查看。导入不会自动发布：导出时请选择“${dev}”，或先发布再导出。`,
  noNextUnknown: '本次导入所属的分组未知，无法自动选择导出。请在上方选择，或先导出该分组。',
  startExport: '发起导出…',
  notComparableTitle: '这些文档无法按含义对比'
}
