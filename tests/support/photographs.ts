import type { ElectronApplication, Page } from '@playwright/test'
import { join } from 'node:path'
import { accessibilityViolations } from './axe'
import { expect } from './electron-app'
import { request } from './gateway-journey'

const languages = ['en', 'zh-Hans'] as const
const themes = ['light', 'dark'] as const

/** A picture in both languages and both themes, each without a fault that a machine can see. Leaves English, light. */
export async function photograph(page: Page, screen: string): Promise<void> {
  for (const language of languages) {
    for (const theme of themes) {
      await show(page, language, theme)
      const name = `${screen}-${language}-${theme}`
      await page.screenshot({ path: join('test-results', 'screens', `${name}.png`) })
      // The first picture stands for the structure; languages and themes change texts and colours only.
      const isFirst = language === 'en' && theme === 'light'
      expect.soft(await accessibilityViolations(page, isFirst ? undefined : changing), name).toEqual([])
      if (theme === 'light') expect.soft(await cutTexts(page), name).toEqual([])
    }
  }
  await show(page, 'en', 'light')
}

/** The rules whose answer another language or theme can change: texts, names and colours. */
const changing = ['color-contrast', 'button-name', 'label', 'html-lang-valid']

async function show(page: Page, language: 'en' | 'zh-Hans', theme: 'light' | 'dark'): Promise<void> {
  await request(page, 'settings.set', { language, theme })
  await page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor({ state: 'attached' })
}

/** Texts that are cut and cannot be read in any other way, and panes or buttons that hold more than they show. */
const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const isWide = (element) => element.scrollWidth > element.clientWidth + 1
    const isShortened = (element) =>
      getComputedStyle(element).textOverflow === 'ellipsis' && !element.matches('input, textarea')
    const cut = [...document.querySelectorAll('main *, footer *, [role=dialog] *')].filter(
      (element) => isShortened(element) && isWide(element) && element.closest('[title]') === null
    )
    const wide = [...document.querySelectorAll('button, section, header, .pane')].filter(isWide)
    const thin = [...document.querySelectorAll('dl')].filter((list) => list.checkVisibility() && list.clientWidth < 160)
    return [
      ...thin.map((list) => 'squeezed: ' + list.textContent),
      ...cut.map((element) => 'cut without a title: ' + element.textContent),
      ...wide.map((element) => 'wider than its place: ' + element.outerHTML.slice(0, 160))
    ]
  })()`)

/** Gives the window's content this size, in pixels. */
export async function resize(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height
  ] as [number, number])
}
