/** Answers as the store meets them; all of them made up, the same at every run. */
export type Kind = 'poll' | '50 KB' | '50 KB, new task each' | '5 MB'

interface Answer {
  task_id: string
  bytes: Buffer
}

/** The n-th answer of a kind: polls of ten tasks that hardly ever say something new, or versions of one export. */
export function bodiesOf(kind: Kind): (n: number) => Answer {
  switch (kind) {
    case 'poll':
      return poll
    case '50 KB':
      return (n) => exported('task-1', n, 120)
    case '50 KB, new task each':
      return (n) => exported(`task-${n}`, n, 120)
    case '5 MB':
      return (n) => exported('task-1', n, 11_500)
  }
}

function poll(n: number): Answer {
  const task_id = `00000000000000000000000000000${100 + (n % 10)}`
  const task_status = Math.floor(n / 100) % 2 === 0 ? 'waiting' : 'processing'
  return { task_id, bytes: json({ task_id, task_status, task_type: 'import_api', task_result: '' }) }
}

/** An export in the vendor's shape; from one version to the next a few APIs change. */
function exported(task_id: string, version: number, apis: number): Answer {
  const paths = Object.fromEntries(
    Array.from({ length: apis }, (_, api) => [
      `/订单/v${(api * 7919) % 997}/${api}`,
      {
        get: {
          operationId: `API_${(api * 104_729) % 100_003}`,
          description: `查询订单 ${(api * 31) % 1009}，第 ${version % 50 === api % 50 ? version : 0} 版`,
          'x-apigateway-backend': {
            type: 'HTTP',
            httpEndpoints: { address: `10.0.${api % 256}.${(api * 7) % 256}`, scheme: 'https', timeout: 5000 }
          },
          responses: { default: { description: 'response example' } }
        }
      }
    ])
  )
  const document = { swagger: '2.0', info: { title: '订单', version: `2026-03-01-08:00:${version}` }, paths }
  const task_result = JSON.stringify({
    FileName: `订单-RELEASE-all-2026-03-01-08:00:${version}`,
    FileType: '.json',
    Comment: JSON.stringify(document, null, 1)
  })
  return { task_id, bytes: json({ task_id, task_status: 'succeed', task_type: 'export_api', task_result }) }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
