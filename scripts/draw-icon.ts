/** node scripts/with-electron.ts node scripts/draw-icon.ts: draws resources/icon.svg as icon.png and icon.ico. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright'
import { icoFile } from './packaging/ico-file.ts'
import { projectRoot } from './machine/project.ts'

const resources = join(projectRoot, 'resources')
const svg = readFileSync(join(resources, 'icon.svg'), 'utf8')

const app = mkdtempSync(join(tmpdir(), 'apig-ledger-icon-'))
writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'icon', version: '1.0.0', main: 'main.cjs' }))
writeFileSync(
  join(app, 'main.cjs'),
  `const { app, BrowserWindow } = require('electron')
   app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'))`
)
const electron = await _electron.launch({ args: [app, `--user-data-dir=${join(app, 'data')}`] })
try {
  const page = await electron.firstWindow()
  writeFileSync(join(resources, 'icon.png'), await draw(page, 512))
  const sizes = [16, 24, 32, 48, 64, 128, 256]
  const images = []
  for (const size of sizes) images.push({ size, png: await draw(page, size) })
  writeFileSync(join(resources, 'icon.ico'), icoFile(images))
} finally {
  await electron.close()
  rmSync(app, { recursive: true, force: true })
}

/** The icon as a PNG with `size` pixels a side. */
async function draw(page: Page, size: number): Promise<Buffer> {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  const script = `(async () => {
    const image = new Image()
    image.src = ${JSON.stringify(source)}
    await image.decode()
    const canvas = new OffscreenCanvas(${size}, ${size})
    canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size})
    return Array.from(new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer()))
  })()`
  return Buffer.from(await page.evaluate<number[]>(script))
}
