import type { Events } from '@shared/contract'

/** Tells whoever looks that something changed. */
export type Emit = <E extends keyof Events>(event: E, payload: Events[E]) => void
