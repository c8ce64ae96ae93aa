import { documentComparisonJson } from '@domain/report/document-json'
import { runComparisonJson } from '@domain/report/run-json'
import { format, resolveConfig } from 'prettier'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

const file = fileURLToPath(new URL('../../../../src/domain/report/json-reports.md', import.meta.url))

const introduction = `# JSON reports

A comparison saved as JSON has one of these two forms. Both are UTF-8 and have no words of a language in them. \`format\` and
\`version\` say which form it is; later versions of the app may add members to it and change none of these. Times are ISO
8601 in UTC; a member that is null is not known or does not apply. Where \`is_raw\` is false, the same value became the same
\`[masked n]\` throughout one report, and only there.

The schemas are \`documentComparisonJson\` (\`document-json.ts\`) and \`runComparisonJson\` (\`run-json.ts\`); this file is written
from them by \`tests/unit/domain/report/json-reports.test.ts\`.
`

/** The members of a schema, one line each: where it stands, what it may be, what it means. */
function linesOf(schema: Schema, at = ''): string[] {
  const whole = plainOf(schema)
  if (whole.items) return linesOf(whole.items as Schema, `${at}[]`)
  return Object.entries(whole.properties ?? {}).flatMap(([name, member]) => {
    const place = at === '' ? name : `${at}.${name}`
    const each = member as Schema
    const isOptional = !(whole.required ?? []).includes(name)
    const meaning = each.description ?? ''
    const line = `| \`${place}\` | ${typeOf(each)}${isOptional ? ', may be absent' : ''} | ${meaning} |`
    return [line, ...linesOf(each, place)]
  })
}

/** Without "or null". */
const plainOf = (schema: Schema): Schema => (schema.anyOf ?? []).find(({ type }) => type !== 'null') ?? schema

function typeOf(schema: Schema): string {
  const plain = plainOf(schema)
  const types = [plain.type ?? 'any JSON value'].flat()
  const orNull = plain !== schema || types.includes('null') ? ' or null' : ''
  if (plain.const !== undefined) return `\`${JSON.stringify(plain.const)}\``
  if (plain.enum) return plain.enum.map((value) => `\`${String(value)}\``).join(', ') + orNull
  if (plain.items) return `list of ${typeOf(plain.items as Schema)}${orNull}`
  if (plain.additionalProperties)
    return `object: ${typeOf(plain.additionalProperties as Schema)} by name${orNull}`
  return types.filter((type) => type !== 'null').join(', ') + orNull
}

function sectionOf(title: string, schema: z.ZodType): string {
  const lines = linesOf(z.toJSONSchema(schema))
  return [`## ${title}`, '', '| member | value | meaning |', '| --- | --- | --- |', ...lines].join('\n')
}

describe('the form of JSON reports', () => {
  it('is written down for those who read them, as the schemas have it', async () => {
    const text = [
      introduction,
      sectionOf('Two exported documents', documentComparisonJson),
      '',
      sectionOf('Two imports', runComparisonJson)
    ].join('\n')
    expect(text).toContain('`changes[].id`')
    expect(text).toContain('`apis[].before_entry.error_msg`')
    const options = await resolveConfig(file)
    await expect(await format(text, { ...options, filepath: file })).toMatchFileSnapshot(file)
  })
})
