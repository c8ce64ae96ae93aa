import { describe, expect, it } from 'vitest'
import { readTaskIds } from '../../../src/renderer/components/task-ids'

const a = 'ff8080827f1a2b3c017f1a2b3c000001'
const b = '0123456789abcdef0123456789abcdef'

describe('readTaskIds', () => {
  it('reads one id a line and counts each once', () => {
    expect(readTaskIds(`${a}\r\n\r\n  ${b}  \n${a}`)).toEqual({
      ids: [a, b],
      unusual: [],
      repeated: 1,
      unclear: []
    })
  })

  it('reads ids separated by commas of both scripts', () => {
    expect(readTaskIds(`${a}, ${b}\uff0cthird\u3001fourth`).ids).toEqual([a, b, 'third', 'fourth'])
  })

  it('takes the id out of a whole answer, however it is broken into lines', () => {
    expect(readTaskIds(`{"task_id":"${a}"}`).ids).toEqual([a])
    const pretty = readTaskIds(`{\n  "task_id": "${a}",\n  "task_status": "waiting"\n}`)
    expect(pretty).toEqual({ ids: [a], unusual: [], repeated: 0, unclear: [] })
  })

  it('takes the id out of an address', () => {
    const line = `curl -H 'X-Auth-Token: t' 'https://apig.x.com/v2/p/apigw/instances/i/async-tasks/${a}?x=1'`
    expect(readTaskIds(line).ids).toEqual([a])
  })

  it('keeps unusual ids and says so', () => {
    expect(readTaskIds('job-1')).toMatchObject({ ids: ['job-1'], unusual: ['job-1'] })
    expect(readTaskIds(a.toUpperCase()).unusual).toHaveLength(1)
  })

  it('reports lines without an id by number', () => {
    expect(readTaskIds(`${a}\nwhat is this?`).unclear).toEqual([{ number: 2, text: 'what is this?' }])
    expect(readTaskIds('x'.repeat(129)).unclear).toHaveLength(1)
    expect(readTaskIds('a/b').ids).toEqual([])
  })

  it('finds nothing in nothing', () => {
    expect(readTaskIds(' \n ')).toEqual({ ids: [], unusual: [], repeated: 0, unclear: [] })
  })
})
