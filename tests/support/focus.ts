import type { Page } from '@playwright/test'

/** Presses Tab that often; returns what got the focus and does not show it. */
export async function unseenStops(page: Page, stops: number): Promise<string[]> {
  const unseen: string[] = []
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate<string | null>(`(async () => {
      const element = document.activeElement
      await Promise.all(element.getAnimations({ subtree: true }).map((each) => each.finished))
      const shown =
        element.querySelector('.active') ??
        (element.matches('[type=radio]') ? element.closest('label') : element.matches('[role=switch]') ? element.nextElementSibling : element)
      const isLine = element.matches('[role=separator]') && getComputedStyle(element, '::after').backgroundColor !== 'rgba(0, 0, 0, 0)'
      return isLine || getComputedStyle(shown).outlineStyle !== 'none' ? null : element.outerHTML.slice(0, 160)
    })()`)
    if (here !== null) unseen.push(here)
  }
  return unseen
}
