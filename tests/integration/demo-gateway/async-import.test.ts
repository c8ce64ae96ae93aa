import { describe, expect, it } from 'vitest'
import type { DemoGateway } from '../../../src/demo-gateway/server'
import { ask, postImport, startGateway, type Reply } from './client'
import { swagger } from './documents'

const document = JSON.stringify(swagger(['GET', '/a']))
const group_id = '9100ae30705947cc9543d37cd7fb388c'

/** Posts a form written by hand. */
function postForm(
  gateway: DemoGateway,
  body: string,
  type = 'multipart/form-data; boundary=xx'
): Promise<Reply> {
  return ask(gateway, '/openapi/async-import', { method: 'POST', headers: { 'content-type': type }, body })
}

const filePart = `Content-Disposition: form-data; name="file_name"; filename="a.json"\r\n\r\n${document}`

function form(...parts: string[]): string {
  return `${parts.map((part) => `--xx\r\n${part}\r\n`).join('')}--xx--\r\n`
}

describe('a form', () => {
  it('as the vendor describes it starts a task', async () => {
    const gateway = await startGateway()
    const reply = await postForm(gateway, form(filePart))
    expect(reply.status).toBe(202)
    expect(reply.text).toMatch(/^\{"task_id":"[0-9a-f]{32}"\}$/)
  })

  it('may carry a content type per part and a quoted boundary', async () => {
    const gateway = await startGateway()
    const part = filePart.replace('\r\n\r\n', '\r\nContent-Type: application/json\r\n\r\n')
    expect((await postForm(gateway, form(part), 'multipart/form-data; boundary="xx"')).status).toBe(202)
  })

  it.each([
    ['JSON instead of a form', document, 'application/json'],
    ['no content type', form(filePart), 'text/plain'],
    ['no boundary', form(filePart), 'multipart/form-data']
  ])('with %s has no file', async (_, body, type) => {
    const gateway = await startGateway()
    const reply = await postForm(gateway, body, type)
    expect(reply.json).toEqual({
      error_code: 'APIG.2001',
      error_msg:
        'The request parameters must be specified,parameterName:file_name. Please refer to the support documentation'
    })
  })

  it.each([
    ['something before the first boundary', `hello\r\n${form(filePart)}`],
    ['something after the last one', `${form(filePart)}bye`],
    ['no last boundary', form(filePart).replace('--xx--\r\n', '')],
    ['line feeds alone', form(filePart).replaceAll('\r\n', '\n')],
    ['a part without a disposition', form(`Content-Type: text/plain\r\n\r\nx`, filePart)],
    ['a part without a name', form(`Content-Disposition: form-data\r\n\r\nx`, filePart)],
    ['an attachment', form(filePart.replace('form-data', 'attachment'))],
    ['a header no form has', form(`Content-Transfer-Encoding: binary\r\n${filePart}`)],
    ['a header twice', form(`Content-Type: a/b\r\nContent-Type: a/b\r\n${filePart}`)],
    ['an unquoted name', form(filePart.replace('"file_name"', 'file_name'))],
    ['an extended file name', form(filePart.replace('filename="a.json"', "filename*=UTF-8''a.json"))],
    ['another boundary', form(filePart).replaceAll('--xx', '--yy')],
    ['nothing in it', '']
  ])('with %s is malformed', async (_, body) => {
    const gateway = await startGateway()
    const reply = await postForm(gateway, body)
    expect([reply.status, reply.json.error_code]).toEqual([400, 'APIG.2000'])
  })
})

describe('the file', () => {
  it.each([
    ['is not there', form('Content-Disposition: form-data; name="api_mode"\r\n\r\nmerge'), 'APIG.2001'],
    ['is text', form(filePart.replace('; filename="a.json"', '')), 'APIG.2012'],
    ['comes twice', form(filePart, filePart), 'APIG.2012'],
    ['is neither JSON nor YAML by name', form(filePart.replace('a.json', 'a.txt')), 'APIG.2011']
  ])('that %s is refused', async (_, body, error_code) => {
    const gateway = await startGateway()
    const reply = await postForm(gateway, body)
    expect([reply.status, reply.json.error_code]).toEqual([400, error_code])
    expect(reply.json.error_msg).toContain('parameterName:file_name')
  })

  it('called file or sent under its own name is an unknown field', async () => {
    const gateway = await startGateway()
    const reply = await postForm(gateway, form(filePart.replace('file_name', 'file')))
    expect(reply.json.error_msg).toContain('parameterName:file.')
  })

  it.each(['swagger.json', 'swagger.yaml', 'swagger.yml', 'Swagger.JSON', '订单.json'])(
    'may be called %s',
    async (name) => {
      const gateway = await startGateway()
      expect((await postImport(gateway, document, {}, name)).status).toBe(202)
    }
  )
})

describe('the fields', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['a boolean that is none', { is_create_group: 'False' }, 'APIG.2012', 'is_create_group'],
    ['a boolean as a number', { mock_mode: '1' }, 'APIG.2012', 'mock_mode'],
    ['an empty boolean', { simple_mode: '' }, 'APIG.2012', 'simple_mode'],
    ['an unknown mode', { api_mode: 'replace' }, 'APIG.2011', 'api_mode'],
    ['a mode in capitals', { extend_mode: 'MERGE' }, 'APIG.2011', 'extend_mode'],
    ['no group to import into', { is_create_group: 'false' }, 'APIG.2001', 'group_id'],
    ['an empty group id', { is_create_group: 'false', group_id: '' }, 'APIG.2001', 'group_id'],
    ['a malformed group id', { is_create_group: 'false', group_id: 'test8' }, 'APIG.2012', 'group_id'],
    ['a group beside a new one', { group_id }, 'APIG.2012', 'group_id'],
    ['a field of another spelling', { apiMode: 'merge' }, 'APIG.2012', 'apiMode']
  ])('with %s are refused', async (_, fields, error_code, name) => {
    const gateway = await startGateway()
    const reply = await postImport(gateway, document, fields)
    expect([reply.status, reply.json.error_code]).toEqual([400, error_code])
    expect(reply.json.error_msg).toContain(`parameterName:${name}. Please refer`)
  })

  it('that come twice are refused', async () => {
    const gateway = await startGateway()
    const field = 'Content-Disposition: form-data; name="api_mode"\r\n\r\nmerge'
    expect((await postForm(gateway, form(field, field, filePart))).json.error_code).toBe('APIG.2012')
  })

  it('do not belong in the query', async () => {
    const gateway = await startGateway()
    const reply = await ask(gateway, '/openapi/async-import?api_mode=merge', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=xx' },
      body: form(filePart)
    })
    expect(reply.json.error_msg).toContain('parameterName:api_mode')
  })

  it('may all be given', async () => {
    const gateway = await startGateway()
    const reply = await postImport(gateway, document, {
      is_create_group: 'false',
      group_id,
      extend_mode: 'override',
      api_mode: 'override',
      simple_mode: 'true',
      mock_mode: 'true'
    })
    expect(reply.status).toBe(202)
  })
})
