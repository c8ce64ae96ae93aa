// Packed into the stand-in's default_app.asar: makes `electron path/to/app` run that app, as an Electron
// unpacked from an official zip does. Runs inside that Electron, so in the JavaScript of Node 20.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Playwright preloads a script (-r) that holds the app back until the test is connected, and edits argv.
const argv = process.argv.slice(1)
const preloadAt = argv.indexOf('-r') + 1
const [preload] = preloadAt === 0 ? [] : argv.splice(preloadAt, 1)
if (preload !== undefined) createRequire(import.meta.url)(preload)

const argument = argv.find((arg) => !arg.startsWith('-'))
if (argument === undefined) {
  console.error('usage: electron [-r preload] path/to/app')
  process.exit(1)
}

const folder = resolve(argument)
const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
app.name = manifest.productName ?? manifest.name
app.setVersion(manifest.version)
app.setDesktopName(`${manifest.name}.desktop`)
app.setAppPath(folder)
process.defaultApp = true

try {
  await import(pathToFileURL(resolve(folder, manifest.main)).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}
