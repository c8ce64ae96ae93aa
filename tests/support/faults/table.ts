import { answerRows } from './answer-rows'
import { errorRows } from './error-rows'
import type { FaultRow } from './expectation'
import { transportRows } from './transport-rows'

/** Every fault of the simulator with what the app must make of it, on either network stack. */
export const faultTable: FaultRow[] = [...transportRows, ...answerRows, ...errorRows]
