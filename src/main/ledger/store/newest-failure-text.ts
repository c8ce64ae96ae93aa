import type { FailureCluster } from '@domain/imports/failure-cluster'
import { messageShape } from '@domain/imports/message-shape'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { DecodedAnswers } from './decoded-answers'
import { importEntry, snapshot } from './schema'
import type { Store } from './store'
import { wholeFailureOf } from './whole-failures'

/** Reads the text that a cause has in the snapshot it was seen in last, which is one of the runs it was listed for. */
export function createNewestFailureText({ db }: Store, answers: DecodedAnswers) {
  const ofBody = and(eq(importEntry.body, sql.placeholder('body')), eq(importEntry.list, 'failure'))
  const select = (hasCode: boolean) =>
    db
      .select({ path: importEntry.path, error_msg: importEntry.error_msg })
      .from(importEntry)
      .where(
        and(
          ofBody,
          hasCode ? eq(importEntry.error_code, sql.placeholder('error_code')) : isNull(importEntry.error_code)
        )
      )
      .orderBy(desc(importEntry.position))
      .prepare()
  const [withCode, withoutCode] = [select(true), select(false)]
  const bodyOf = db
    .select({ body: snapshot.body })
    .from(snapshot)
    .where(eq(snapshot.id, sql.placeholder('id')))
    .prepare()

  /** The text as it was sent; null when there was none. */
  return ({ error_code, shape, last }: FailureCluster): string | null => {
    const body = bodyOf.get({ id: last.snapshot })?.body ?? null
    const entries = error_code === null ? withoutCode.all({ body }) : withCode.all({ body, error_code })
    const found = entries.find(({ path, error_msg }) => messageShape(error_msg, [path]) === shape)
    return found === undefined ? wholeFailureOf(answers, last.snapshot).error_msg : found.error_msg
  }
}
