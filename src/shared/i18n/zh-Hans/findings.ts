import type { FindingCode, FindingParams } from '@domain/async-task/findings'

const page = '“获取异步任务结果”页面（2024-10-09 版）'
const table3 = `${page}表 3`
const tables4to8 = `${page}表 4 至表 8`
const errorTable = '“API 参考”的错误码表'
const creationPages = '异步导入、异步导出页面（2025-12-26 版）'

const places: Record<string, string> = { answer: '响应', task_result: 'task_result ' }
const place = (where: string | number) => places[where] ?? String(where)

const absentForms: Record<string, string> = { missing: '缺失', null: '为 null', blank: '只含空白字符' }
const exportKeys: Record<string, string> = {
  observed: `导出结果使用 FileName、FileType、Comment 字段，与示例 2 相同；而${table3} 写的是 file_type 和 content。`,
  documented: `导出结果使用 file_type 和 content 字段，与${table3} 相同；而同一页面的示例 2 为 FileName、FileType、Comment。`,
  mixed: `导出结果混用了${page}示例 2 的字段（FileName、FileType、Comment）和表 3 的字段（file_type、content）。`
}
const exportFields: Record<string, string> = { content: '文件内容', type: '文件类型', name: '文件名' }
const resultKinds: Record<string, string> = { import: '导入', export: '导出' }
const kind = (found: string | number) => resultKinds[found] ?? String(found)

/** One sentence or two per finding: what the answer does, and what the documentation says. */
export const findings: Record<FindingCode, (params: FindingParams) => string> = {
  'text.bom': () => '响应体以字节序标记（BOM）开头，JSON 标准（RFC 8259）不允许。解析时已跳过。',
  'text.utf16': () =>
    '响应体为 UTF-16 编码，可能由 Windows 工具另存而来；JSON 标准（RFC 8259）规定使用 UTF-8。',
  'text.invalid_utf8': () => '响应体含有非 UTF-8 字节，此处显示为�；原始响应中的字节保持不变。',

  'body.empty': () => `响应体为空。按${tables4to8}，错误响应应包含 error_code 和 error_msg。`,
  'body.too_large': ({ bytes = '?', limit = '?' }) =>
    `响应体共 ${bytes} 字节，已完整保存，但本应用最多解析 ${limit} 字节。`,
  'body.html': () => `响应体是网页而不是 JSON，可能来自中间的代理；服务端的响应格式见${tables4to8}。`,
  'body.not_json': () => `响应体不是 JSON。服务端的响应格式见${table3} 至表 8。`,
  'body.not_object': () => `响应体是 JSON，但不是对象；${table3} 描述的是对象。`,
  'body.unrecognised': () => `响应体中没有${table3} 至表 8 列出的任何字段。`,
  'body.is_document': () =>
    `响应体是 API 定义文件本身，即同步导出的返回内容；${table3} 描述的是任务的查询结果。`,

  'json.too_deep': ({ where = 'answer' }) => `${place(where)}中的 JSON 嵌套过深，未解析；原始响应完整保留。`,
  'json.too_many_values': ({ where = 'answer' }) =>
    `${place(where)}中的 JSON 包含的值过多，未解析；原始响应完整保留。`,
  'json.duplicate_keys': ({ where = 'answer', keys = '?' }) =>
    `${place(where)}的同一对象中有重复的键：${keys}。采用最后一个值，全部值见原始响应。`,
  'json.big_number': ({ where = 'answer', number = '?', count = 1 }) =>
    `${place(where)}中有 ${count} 个数值超出多数 JSON 解析器的精度，第一个为 ${number}。所有数位均已保留。`,
  'json.lone_surrogate': ({ where = 'answer' }) =>
    `${place(where)}的文本中有不成对的代理码元，不构成字符，显示为�。`,

  'field.not_text': ({ field = '?' }) => `字段 ${field} 不是字符串；按${table3} 应为字符串。`,
  'field.unknown': ({ where = 'answer', fields = '?' }) =>
    `${place(where)}中有${table3} 至表 8 未列出的字段：${fields}。`,

  'task.http_status': ({ http_status = '?' }) =>
    `任务信息随 HTTP 状态码 ${http_status} 返回；${table3} 对应的状态码为 200。`,
  'task.other_id': ({ requested = '?', received = '?' }) =>
    `查询的是任务 ${requested}，返回的却是任务 ${received}；按${table3}，task_id 应为该任务自身的ID。`,
  'task.id_missing': () => `响应未给出任务ID；${table3} 列有 task_id。`,
  'task.status_missing': () => `响应中没有 task_status；${table3} 列有该字段。`,
  'task.status_unknown': ({ task_status = '?' }) =>
    `任务状态“${task_status}”不在文档中；${table3} 的枚举值为 waiting、processing、succeed、failed。将以较低频率继续轮询。`,
  'task.type_missing': () => `响应中没有 task_type；${table3} 列有该字段。`,
  'task.type_unknown': ({ task_type = '?' }) =>
    `任务类型“${task_type}”不在文档中；${table3} 的枚举值为 import_api、export_api。`,
  'task.error_beside': ({ error_code = '?' }) =>
    `错误 ${error_code} 与任务字段并列；在${table3} 的示例 3 中，错误位于 task_result 内。`,
  'task.without_envelope': () =>
    `响应只有结果而没有任务信息，与同步导入的返回内容相同；按${table3}，结果应位于 task_result 内。`,
  'created.http_status': ({ http_status = '?' }) =>
    `新建任务的ID 随 HTTP 状态码 ${http_status} 返回；${creationPages}写明为 202。`,

  'result.absent_form': ({ form = 'missing' }) =>
    `task_result ${absentForms[form] ?? form}；按${table3} 应为 String，示例 4 和示例 5 在尚无结果时为空字符串。`,
  'result.not_text': () => `task_result 直接是 JSON；按${table3}，应为可转成 JSON 对象的字符串。`,
  'result.encoded_twice': () => `task_result 被转义了两层；按${table3}，转换一次即可得到 JSON 对象。`,
  'result.not_json': () => `task_result 是字符串，但不是 JSON；${table3} 写明可转成 JSON 对象。`,
  'result.unrecognised': () => `task_result 中没有${table3} 为导入或导出列出的任何字段。`,
  'result.missing_when_final': ({ task_status = '?' }) =>
    `任务已结束（${task_status}），但没有 task_result；${table3} 对其有描述，示例 1 至示例 3 均有结果。`,
  'result.before_final': ({ task_status = '?' }) =>
    `任务尚未结束（${task_status}）却已有结果；在${table3} 的示例 4 和示例 5 中，此时 task_result 为空。`,
  'result.data_in_failed': ({ found = '?' }) =>
    `任务失败，task_result 却是${kind(found)}结果；${table3} 的示例 3 为 error_code 和 error_msg。`,
  'result.error_in_succeed': ({ error_code = '?' }) =>
    `任务成功，task_result 却是错误 ${error_code}；${table3} 描述的是导入或导出结果。`,
  'result.error_beside_data': ({ error_code = '?', error_msg = '?' }) =>
    `task_result 中结果与错误并存：${error_code}，“${error_msg}”；${table3} 没有这种形式。`,
  'result.other_type': ({ task_type = '?', found = '?' }) =>
    `task_type 为 ${task_type}，task_result 却是${kind(found)}结果；按${table3}，字段由任务类型决定。`,
  'result.mixed': () =>
    `task_result 同时含有导入和导出的字段，按导入结果处理；按${table3}，字段由任务类型决定。`,

  'import.ignore_missing': () =>
    `结果中没有 ignore 数组，与示例相同；而${table3} 列有该数组。是否有 API 被忽略不得而知。`,
  'import.list_missing': ({ list = '?' }) =>
    `${list} 数组缺失或为 null；${table3} 列有该数组，其内容不得而知。`,
  'import.list_not_array': ({ list = '?' }) => `字段 ${list} 不是数组；按${table3} 应为数组。`,
  'import.entry_not_object': ({ list = '?', count = '?' }) =>
    `${list} 数组中有 ${count} 个元素不是对象，其内容显示在请求路径一列；按${table3} 应为对象。`,
  'import.entry_field_missing': ({ list = '?', field = '?', count = '?' }) =>
    `${list} 数组中有 ${count} 个元素缺少 ${field}；${table3} 列有该字段。`,
  'import.entry_field_not_text': ({ list = '?', field = '?', count = '?' }) =>
    `${list} 数组中有 ${count} 个元素的 ${field} 不是字符串；${table3} 的示例均为字符串。`,
  'import.entry_field_unknown': ({ list = '?', fields = '?' }) =>
    `${list} 数组的元素含有${table3} 未列出的字段：${fields}。`,
  'import.action_unknown': ({ action = '?', count = '?' }) =>
    `success 数组中有 ${count} 个元素的导入行为不在文档中：${action}；${table3} 的枚举值为 create、update。`,
  'import.group_missing': () => `结果未给出 API 分组ID；${table3} 列有 group_id。`,
  'import.swagger_missing': () => `结果中没有 swagger 结构体；${table3} 列有该结构体。`,
  'import.swagger_flat': () =>
    `swagger_id 和 result 直接位于结果中，与 2021 年的文档相同；按${table3} 应为 swagger 结构体。`,
  'import.swagger_not_object': () => `字段 swagger 不是结构体；按${table3} 应包含 id 和 result。`,

  'export.keys': ({ keys = 'mixed' }) => exportKeys[keys] ?? String(keys),
  'export.spellings_differ': ({ field = '?', other = '?' }) =>
    `导出结果同时用${page}示例 2 和表 3 的字段名给出${exportFields[field] ?? field}，且两者不同。另一个值为：“${other}”`,
  'export.content_missing': () =>
    `导出结果中没有文件内容：既无 Comment（示例 2），也无 content；${table3} 列有 content。`,
  'export.content_empty': () => `导出的文件内容为空字符串；按${table3}，其中应为导出文件内容。`,
  'export.content_not_text': ({ field = 'content' }) =>
    `${field} 直接是 JSON 而不是字符串；${table3} 的示例 2 为字符串。文件内容按响应中的原文保留。`,
  'export.lone_surrogate': () =>
    '文件内容含有不成对的代理码元，UTF-8（RFC 3629）无法表示。保存的文件中以�代替，只有原始响应是准确的。',
  'export.type_missing': () => `导出结果未给出文件类型；${table3} 列有 file_type。`,
  'export.type_unknown': ({ file_type = '?' }) =>
    `文件类型“${file_type}”既不是 JSON 也不是 YAML；${table3} 未列出取值，导出时可选 json、yaml、yml。`,
  'export.type_mismatch': ({ declared = '?', sniffed = '?' }) =>
    `文件类型为 ${declared}，但内容看起来是 ${sniffed}；按${table3}，file_type 为导出文件类型。`,

  'error.in_success_status': ({ error_code = '?', http_status = '?' }) =>
    `错误 ${error_code} 随 HTTP 状态码 ${http_status} 返回；按${tables4to8}，错误的状态码为 400、401、403、404 或 500。`,
  'error.http_status': ({ error_code = '?', http_status = '?', documented = '?' }) =>
    `${error_code} 随 HTTP 状态码 ${http_status} 返回；${errorTable}中为 ${documented}。以错误码为准。`,
  'error.code_unknown': ({ error_code = '?' }) => `${error_code} 不在${errorTable}中。`,
  'error.code_missing': () => `错误响应没有错误码；按${tables4to8} 应有 error_code。`,
  'error.success_code': () => `APIG.0000 在${errorTable}中表示成功，不作为错误处理。`,
  'error.shape': ({ shape = '?' }) =>
    `错误响应的形式（${shape === 'iam' ? 'IAM 的 error.code、error.message' : 'code、message'}）与${tables4to8} 的 error_code、error_msg 不同。`,

  'history.status_backwards': ({ from = '?', to = '?' }) =>
    `任务状态由 ${from} 退回 ${to}；按${table3}，${to} 应在 ${from} 之前。`,
  'history.final_status_changed': ({ from = '?', to = '?' }) =>
    `任务已以 ${from} 结束，现在变为 ${to}；按${table3}，两者均为终态。`,
  'history.answer_changed': ({ task_status = '?' }) =>
    `任务已结束（${task_status}），响应内容却发生变化，${table3} 对此没有说明。两次响应均已保存。`,
  'history.type_changed': ({ from = '?', to = '?' }) =>
    `任务类型由 ${from} 变为 ${to}；按${table3}，类型在任务创建时即已确定。`,

  'redaction.applied': ({ count = '?' }) =>
    `该错误信息回显了认证信息，保存前已将其中 ${count} 处替换为 [redacted]。`
}
