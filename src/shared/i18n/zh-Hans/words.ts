import type { words as en } from '../en/words'
import type { Translated } from '../shape'

export const words: Translated<typeof en> = {
  task_status: {
    waiting: '等待处理',
    processing: '处理中',
    succeed: '成功',
    failed: '失败',
    unseen: '状态未知'
  },
  task_type: { import_api: '导入', export_api: '导出', unseen: '类型未知' },
  outcome: {
    complete: '全部成功',
    partial: '部分成功',
    nothing_imported: '全部失败',
    only_ignored: '仅有忽略项',
    empty: '结果为空'
  },
  runState: {
    created: '新建',
    updated: '更新',
    imported: '已导入',
    failed: '失败',
    ignored: '忽略',
    not_in_run: '不在本次导入中'
  },
  polling: { active: '跟踪中', paused: '已暂停' },
  source: { poll: '轮询', creation: '创建响应', file: '来自文件', archive: '来自归档' },
  obstacles: {
    no_token: '该网关没有认证信息。请在“网关”页面填写，之后会自动继续轮询。',
    token_locked: '本机已无法解密保存的认证信息。请在“网关”页面重新输入。',
    demo_not_running: '演示网关未运行。请在“网关”页面启动。'
  }
}
