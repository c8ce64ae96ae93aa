import type { credentials as en } from '../en/credentials'
import type { Translated } from '../shape'

export const credentials: Translated<typeof en> = {
  title: '认证信息',
  kind: '认证方式',
  kinds: { token: '用户 Token', iam_user: 'IAM 用户', ak_sk: '访问密钥', temporary_ak_sk: '临时访问密钥' },
  kindHints: {
    token: '自行获取的 Token，有效期 24 小时，到期后需手动更换。',
    iam_user: '由应用向 IAM 获取 Token，到期前自动更换。华为账号本身无法获取 Token，请先创建 IAM 用户。',
    ak_sk: '永久访问密钥（AK/SK）。每个请求都会签名，SK 本身不会发送。',
    temporary_ak_sk: '附带 SecurityToken 的 AK/SK，数小时内有效。每个请求都会签名。'
  },
  kindNames: {
    token: 'Token',
    iam_user: 'IAM 用户',
    ak_sk: '访问密钥',
    temporary_ak_sk: '临时访问密钥'
  },

  paste: '粘贴并自动填写',
  pasteHint: '可粘贴 credentials.csv 的内容、临时访问密钥的 JSON 或 Token，将自动填入对应字段。',
  pasteNothing: '粘贴的内容中没有可识别的认证信息。',
  pasteTaken: (kind) => `已识别并填入：${kind}。`,

  account: '账号名',
  accountHint: '控制台右上角：我的凭证 → API 凭证 → 账号名。',
  user: 'IAM 用户名',
  userHint: '我的凭证 → API 凭证 → IAM 用户名。该用户不能启用虚拟 MFA。',
  password: '密码',
  passwordHint: '该 IAM 用户登录控制台的密码。',
  iamEndpoint: 'IAM 终端节点',
  iamEndpointHint: (derived) =>
    derived === null
      ? 'IAM 签发 Token 的地址，例如 https://iam.cn-north-4.myhuaweicloud.com'
      : `留空则使用 ${derived}`,
  accessKey: '访问密钥ID（AK）',
  accessKeyHint: '我的凭证 → 访问密钥 → 新增访问密钥；下载的 credentials.csv 中包含 AK 和 SK。',
  secretKey: '秘密访问密钥（SK）',
  secretKeyHint: '仅在创建访问密钥时显示一次。',
  securityToken: 'SecurityToken',
  securityTokenHint: 'IAM 响应中 securitytoken 的值。',
  expiresAt: '有效期至',
  expiresAtHint: 'expires_at 的值，例如 2026-03-01T08:00:00Z。不清楚时可留空。',

  problems: {
    required: '此项必填。',
    token: '这不是 Token：Token 只包含字母、数字以及 + / = - _ .',
    accessKey: '访问密钥ID 由字母和数字组成。',
    secretKey: '秘密访问密钥中不能包含空格。',
    time: '无法识别该时间，请按 2026-03-01T08:00:00Z 的格式填写。',
    past: '该时间已过，密钥已失效。'
  },

  keep: '保存方式',
  keeps: { system: '加密保存', this_run: '仅本次运行', weak: '弱保护保存' },
  keepHints: {
    system: '由系统加密，存放在台账之外，备份中不会包含。',
    this_run: '仅保存在内存中，退出应用后失效，下次需要重新输入。',
    weak: '保存在磁盘上，重启后无需重新输入。内容仅做混淆，能够读取您文件的人即可读取。'
  },
  noKeyring: '系统没有可用于加密的密钥环。可仅在本次运行期间保存在内存中，或同意以弱保护方式保存。',
  noEncryption: '系统无法加密，认证信息仅在本次运行期间保存在内存中。',
  weakConsent: '我已了解：能够读取我的文件的人即可读取该认证信息。',

  save: '保存认证信息',
  saved: '认证信息已保存，轮询继续进行。',
  savedLocked: '认证信息已保存，锁定结束后可恢复轮询。',
  savedThisRun: '认证信息仅在本次运行期间保存，轮询继续进行。',
  change: '更换',
  remove: '删除认证信息',
  removeTitle: (name) => `删除 ${name} 的认证信息？`,
  removeText: '该网关的轮询将在下一次请求时停止，历史记录会保留。',
  removed: '认证信息已删除。',

  current: (kind, hint) => (hint === '' ? `当前：${kind}` : `当前：${kind}（${hint}）`),
  none: '尚未设置认证信息，无法发送请求。',
  storage: {
    absent: '未保存',
    stored: '由系统加密保存',
    stored_weakly: '以弱保护方式保存在磁盘上',
    this_run: '仅本次运行有效',
    unreadable: '已保存，但系统无法再解密，请重新输入'
  },
  short: {
    absent: '无认证信息',
    unreadable: '认证信息无法解密'
  },
  validUntil: (at, left) => `有效期至 ${at}（剩余 ${left}）`,
  tokenUntil: (at, left) => `IAM 签发的 Token 有效期至 ${at}（剩余 ${left}），到期前自动更换。`,
  expired: (at) => `已于 ${at} 过期`,
  expiresUnknown: '有效期未知。',
  lockedTitle: '访问密钥已被锁定',
  locked: (left) => `连续认证失败次数过多，${left}内无法发送请求。可先更正认证信息。`,

  obstacles: {
    credential_expired: '临时访问密钥已过期，未发送任何请求。请在“网关”页面输入新的密钥。',
    iam_password: 'IAM 拒绝了账号名、用户名或密码。为避免账号被锁定，重新输入之前不会再次尝试。',
    iam_locked: '该用户因多次登录失败被 IAM 锁定。请等待锁定结束（通常为 15 分钟）后恢复轮询。',
    iam_mfa: '该 IAM 用户需要验证码（MFA），应用无法输入。请使用访问密钥，或未启用 MFA 的用户。',
    iam_forbidden: 'IAM 不允许该用户获取 Token。请联系管理员开通编程访问，或使用访问密钥。',
    iam_project: 'IAM 未向该用户签发此项目的 Token。请检查项目ID 和用户权限。',
    iam_not_found: '该 IAM 终端节点的响应中没有 Token。请检查 IAM 终端节点。',
    iam_no_endpoint: '无法确定 IAM 的地址。请在“网关”页面填写 IAM 终端节点。',
    iam_refused: 'IAM 不接受获取 Token 的请求。请检查账号名、用户名和项目。',
    iam_unreachable: '无法连接 IAM 获取 Token，稍后自动重试。',
    iam_unavailable: 'IAM 暂时无法签发 Token，稍后自动重试。',
    token_renewed: 'Token 被拒绝，已从 IAM 获取新的 Token 并重新查询。'
  }
}
