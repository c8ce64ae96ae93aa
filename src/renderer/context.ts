import type { Api } from '@shared/contract'
import { createContext } from 'svelte'
import type { I18n } from './i18n.svelte'
import type { AppState } from './state/app.svelte'

/** What every part of the window may ask for: `App.svelte` sets it, components get it. */
export const [getApi, setApi] = createContext<Api>()
export const [getI18n, setI18n] = createContext<I18n>()
export const [getApp, setApp] = createContext<AppState>()
