import { demoDocuments, type DemoDocument } from '../demo-gateway/seed/demo-documents'
import { startDemoGateway } from '../demo-gateway/server'
import type { ImportOptions } from '@shared/contract/starting'
import type { DemoGatewayHandle } from './tasks/demo'

/** The story that the demo tells: a first import, a changed second one, another group, and then all again. */
const story: readonly { document: DemoDocument['name']; api_mode: 'merge' | 'override' }[] = [
  { document: 'first-import', api_mode: 'merge' },
  { document: 'second-import', api_mode: 'override' },
  { document: 'openapi-import', api_mode: 'merge' },
  { document: 'second-import', api_mode: 'merge' }
]

/** Opens the simulator for people to try the app with, and knows what to import and export next. */
export async function openDemoGateway(): Promise<DemoGatewayHandle> {
  const gateway = await startDemoGateway({ publishImports: true })
  const groupNamed = (name: string): string | undefined =>
    gateway.groups.find((group) => group.name === name)?.id
  let imports = 0
  let exports = 0
  return {
    origin: gateway.origin,
    project_id: gateway.project_id,
    instance_id: gateway.instance_id,
    token: gateway.token,
    nextImport() {
      const chapter = story[imports++ % story.length]
      return importOf(
        chapter?.document ?? 'first-import',
        chapter?.api_mode ?? 'merge',
        groupNamed('member-center')
      )
    },
    nextExport() {
      const { groups, environments } = gateway
      // The vendor's sample group comes first in the list; what people try should have something in it.
      const group = groups[1 + (exports++ % Math.max(1, groups.length - 1))] ?? groups[0]
      const env_id = environments[0]?.id ?? ''
      return {
        name: group?.name ?? '',
        options: { oas_version: '2.0', env_id, group_id: group?.id ?? '', define: 'all', type: 'json' }
      }
    },
    close: () => gateway.close()
  }
}

function importOf(
  name: DemoDocument['name'],
  mode: 'merge' | 'override',
  memberGroup: string | undefined
): [ImportOptions, { fileName: string; bytes: ArrayBuffer }] {
  const document = demoDocuments.find((each) => each.name === name)
  const bytes = new TextEncoder().encode(document?.text ?? '').buffer
  const isSecond = name === 'second-import' && memberGroup !== undefined
  const target = isSecond ? { is_create_group: false, group_id: memberGroup } : { is_create_group: true }
  const extend_mode = isSecond ? mode : 'merge'
  const modes = { extend_mode, api_mode: mode, simple_mode: false, mock_mode: false } as const
  return [
    { ...target, ...modes },
    { fileName: document?.fileName ?? '', bytes }
  ]
}
