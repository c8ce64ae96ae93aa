import type { ApiMark, ApiMoment, ApiPoint, ApiRunPlace, ApiState } from '@shared/contract/apis'
import type { I18n } from '../../i18n.svelte'

/** What a run or a document says of the API, in a word or two. */
export function stateWord(state: ApiState, { t }: I18n): string {
  return state === 'in_export' || state === 'not_in_export'
    ? t.apiLife.states[state]
    : t.words.runState[state]
}

/** When it happened, with the bounds in which it is known: never more exactly than it was seen. */
export function whenWords(
  { notFinalAt, finalAt, isFromFile }: Pick<ApiMoment, 'notFinalAt' | 'finalAt' | 'isFromFile'>,
  { t, times }: I18n
): string {
  const until = moment(finalAt, times)
  if (isFromFile) return t.adding.readAt(until)
  if (notFinalAt === null) return t.apiLife.noLaterThan(until)
  return times.isSameDay(notFinalAt, finalAt)
    ? `${times.date(finalAt)} ${t.common.between(...times.bounds(notFinalAt, finalAt))}`
    : t.common.between(...times.bounds(notFinalAt, finalAt))
}

/** A moment in a column of such: date and clock. */
export function moment(at: number, times: I18n['times']): string {
  return `${times.date(at)} ${times.clock(at)}`
}

/** Gateway, group and environment of a point, as far as they are known. */
export function whereWords(point: ApiPoint, { t }: I18n): string {
  const gateway = point.isDemo ? t.common.demo : (point.gatewayName ?? point.endpointHost)
  const group = point.group_id === null ? t.apiLife.groupUnknown : t.apiLife.group(point.group_id)
  const environment = point.env_id === null ? null : t.apiLife.environment(point.env_id)
  return [gateway, group, environment].filter((part) => part !== null).join(' · ')
}

/** The last time of a kind, or that there is none. */
export function momentWords(last: ApiMoment | null, i18n: I18n): string {
  if (last === null) return i18n.t.apiLife.never
  const state = stateWord(last.state, i18n)
  const what = last.error_code === null ? state : i18n.t.common.withDetail(state, last.error_code)
  return i18n.t.apiLife.endSeen(what, whenWords(last, i18n))
}

/** What a mark on the line of time stands for. */
export function markWords({ state, count, fromAt, toAt }: ApiMark, i18n: I18n): string {
  const t = i18n.t.apiLife
  const word = stateWord(state, i18n)
  const [from, to] = [moment(fromAt, i18n.times), moment(toAt, i18n.times)]
  if (count === 1) return t.markOne(word, from)
  return t.markSeveral(i18n.amounts.count(count), word, from, to)
}

/** A choice of where: everything, each gateway with several groups, each group. */
export interface PlaceOption {
  value: string
  label: string
  gatewayId: number | null
  group_id: string | null
}

export function placeOptions(places: readonly ApiRunPlace[], { t }: I18n): PlaceOption[] {
  const words = t.apiLife
  const option = (label: string, gatewayId: number | null, group_id: string | null): PlaceOption => ({
    value: placeValue(gatewayId, group_id),
    label,
    gatewayId,
    group_id
  })
  const gateways = new Map(places.map((place) => [place.gatewayId, place.gatewayName]))
  return [
    option(words.everywhere, null, null),
    ...[...gateways].flatMap(([gatewayId, gatewayName]) => {
      const name = gatewayName ?? words.noGateway
      const ofGateway = places.filter((place) => place.gatewayId === gatewayId)
      const groups = ofGateway.flatMap(({ group_id }) =>
        group_id === null ? [] : [option(words.inGroup(name, group_id), gatewayId, group_id)]
      )
      return gatewayId === null ? groups : [option(words.anyGroup(name), gatewayId, null), ...groups]
    })
  ]
}

export function placeValue(gatewayId: number | null, group_id: string | null): string {
  return JSON.stringify([gatewayId, group_id])
}
