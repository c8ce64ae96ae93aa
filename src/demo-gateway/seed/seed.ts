import { wireJson, type JsonObject } from '../json'
import { runImport } from '../import/run-import'
import {
  addGroup,
  publishGroup,
  releaseEnvironment,
  type Environment,
  type GatewayModel
} from '../model/gateway-model'
import { sampleGroup } from '../tasks/vendor-samples'
import { authoredSwagger, mockBackend } from './authoring'
import { demoAuthorizers, demoChannels, demoFunctions, orderService } from './order-service'

/** A group to start with; its APIs come from a document, exactly as an import would read it. */
export interface SeedGroup {
  id: string
  name: string
  description: string
  document: JsonObject
  /** Whether the APIs are published in RELEASE. */
  isPublished: boolean
}

/** What a gateway holds when it starts. */
export interface Seed {
  groups: SeedGroup[]
  /** Besides RELEASE. */
  environments: Omit<Environment, 'created_at'>[]
  vpc_channels: string[]
  function_urns: string[]
  authorizers: Record<string, JsonObject>
}

/** The group of the vendor's sample 2, with the one API that sample shows. */
const vendorGroup: SeedGroup = {
  ...sampleGroup,
  description: '',
  isPublished: true,
  document: authoredSwagger({
    title: sampleGroup.name,
    description: '',
    apis: [
      {
        method: 'GET',
        path: '/test1',
        id: 'API_zjev',
        description: '',
        security: 'apig-auth-app',
        backend: mockBackend('not ok')
      }
    ]
  })
}

/** The demo: the vendor's sample group and an order service of 24 published APIs. */
export const demoSeed: Seed = {
  groups: [
    vendorGroup,
    {
      id: '5d0f1c2b7a944c1e9b3e6f8a2c4d7e10',
      name: orderService.title,
      description: orderService.description,
      document: authoredSwagger(orderService),
      isPublished: true
    }
  ],
  environments: [{ id: '7a1ad0c350844ee69479b47df9a881cb', name: 'TEST', description: 'Test environment' }],
  vpc_channels: demoChannels,
  function_urns: Object.values(demoFunctions),
  authorizers: demoAuthorizers
}

/** Fills the model. A document the gateway would not take whole is a mistake of whoever wrote the seed, and throws. */
export function plant(seed: Seed, model: GatewayModel, at: number): void {
  for (const environment of seed.environments) model.environments.push({ ...environment, created_at: at })
  for (const name of seed.vpc_channels) model.vpc_channels.add(name)
  for (const urn of seed.function_urns) model.function_urns.add(urn)
  for (const [name, authorizer] of Object.entries(seed.authorizers)) model.authorizers.set(name, authorizer)
  for (const { document, isPublished, ...description } of seed.groups) {
    const group = addGroup(model, description, at)
    const outcome = runImport(
      Buffer.from(wireJson(document)),
      {
        group_id: group.id,
        api_mode: 'override',
        extend_mode: 'override',
        mock_mode: false,
        simple_mode: false
      },
      model,
      at
    )
    if (!('failure' in outcome) || outcome.failure.length > 0) {
      throw new Error(`seed group ${group.name} was refused: ${JSON.stringify(outcome)}`)
    }
    if (isPublished) publishGroup(group, releaseEnvironment)
  }
}
