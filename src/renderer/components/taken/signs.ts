import type { Component } from 'svelte'
import CircleCheck from '@lucide/svelte/icons/circle-check'
import CircleDashed from '@lucide/svelte/icons/circle-dashed'
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark'
import FilePenLine from '@lucide/svelte/icons/file-pen-line'
import SearchX from '@lucide/svelte/icons/search-x'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import Undo2 from '@lucide/svelte/icons/undo-2'
import UserPen from '@lucide/svelte/icons/user-pen'
import type { Taken, ThreeWayFinding } from '@domain/imports/did-it-take'

export interface Sign {
  Icon: Component
  tone: 'good' | 'warn' | 'info' | 'neutral'
}

/** How each state looks, in the order in which they are shown. */
export const takenSigns: Record<Taken, Sign> = {
  as_sent: { Icon: CircleCheck, tone: 'good' },
  different: { Icon: TriangleAlert, tone: 'warn' },
  not_in_export: { Icon: CircleDashed, tone: 'warn' },
  not_comparable: { Icon: CircleQuestionMark, tone: 'neutral' }
}

/** How each finding looks, in the order in which they are shown. */
export const findingSigns: Record<ThreeWayFinding, Sign> = {
  ours: { Icon: FilePenLine, tone: 'info' },
  not_taken: { Icon: Undo2, tone: 'warn' },
  elsewhere: { Icon: UserPen, tone: 'warn' },
  lost: { Icon: SearchX, tone: 'warn' }
}

export const takenStates = [
  'as_sent',
  'different',
  'not_in_export',
  'not_comparable'
] as const satisfies readonly Taken[]
export const findings = [
  'ours',
  'not_taken',
  'elsewhere',
  'lost'
] as const satisfies readonly ThreeWayFinding[]
