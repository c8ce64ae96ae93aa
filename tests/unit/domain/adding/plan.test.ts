import { planAdding } from '@domain/adding/plan'
import { describe, expect, it } from 'vitest'

const gateways = [
  { id: 1, host: 'a.example.com', project_id: 'p', instance_id: 'i' },
  { id: 2, host: 'b.example.com', project_id: 'p', instance_id: 'i' },
  { id: 3, host: 'a.example.com', project_id: 'p', instance_id: 'other' }
]
const place = (host: string | null, instance_id = 'i') => ({
  origin: host === null ? null : `https://${host}`,
  host,
  project_id: 'p',
  instance_id
})
const targets = (places: ReturnType<typeof place>[], chosen: number | null) =>
  planAdding(
    places.map((each) => ({ place: each, isFromFile: false })),
    gateways,
    chosen
  ).planned

describe('where a task goes', () => {
  it('is the gateway whose place it names, else the chosen one', () => {
    expect(targets([place('b.example.com')], 1)).toEqual([
      { target: { kind: 'gateway', id: 2 }, isElsewhere: true }
    ])
    expect(targets([place('a.example.com')], null)).toEqual([
      { target: { kind: 'gateway', id: 1 }, isElsewhere: false }
    ])
    const bare = [{ place: null, isFromFile: false }]
    expect(planAdding(bare, gateways, 3).planned[0]?.target).toEqual({ kind: 'gateway', id: 3 })
    expect(planAdding(bare, gateways, null).planned[0]?.target).toEqual({ kind: 'nowhere' })
  })

  it('is open when no gateway has the place, and each place is named once', () => {
    const wishes = [
      place('new.example.com'),
      place('a.example.com'),
      place('new.example.com'),
      place(null, 'x')
    ]
    const plan = planAdding(
      wishes.map((each) => ({ place: each, isFromFile: false })),
      gateways,
      1
    )
    expect(plan.places).toEqual([wishes[0], wishes[3]])
    expect(plan.planned.map(({ target }) => target)).toEqual([
      { kind: 'place', index: 0 },
      { kind: 'gateway', id: 1 },
      { kind: 'place', index: 0 },
      { kind: 'place', index: 1 }
    ])
  })

  it('without a host is the only gateway of that instance, or the chosen one among several', () => {
    expect(targets([place(null, 'other')], 1)[0]?.target).toEqual({ kind: 'gateway', id: 3 })
    expect(targets([place(null)], 2)[0]?.target).toEqual({ kind: 'gateway', id: 2 })
    expect(targets([place(null)], 3)[0]?.target).toEqual({ kind: 'place', index: 0 })
  })

  it('is for the ledger to say when it comes from a file that names no known place', () => {
    const wishes = [place('new.example.com'), null].map((each) => ({ place: each, isFromFile: true }))
    const { planned, places } = planAdding(wishes, gateways, 1)
    expect(planned.map(({ target }) => target)).toEqual([{ kind: 'file' }, { kind: 'file' }])
    expect(places).toEqual([])
  })
})
