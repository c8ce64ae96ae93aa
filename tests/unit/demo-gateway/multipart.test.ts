import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multipartBoundary, readMultipart } from '../../../src/demo-gateway/operations/multipart'

describe('a boundary', () => {
  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['Multipart/Form-Data;boundary="a b"', null],
    ['multipart/form-data; boundary="a:b"', 'a:b'],
    ['multipart/form-data; boundary=', null],
    [`multipart/form-data; boundary=${'x'.repeat(70)}`, 'x'.repeat(70)],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, null],
    ['multipart/mixed; boundary=abc', null],
    ['multipart/form-data; boundary=abc; charset=utf-8', null],
    [undefined, null]
  ])('of %j is %j', (contentType, boundary) => {
    expect(multipartBoundary(contentType)).toBe(boundary)
  })
})

describe('a form', () => {
  it('written by a browser reads back, whatever is in it', async () => {
    const content = fc.uint8Array({ maxLength: 200 })
    const name = fc.stringMatching(/^[a-z_]{1,12}$/)
    const fileName = fc.constantFrom('a.json', '订单.yaml', 'with "quotes".json', 'semi;colon.yml')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, content, fileName), { minLength: 1 }), async (files) => {
        const form = new FormData()
        for (const [field, bytes, file] of files) form.append(field, new Blob([Buffer.from(bytes)]), file)
        form.append('text', 'value')
        const request = new Response(form)
        const boundary = multipartBoundary(request.headers.get('content-type') ?? undefined) ?? ''
        const parts = readMultipart(Buffer.from(await request.arrayBuffer()), boundary)
        expect(parts).toEqual([
          ...files.map(([field, bytes, file]) => ({
            name: field,
            fileName: file.replaceAll('"', '%22'),
            content: Buffer.from(bytes)
          })),
          { name: 'text', fileName: null, content: Buffer.from('value') }
        ])
      })
    )
  })

  it('of arbitrary bytes is read or refused, never more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('--xx', '--', '\r\n', '\r\n\r\n', 'a', ':', '"', 'form-data')),
        (pieces) => {
          const parts = readMultipart(Buffer.from(pieces.join('')), 'xx')
          expect(parts === null || Array.isArray(parts)).toBe(true)
        }
      )
    )
  })
})
