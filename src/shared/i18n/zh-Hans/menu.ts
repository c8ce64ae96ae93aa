import type { menu as en } from '../en/menu'
import type { Translated } from '../shape'

export const menu: Translated<typeof en> = {
  file: '文件',
  addTasks: '添加任务…',
  startImport: '发起导入…',
  startExport: '发起导出…',
  saveDocument: '保存 Swagger 文件…',
  close: '关闭窗口',
  open: '打开 APIG Ledger',
  quit: '退出',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  find: '查找',
  view: '视图',
  history: '历史',
  compare: '对比',
  gateways: '网关',
  settings: '设置',
  checkNow: '立即查询该任务',
  resetZoom: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
  fullScreen: '全屏'
}
