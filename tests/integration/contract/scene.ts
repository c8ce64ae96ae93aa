import type { DemoGateway } from '../../../src/demo-gateway/server'
import { sampleTasks } from '../../../src/demo-gateway/tasks/vendor-samples'
import { CheckedApp } from './checked-app'
import { follow, openGateway, secondImport } from './steps'

/** The app with a gateway and a task of every kind, each asked for at least once. Tasks go by our ids. */
export interface Scene {
  app: CheckedApp
  gateway: DemoGateway
  gatewayId: number
  firstRun: number
  secondRun: number
  exportTask: number
  refusedTask: number
  processingTask: number
  missingTask: number
}

const [imported, exported, refused, processing] = sampleTasks.map(({ task_id }) => task_id) as [
  string,
  string,
  string,
  string
]

/** The service's ids of the vendor's samples. */
export const sampleIds = { imported, exported, refused, processing }

/** Starts both and follows the tasks; all of it ends with the test. */
export async function openScene(): Promise<Scene> {
  const gateway = await openGateway()
  const app = await CheckedApp.start()
  const ids = [imported, secondImport(gateway), exported, refused, processing, 'f'.repeat(32)]
  const { gatewayId, taskIds } = await follow(app, gateway, ids)
  const [firstRun, secondRun, exportTask, refusedTask, processingTask, missingTask] = taskIds as [
    number,
    number,
    number,
    number,
    number,
    number
  ]
  return {
    ...{ app, gateway, gatewayId },
    ...{ firstRun, secondRun, exportTask, refusedTask, processingTask, missingTask }
  }
}
