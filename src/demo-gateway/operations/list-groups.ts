import { groupHost } from '../export/scope'
import type { Operation } from './call'
import { listTime, pageAnswer } from './page'

/** ListApiGroupsV2: GET …/api-groups. Newest first; names match in part unless `precise_search` says otherwise. */
export const listGroups: Operation = ({ request: { query }, state }) => {
  const id = query.get('id')
  const name = query.get('name')
  const isExact = query.get('precise_search') === 'name'
  const groups = state.model.groups
    .filter((group) => id === null || group.id === id)
    .filter((group) => name === null || (isExact ? group.name === name : group.name.includes(name)))
    .reverse()
    .map((group) => ({
      update_time: listTime(group.updated_at),
      name: group.name,
      on_sell_status: 2,
      remark: group.description,
      sl_domains: [groupHost(group.id)],
      sl_domain: groupHost(group.id),
      id: group.id,
      register_time: listTime(group.registered_at),
      status: 1,
      is_default: 2
    }))
  return pageAnswer(query, 'groups', groups)
}
