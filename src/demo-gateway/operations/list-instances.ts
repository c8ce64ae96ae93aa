import type { Operation } from './call'
import { pageAnswer } from './page'

const createdAt = Date.UTC(2023, 2, 15, 8)

/** ListInstancesV2: GET …/apigw/instances. The instances that answer with samples are not listed. */
export const listInstances: Operation = ({ request: { query }, state }) => {
  const instance = {
    charging_mode: 0,
    create_time: createdAt,
    eip_address: '203.0.113.10',
    enterprise_project_id: '0',
    id: state.instance_id,
    instance_name: 'apig-demo',
    instance_status: 6,
    project_id: state.project_id,
    spec: 'PROFESSIONAL',
    status: 'Running',
    type: 'apig'
  }
  const matches = [
    ['instance_id', instance.id],
    ['instance_name', instance.instance_name],
    ['status', instance.status]
  ].every(([name = '', value]) => query.get(name) === null || query.get(name) === value)
  return pageAnswer(query, 'instances', matches ? [instance] : [])
}
