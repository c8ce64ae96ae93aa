import type { Place } from './pasted'

/** A show-task call as its address names it. */
export interface TaskAddress {
  task_id: string
  place: Place | null
}

interface FoundAddress extends TaskAddress {
  start: number
  end: number
}

const stop = String.raw`\s/?#"'<>{}\\^` + '`'
const part = `[^${stop}]{1,255}`
const id = `([^${stop},;)\\]|]{1,384})`
const server = String.raw`(?:(https?):\/\/)?((?<![\w.@:[\]%-])[\w.:@[\]%-]{1,255})`
const full = String.raw`(?:${server})?\/v\d(?:\.\d)?\/(${part})\/apigw\/instances\/(${part})\/async-tasks\/${id}`
const anywhere = new RegExp(`${full}|\\/async-tasks\\/${id}`, 'gi')

/** Every address of a show-task call in a line, in its order. Queries, fragments and user names are left behind. */
export function taskAddresses(line: string): FoundAddress[] {
  if (!line.includes('/async-tasks/')) return []
  return [...line.matchAll(anywhere)].flatMap((match) => {
    const [text, scheme, server, project_id, instance_id, task_id, bareId] = match
    const decoded = decodePart(task_id ?? bareId ?? '')
    if (decoded === null) return []
    const place =
      project_id === undefined || instance_id === undefined
        ? null
        : placeOf(scheme, server, decodePart(project_id), decodePart(instance_id))
    return [{ task_id: decoded, place, start: match.index, end: match.index + text.length }]
  })
}

/** The place that a request line and a Host header name together. */
export function withHost(place: Place | null, host: string | null): Place | null {
  if (place === null || place.host !== null || host === null) return place
  return { ...place, ...serverOf(undefined, host.trim()) }
}

function placeOf(
  scheme: string | undefined,
  server: string | undefined,
  project_id: string | null,
  instance_id: string | null
): Place | null {
  if (project_id === null || instance_id === null) return null
  return { ...serverOf(scheme, server), project_id, instance_id }
}

/** Without a scheme it is https: the service answers to nothing else. What is no host name counts as none. */
function serverOf(scheme = 'https', server = ''): Pick<Place, 'origin' | 'host'> {
  const name = server.slice(server.lastIndexOf('@') + 1).toLowerCase()
  const known = /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/.exec(name)
  if (known === null) return { origin: null, host: null }
  const port = known[2] === undefined ? '' : `:${Number(known[2])}`
  const isOwnPort = port === (scheme.toLowerCase() === 'http' ? ':80' : ':443')
  const host = `${known[1]}${isOwnPort ? '' : port}`
  return { origin: `${scheme.toLowerCase()}://${host}`, host }
}

function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
