import type { errors as en } from '../en/errors'
import type { Translated } from '../shape'

type Params = Record<string, string | number>

const fileAt = (p: Params): string | number => p['path'] ?? '该文件'

export const errors: Translated<typeof en> = {
  INVALID_INPUT: () => '无法识别输入内容。请检查各字段后重试。',
  NOT_FOUND: () => '该条目已不存在，视图已刷新。',
  NO_TOKEN: () => '该网关尚未设置认证信息。请在“网关”页面填写。',
  TOKEN_UNREADABLE: () => '本机已无法解密保存的认证信息。请重新输入。',
  CREDENTIALS_REFUSED: () => '该网关的认证信息不可用，未发送请求。原因和处理方法见“网关”页面。',
  KEY_LOCKED: (p) => `访问密钥因认证失败被锁定。请在 ${p['minutes'] ?? 5} 分钟后重试。`,
  IAM_UNREACHABLE: () => '暂时无法从 IAM 获取 Token。请检查网络后重试。',
  NO_DOCUMENT: () => '该响应不包含导出的文档。',
  GATEWAY_REFUSED: (p) =>
    `服务端拒绝了请求${p['error_code'] === undefined ? '' : `（${p['error_code']}）`}。`,
  GATEWAY_UNREACHABLE: () => '无法连接到网关。请在“网关”页面测试连接以查看原因。',
  DEMO_UNAVAILABLE: () => '无法在本机启动演示网关。',
  TASK_NOT_KEPT: (p) =>
    `服务端已受理任务 ${p['task_id'] ?? ''}，但未能写入台账。服务端不提供任务列表，请记下该任务ID，待磁盘有空间后在此添加。`,
  STOPPED: () => '操作已停止。',
  QUITTING: () => '应用正在退出，未发送任何请求。',
  FILE_NOT_READ: (p) =>
    `无法读取文件${p['path'] === undefined ? '' : ` ${p['path']}`}。请确认文件仍在原处且您有权打开。`,
  FILE_TOO_LARGE: (p) => `文件超过 ${p['megabytes'] ?? 64} MB。API 网关接受的定义文件不超过 12 MB。`,
  LOGIN_ITEM_NOT_SET: () => '系统未接受此更改。请在系统设置中检查登录时启动的应用。',
  FILE_NOT_WRITTEN: (p) =>
    `无法写入文件${p['path'] === undefined ? '' : ` ${p['path']}`}。请选择其他文件夹。未覆盖任何内容。`,
  FILE_DISK_FULL: (p) => `磁盘空间不足，无法写入 ${fileAt(p)}。请清理空间或选择其他磁盘。未覆盖任何内容。`,
  FILE_NOT_PERMITTED: (p) =>
    `系统不允许写入 ${fileAt(p)}。请选择其他文件夹，或关闭正在使用该文件的程序。未覆盖任何内容。`,
  FILE_NAME_TOO_LONG: (p) =>
    `文件名过长，磁盘不支持：${fileAt(p)}。请缩短文件名或选择其他文件夹。未写入任何内容。`,
  FILE_READ_ONLY: (p) => `${fileAt(p)} 所在磁盘为只读。请选择其他位置。未写入任何内容。`,
  FOLDER_MISSING: (p) => `${fileAt(p)} 所在的文件夹已不存在。请选择其他文件夹。未写入任何内容。`,
  FILE_MISSING: (p) => `文件已不在 ${p['path'] ?? '原位置'}。可以重新保存。`,
  DISK_FULL: () => '磁盘已满。轮询已暂停，磁盘有空间后会自动继续。',
  LEDGER_BUSY: () => '台账正被其他程序占用。请关闭该程序后重试。',
  LEDGER_UNREADABLE: (p) =>
    `无法打开台账文件，文件保持原样${p['path'] === undefined ? '' : `：${p['path']}`}。请先恢复副本或寻求帮助，不要删除任何内容。`,
  LEDGER_NEWER: () => '台账由更高版本的应用写入，文件保持原样。请安装该版本或更新的版本。',
  LEDGER_DAMAGED: () => '台账文件已损坏，未对其创建备份。已有的备份均保持原样，请从中恢复。',
  BACKUP_NO_SPACE: () => '磁盘空间不足，无法创建新的备份。已有的备份均保持原样。清理空间后将自动继续备份。',
  BACKUP_NOT_WRITTEN: () => '系统不允许写入备份文件夹。已有的备份均保持原样。请检查该文件夹是否可写。',
  BACKUP_DAMAGED: () => '该备份已损坏，未予使用。台账保持原样，请选择其他备份。',
  BACKUP_NEWER: () => '该备份由更高版本的应用创建。台账保持原样，请安装该版本或更新的版本。',
  INTERNAL: () => '应用内部出错，已保存的内容未受影响。请重试；若仍然出现，请重启应用。'
}
