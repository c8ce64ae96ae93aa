import { describe, expect, it } from 'vitest'
import { choosePackages, missingNeeds, offeredIn } from '../../../scripts/machine/system-packages'

const everywhere = { hasDisplay: false, compiles: true }
const nothing = (): boolean => false

describe('missingNeeds', () => {
  it('is empty on a machine that has everything', () => {
    expect(missingNeeds(everywhere, () => true)).toEqual([])
  })

  it('names libraries, a virtual screen, fonts and a compiler on a bare machine', () => {
    const packages = missingNeeds(everywhere, nothing).map((need) => need.packages.at(-1))
    expect(packages).toEqual([
      ...['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'],
      ...['xvfb', 'fonts-noto-cjk', 'python3', 'make', 'g++']
    ])
  })

  it('asks a desktop for neither a virtual screen nor fonts, and nobody for a compiler without need', () => {
    const packages = missingNeeds({ hasDisplay: true, compiles: false }, nothing).map(
      (need) => need.packages[0]
    )
    expect(packages).toEqual(['libgtk-3-0t64', 'libnss3', 'libgbm1', 'libasound2t64'])
  })

  it('takes any font with Chinese glyphs for the one it would install', () => {
    const hasMicroHei = (name: string): boolean => name.endsWith('wqy-microhei.ttc')
    const packages = missingNeeds(everywhere, hasMicroHei).flatMap((need) => need.packages)
    expect(packages).toContain('xvfb')
    expect(packages).not.toContain('fonts-noto-cjk')
  })
})

describe('choosePackages', () => {
  const needs = missingNeeds({ hasDisplay: true, compiles: false }, nothing)

  it('takes the new names where they exist and the old ones elsewhere', () => {
    const ubuntu2404 = new Set(['libgtk-3-0t64', 'libnss3', 'libgbm1', 'libasound2t64'])
    expect(choosePackages(needs, (name) => ubuntu2404.has(name))).toEqual([...ubuntu2404])
    const debian12 = new Set(['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'])
    expect(choosePackages(needs, (name) => debian12.has(name))).toEqual([...debian12])
  })

  it('falls back on a known name when the index offers none', () => {
    expect(choosePackages(needs, nothing)).toEqual(['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'])
  })
})

describe('offeredIn', () => {
  it('reads which packages have a candidate', () => {
    const policy = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1ubuntu0.1
  Version table:
     1.2.11-1ubuntu0.1 500
        500 http://archive.ubuntu.com/ubuntu noble-updates/main amd64 Packages
g++:
  Installed: 4:13.2.0-7ubuntu1
  Candidate: 4:13.2.0-7ubuntu1
`
    expect(offeredIn(policy)).toEqual(new Set(['libasound2t64', 'g++']))
  })

  it('finds nothing in nothing', () => {
    expect(offeredIn('')).toEqual(new Set())
  })
})
