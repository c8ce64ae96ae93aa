import { describe, expect, it } from 'vitest'
import { answerFixture, answerFixtures } from '../../../support/async-task-fixtures'
import { decodeBytes } from './decoding'

const page = [
  {
    name: 'import-succeed.json',
    answer: {
      kind: 'task',
      task_id: 'd9ce8c9eede54b3f841ec324fe0bfdc2',
      task_status: 'succeed',
      task_type: 'import_api',
      result: {
        kind: 'import',
        import: {
          group_id: '9100ae30705947cc9543d37cd7fb388c',
          success: [
            { id: 'ee93ce6815f04896b301452982b92222', method: 'GET', path: '/test1', action: 'create' }
          ],
          failure: [],
          ignore: null,
          swagger: { id: 'de1852ab6c5e4090b0bd88a02058e650', result: 'Success' }
        }
      },
      findings: [{ code: 'import.ignore_missing', params: {} }]
    }
  },
  {
    name: 'import-failed.json',
    answer: {
      kind: 'task',
      task_id: 'f01d2772ea4944408fa544c8ae5a9999',
      task_status: 'failed',
      task_type: 'import_api',
      result: { kind: 'error', error_code: 'APIG.3201', error_msg: 'The API group name already exists' },
      findings: []
    }
  },
  {
    name: 'import-processing.json',
    answer: {
      kind: 'task',
      task_id: '4dfbf6acaacf4c41a8b3c50daa90d3dc',
      task_status: 'processing',
      task_type: 'import_api',
      result: { kind: 'absent' },
      findings: []
    }
  },
  {
    name: 'import-waiting.json',
    answer: {
      kind: 'task',
      task_id: 'c3b78a52fb28461aab92bf6c6989f731',
      task_status: 'waiting',
      task_type: 'import_api',
      result: { kind: 'absent' },
      findings: []
    }
  },
  ...(
    [
      [
        'error-400.json',
        'APIG.2001',
        'The request parameters must be specified,parameterName:task_id. Please refer to the support documentation'
      ],
      ['error-401.json', 'APIG.1002', 'Incorrect token or token resolution failed'],
      ['error-403.json', 'APIG.1005', 'No permissions to request this method'],
      [
        'error-404.json',
        'APIG.3093',
        'The asynchronous task d9ce8c9eede54b3f841ec324fe0bfdc2 does not exist'
      ],
      ['error-500.json', 'APIG.9999', 'System error']
    ] as const
  ).map(([name, error_code, error_msg]) => ({
    name,
    answer: { kind: 'error', error: { shape: 'apig', error_code, error_msg, request_id: null }, findings: [] }
  }))
]

describe.each(['wire', 'printed'])('the samples of the vendor page, %s', (form) => {
  it.each(page)('$name', ({ name, answer }) => {
    const { bytes, http_status } = answerFixture(`${form}/${name}`)
    expect(decodeBytes(bytes, { http_status, requestedTaskId: null })).toEqual(answer)
  })

  it('export-succeed.json', () => {
    const { bytes, http_status } = answerFixture(`${form}/export-succeed.json`)
    const answer = decodeBytes(bytes, { http_status, requestedTaskId: 'd6e8834b6f0f4711a2fa5345e5b60833' })
    expect(answer).toMatchObject({
      kind: 'task',
      task_status: 'succeed',
      task_type: 'export_api',
      result: {
        kind: 'export',
        export: {
          keys: 'observed',
          otherContent: null,
          file_type: '.json',
          declaredType: 'json',
          sniffedType: 'json',
          file_name: 'test8-RELEASE-all-2023-07-11-19:54:22',
          hasLoneSurrogate: false
        }
      },
      findings: [{ code: 'export.keys', params: { keys: 'observed' } }]
    })
    const content =
      answer.kind === 'task' && answer.result.kind === 'export' ? answer.result.export.content : ''
    expect(content).toHaveLength(1378)
    // The vendor assembles the document by hand: a comma on a line of its own must survive.
    expect(content.endsWith('}\n,\n\t"x-apigateway-responses": {}\n}')).toBe(true)
  })
})

describe('the recorded answers', () => {
  it('start with the ten samples of the vendor page', () => {
    expect(answerFixtures.slice(0, 10).map(({ name }) => name)).toEqual([
      'wire/import-succeed.json',
      'wire/export-succeed.json',
      'wire/import-failed.json',
      'wire/import-processing.json',
      'wire/import-waiting.json',
      'wire/error-400.json',
      'wire/error-401.json',
      'wire/error-403.json',
      'wire/error-404.json',
      'wire/error-500.json'
    ])
  })

  it('are the same JSON on the wire and as printed', () => {
    const text = (fixture: { bytes: Uint8Array }) => new TextDecoder().decode(fixture.bytes)
    for (const wire of answerFixtures.slice(0, 10)) {
      const printed = text(answerFixture(wire.name.replace('wire/', 'printed/')))
      expect(JSON.parse(printed)).toEqual(JSON.parse(text(wire)))
      expect(text(wire)).toBe(JSON.stringify(JSON.parse(printed)))
    }
  })

  it.each([
    ['other/created.json', { kind: 'created', task_id: 'd6e8834b6f0f4711a2fa5345e5b60833' }],
    ['other/import-sync.json', { kind: 'task', task_status: null, result: { kind: 'import' } }],
    ['other/import-sync-2021.json', { kind: 'task', task_id: null, result: { kind: 'import' } }],
    ['other/import-partial.json', { kind: 'task', task_status: 'succeed', result: { kind: 'import' } }],
    ['other/import-failed-busy.json', { kind: 'task', result: { kind: 'error', error_code: 'APIG.3718' } }],
    ['other/export-failed.json', { kind: 'task', result: { kind: 'error', error_code: 'APIG.3001' } }],
    ['other/export-documented-keys.json', { kind: 'task', result: { kind: 'export' } }],
    ['other/error-throttled.json', { kind: 'error', error: { shape: 'apig', error_code: 'APIGW.0308' } }],
    ['other/error-iam.json', { kind: 'error', error: { shape: 'iam', error_code: '401' } }],
    [
      'other/error-code-message.json',
      { kind: 'error', error: { shape: 'code_message', error_code: 'APIGW.0301' } }
    ],
    ['other/error-proxy.html', { kind: 'error', error: { shape: 'other', error_msg: null } }],
    ['other/error-empty', { kind: 'error', error: { shape: 'other', error_code: null } }]
  ])('%s', (name, answer) => {
    const { bytes, http_status } = answerFixture(name)
    expect(decodeBytes(bytes, { http_status, requestedTaskId: null })).toMatchObject(answer)
  })
})
