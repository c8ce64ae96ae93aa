import type { Operation } from './call'
import { listTime, pageAnswer } from './page'

/** ListEnvironmentsV2: GET …/envs. */
export const listEnvironments: Operation = ({ request: { query }, state }) => {
  const name = query.get('name')
  const envs = state.model.environments
    .filter((environment) => name === null || environment.name.includes(name))
    .map((environment) => ({
      create_time: listTime(environment.created_at),
      name: environment.name,
      remark: environment.description,
      id: environment.id
    }))
  return pageAnswer(query, 'envs', envs)
}
