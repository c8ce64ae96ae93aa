import type { PolicyReason } from '@domain/async-task/error-policy'
import type { FindingCode } from '@domain/async-task/findings'
import type { FailureCode } from '@domain/polling/failure'
import type { SnapshotDetail } from '@shared/contract/snapshot'
import type { FaultName } from '../../../src/demo-gateway/faults/catalogue'
import type { FaultPlan } from '../../../src/demo-gateway/faults/queue'

/** What the app must make of one faulty answer. */
export interface Expectation {
  http_status: number | null
  failure: FailureCode | null
  error_code: string | null
  /** What is done next, and why. */
  action: SnapshotDetail['action']
  reason: PolicyReason | FailureCode | null
  /** What the task's answer says of its state, if it says anything. */
  task_status: string | null
  /**
   * What is kept of the body: all that was sent; the beginning, byte for byte; nothing, because nothing arrived; or
   * whatever the network stack had handed out.
   */
  keeps: 'whole' | 'prefix' | 'nothing' | 'whatever'
  /** A finding that the snapshot must carry. */
  finding: FindingCode | null
}

/** One named fault of the simulator. */
export interface FaultRow {
  name: FaultName
  /** Which of the vendor's sample tasks is asked for. */
  task: 'import' | 'export' | 'failed' | 'processing'
  plan: FaultPlan
  /** The task has been answered properly once before. */
  isSecond: boolean
  /** Bodies of a hundred megabytes and answers that take a minute: run apart from the others. */
  weight: 'light' | 'huge' | 'slow'
  /** Shown in the window too; the others differ from one that is in their code only. */
  isShown: boolean
  expected: Expectation
  /** Where Chromium's network stack rightly sees something else than Node's. */
  onElectron: Partial<Expectation>
}

type Told = Partial<Omit<FaultRow, 'name' | 'expected'>> & { expected?: Partial<Expectation> }

const plain: Expectation = {
  http_status: 200,
  failure: null,
  error_code: null,
  action: 'finished',
  reason: null,
  task_status: null,
  keeps: 'whole',
  finding: null
}

/** A row from what is worth saying about it. */
export function row(name: FaultName, { expected, ...told }: Told): FaultRow {
  return {
    name,
    task: 'import',
    plan: {},
    isSecond: false,
    weight: 'light',
    isShown: true,
    onElectron: {},
    ...told,
    expected: { ...plain, ...expected }
  }
}

/** What a row expects of the app on that network stack. */
export function expectedOn(stack: 'node' | 'electron', { expected, onElectron }: FaultRow): Expectation {
  return stack === 'node' ? expected : { ...expected, ...onElectron }
}
