import { isObject } from '../../../async-task/field-text'

/** Whether a schema says nothing: every value is one of it. */
export function takesAll(schema: unknown): boolean {
  return schema === true || schema === undefined || (isObject(schema) && Object.keys(schema).length === 0)
}
