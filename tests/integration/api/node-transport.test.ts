import { describe, it } from 'vitest'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { sender } from '../../support/transport/case'
import { transportCases } from '../../support/transport-suite'

describe('the transport on node:http', () => {
  for (const transportCase of transportCases) {
    it(transportCase.name, () => transportCase.run(sender(createNodeTransport())))
  }
})
