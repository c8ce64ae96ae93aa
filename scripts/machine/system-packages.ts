/** What a bare Debian or Ubuntu lacks, told apart from what it has by the files on it. */
export interface Need {
  /** A file name looked for in the library folders, an absolute path, or a command on the PATH. */
  readonly anyOf: readonly string[]
  /** Packages that bring it, newest naming first (Ubuntu 24.04 and Debian 13 renamed some to `…t64`). */
  readonly packages: readonly string[]
}

const toRun: readonly Need[] = [
  { anyOf: ['libgtk-3.so.0'], packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { anyOf: ['libnss3.so'], packages: ['libnss3'] },
  { anyOf: ['libgbm.so.1'], packages: ['libgbm1'] },
  { anyOf: ['libasound.so.2'], packages: ['libasound2t64', 'libasound2'] }
]

const withoutDisplay: readonly Need[] = [
  { anyOf: ['Xvfb'], packages: ['xvfb'] },
  {
    anyOf: [
      '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
      '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
      '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf'
    ],
    packages: ['fonts-noto-cjk']
  }
]

const toCompile: readonly Need[] = [
  { anyOf: ['python3'], packages: ['python3'] },
  { anyOf: ['make'], packages: ['make'] },
  { anyOf: ['g++'], packages: ['g++'] }
]

/** What is asked of the machine: a desktop brings its own display and fonts; few machines must compile. */
export interface Purpose {
  readonly hasDisplay: boolean
  readonly compiles: boolean
}

/** The needs for a purpose that `isThere` (asked with one entry of `anyOf`) does not find. */
export function missingNeeds(purpose: Purpose, isThere: (name: string) => boolean): Need[] {
  const needs = [
    ...toRun,
    ...(purpose.hasDisplay ? [] : withoutDisplay),
    ...(purpose.compiles ? toCompile : [])
  ]
  return needs.filter((need) => !need.anyOf.some(isThere))
}

/**
 * The package name to install for each need, in order: the first that the machine's package index offers,
 * or the last known name when it offers none, so that apt-get's own message says what it could not find.
 */
export function choosePackages(needs: readonly Need[], isOffered: (name: string) => boolean): string[] {
  return needs.flatMap(({ packages }) => packages.find(isOffered) ?? packages.at(-1) ?? [])
}

/** The names with an installation candidate in the output of `apt-cache policy` (run with LC_ALL=C). */
export function offeredIn(policy: string): Set<string> {
  const offered = new Set<string>()
  let name = ''
  for (const line of policy.split('\n')) {
    const heading = /^(\S+):$/.exec(line)
    if (heading) name = heading[1] ?? ''
    else if (/^\s+Candidate: (?!\(none\))/.test(line)) offered.add(name)
  }
  return offered
}
