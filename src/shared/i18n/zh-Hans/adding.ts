import type { adding as en } from '../en/adding'
import type { Translated } from '../shape'

export const adding: Translated<typeof en> = {
  title: '添加任务',
  paste: '粘贴含有任务的任意内容',
  pasteHint: '任务ID、响应、请求地址、curl 命令、日志均可。请求头及其中的密钥不会保留。',
  tooLong: '内容超过 500 万个字符，请保存为文件后再打开。',
  gateway: '网关',
  noGateway: '不选择：仅查看已保存的响应',
  openFiles: '打开已保存的响应…',
  openFolder: '打开文件夹…',
  filesGiven: (_n, shown) => `${shown} 个文件`,
  removeFiles: '移除文件',

  reading: '正在读取…',
  readingFiles: (done, total) => `正在读取第 ${done} 个文件，共 ${total} 个`,
  adding: (done, total) => `正在添加 ${done} / ${total}`,
  nothingYet: '尚无可添加的内容',
  nothingYetText: '识别结果会先显示在这里，确认后才会添加。文件可拖放到窗口任意位置。',
  nothingFound: '未识别到任务',
  failed: '无法读取',

  understood: (_n, shown) => `识别到 ${shown} 个任务`,
  knownAlready: (shown) => `${shown} 个已存在`,
  notUnderstood: (_n, shown) => `${shown} 处未能识别`,
  more: (shown) => `另有 ${shown} 个未列出，请先添加以上任务。`,
  moreProblems: (shown) => `以及另外 ${shown} 处`,
  rows: '识别结果',
  problems: '未能识别的内容',
  line: (shown) => `第 ${shown} 行`,
  takeUnusual: (_n, shown) => `同时添加 ${shown} 个格式不常见的ID`,

  kinds: {
    task_id: '任务ID',
    url: '请求地址',
    curl: 'curl 命令',
    creation: '创建响应',
    answer: '响应',
    error_answer: '错误响应'
  },
  answers: (_n, shown) => `${shown} 次响应`,
  targets: {
    place: '对应网关尚未添加',
    file: '不关联网关，仅供查看',
    nowhere: '请选择网关'
  },
  known: '已存在',
  read: '该文件已读取过',
  warnings: {
    unusual: '不是常见的 32 位十六进制格式',
    repeated: '重复出现',
    elsewhere: '将添加到其所指的网关'
  },
  why: {
    no_task_id: '其中没有任务ID',
    no_task_in_command: '该命令未查询任何任务',
    open_quote: '引号或括号未闭合，其后的内容未读取。',
    answer_without_id: '响应中未说明属于哪个任务',
    error_without_task: '错误信息中未说明属于哪个任务',
    is_document: '这是 API 定义，不是响应',
    unsendable_id: '请求无法携带的ID',
    empty: '内容为空',
    not_answer: '不是响应，也没有任务ID',
    html: '这是网页，不是响应',
    too_many: '包含的任务超过 10,000 个',
    too_large: '超过 256 MB',
    not_read: '无法读取',
    changed: '预览后内容有变化，请重新打开。',
    limit_reached: '超出 10,000 个文件或 2 GB 的上限，此文件及其后的文件未读取。'
  },

  newPlace: '尚未添加的网关',
  newPlaceText: (project_id, instance_id) => `项目 ${project_id}，实例 ${instance_id}`,
  gatewayName: '新网关的名称',
  endpoint: '终端节点',
  createGateway: '添加网关',
  created: (name) => `已添加 ${name}，请在“网关”页面填写认证信息。`,

  submit: (n, shown) => (n === 0 ? '添加' : `添加 ${shown} 个`),
  done: (added, known, _n, answers) => `新增 ${added} 个任务，已存在 ${known} 个，保存 ${answers} 次响应。`,
  doneTasks: (added, known) => `新增 ${added} 个任务，已存在 ${known} 个。`,
  doneProblems: (_n, shown) => `${shown} 个文件内容有变化，未添加。`,
  show: '查看',

  drop: '松开鼠标，读取文件或文件夹中的响应',
  dropUnknown: '拖入的内容不是磁盘上的文件，请先保存为文件。',

  fromFile: (name) => `来自文件 ${name}`,
  fromPaste: '来自粘贴的内容',
  fileTime: (at) => `文件时间 ${at}`,
  readAt: (at) => `读取于 ${at}`,
  fileNote: '无法得知服务端返回此响应的时间；文件时间为文件的最后修改时间。',
  fileHash: '文件的 SHA-256',

  notifications: '通知',
  notificationsOn: '跟踪的任务结束时通知我',

  notices: {
    one: (type, state) => `${type}：${state}`,
    many: (n) => `${n} 个任务已结束`,
    times: (state, n) => `${state} ${n}`
  }
}
