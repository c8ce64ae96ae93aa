import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import ts from 'typescript'

/** Who may import whom, by room; the longest matching room wins. `types` may be imported as types only. */
export interface RoomRule {
  from: string[]
  types?: string[]
  packages?: RegExp
}

export const rooms: Record<string, RoomRule> = {
  'src/domain': { from: ['src/domain'], packages: /^zod$/ },
  'src/domain/documents': { from: ['src/domain'], packages: /^(zod|js-yaml)$/ },
  'src/demo-gateway': { from: ['src/demo-gateway', 'src/domain'], packages: /^node:/ },
  'src/shared': { from: ['src/shared'], types: ['src/domain'] },
  'src/shared/contract': { from: ['src/shared', 'src/domain'], packages: /^zod$/ },
  'src/shared/contract.ts': { from: ['src/shared', 'src/domain'], packages: /^zod$/ },
  'src/preload': { from: [], types: ['src/shared'], packages: /^electron$/ },
  'src/renderer': {
    from: ['src/renderer', 'src/shared'],
    types: ['src/domain', 'src/shared/contract'],
    packages: /^(svelte|svelte\/.*|bits-ui|@lucide\/svelte\/icons\/.*|@codemirror\/.*|@lezer\/highlight)$/
  },
  'src/main': { from: ['src/main', 'src/demo-gateway', 'src/domain', 'src/shared'], packages: /^node:/ },
  'src/main/index.ts': {
    from: ['src/main/app.ts', 'src/main/shell', 'src/main/log.ts', 'src/shared'],
    packages: /^(electron|node:.*)$/
  },
  'src/main/shell': {
    from: ['src/main/shell', 'src/main/api', 'src/shared'],
    packages: /^(electron|node:.*)$/
  },
  'src/main/ipc': {
    from: [
      'src/main/ipc',
      'src/main/tasks',
      'src/main/polling',
      'src/main/exports',
      'src/domain',
      'src/shared'
    ],
    types: ['src/main/ledger/protocol.ts', 'src/main/log.ts', 'src/main/api']
  },
  'src/main/tasks': {
    from: ['src/main/tasks', 'src/main/polling', 'src/main/api', 'src/domain', 'src/shared'],
    types: ['src/main/ledger/protocol.ts', 'src/main/log.ts'],
    packages: /^node:/
  },
  'src/main/backups': {
    from: ['src/main/backups', 'src/main/ledger/backups', 'src/domain', 'src/shared'],
    types: ['src/main/ledger/protocol.ts', 'src/main/polling/clock.ts', 'src/main/log.ts'],
    packages: /^node:/
  },
  'src/main/credentials': {
    from: ['src/main/credentials', 'src/shared'],
    types: ['src/main/tasks/credential-store.ts'],
    packages: /^(zod|node:.*)$/
  },
  'src/main/polling': {
    from: ['src/main/polling', 'src/main/api', 'src/domain', 'src/shared'],
    types: ['src/main/ledger/protocol.ts', 'src/main/log.ts'],
    packages: /^node:/
  },
  'src/main/exports': {
    from: ['src/main/exports', 'src/domain', 'src/shared'],
    types: ['src/main/ledger/protocol.ts', 'src/main/log.ts'],
    packages: /^node:/
  },
  'src/main/api': {
    from: ['src/main/api', 'src/domain', 'src/shared'],
    types: ['src/main/log.ts'],
    packages: /^node:/
  },
  'src/main/ledger': {
    from: ['src/main/ledger', 'src/domain', 'src/shared'],
    types: ['src/main/log.ts'],
    packages: /^node:/
  },
  'src/main/ledger/store': {
    from: ['src/main/ledger', 'src/domain', 'src/shared'],
    packages: /^(node:.*|better-sqlite3|drizzle-orm(\/.*)?)$/
  }
}

interface FoundImport {
  specifier: string
  isType: boolean
}

/** Every source file below `folder`, as paths relative to `root` with forward slashes. */
export function sourceFiles(root: string, folder: string): string[] {
  const found: string[] = []
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) found.push(...sourceFiles(root, path))
    else if (/\.(ts|svelte)$/.test(entry.name)) found.push(path)
  }
  return found
}

/** The imports of a file (of a `.svelte` file: of its script blocks), re-exports and dynamic imports included. */
export function importsOf(text: string, isSvelte: boolean): FoundImport[] {
  const script = isSvelte
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n')
    : text
  const source = ts.createSourceFile('file.ts', script, ts.ScriptTarget.Latest, true)
  const found: FoundImport[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ specifier: node.moduleSpecifier.text, isType: isTypeOnly(node.importClause) })
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({ specifier: node.moduleSpecifier.text, isType: node.isTypeOnly })
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments
      if (target && ts.isStringLiteral(target)) found.push({ specifier: target.text, isType: false })
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument
      if (ts.isStringLiteral(literal)) found.push({ specifier: literal.text, isType: true })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  if (clause.name !== undefined || names === undefined || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly)
}

/** What a file imports against the table, as sentences; empty when all is well. */
export function violationsOf(root: string, file: string, text: string): string[] {
  const room = longestRoom(file)
  if (room === null) return [`${file}: lies in no room of the table`]
  const rule = rooms[room] as RoomRule
  return importsOf(text, file.endsWith('.svelte')).flatMap(({ specifier, isType }) => {
    const target = resolveTarget(root, file, specifier)
    if (target === null) {
      const allowed = rule.packages?.test(specifier) ?? false
      return allowed ? [] : [`${file}: package ${specifier} is not for ${room}`]
    }
    const isTypesRoom = within(target, rule.types ?? [])
    if (isTypesRoom) return isType ? [] : [`${file}: ${specifier} may be imported as types only`]
    return within(target, rule.from) ? [] : [`${file}: ${specifier} is not for ${room}`]
  })
}

function longestRoom(file: string): string | null {
  const matching = Object.keys(rooms).filter((room) => within(file, [room]))
  return matching.sort((a, b) => b.length - a.length)[0] ?? null
}

function within(file: string, places: string[]): boolean {
  const bare = file.replace(/\.(ts|svelte\.ts|svelte)$/, '')
  return places.some(
    (place) => bare === place.replace(/\.ts$/, '') || file.startsWith(`${place.replace(/\.ts$/, '')}/`)
  )
}

/** The target's path relative to root, null for a package. */
function resolveTarget(root: string, file: string, specifier: string): string | null {
  const alias = /^@(domain|shared)\/(.*)$/.exec(specifier)
  if (alias) return `src/${alias[1]}/${alias[2]}`
  if (!specifier.startsWith('.')) return null
  const absolute = join(root, dirname(file), specifier.replace(/\?.*$/, ''))
  const target = relative(root, absolute).split(sep).join('/')
  const isFolder = existsSync(absolute) && statSync(absolute).isDirectory()
  return isFolder ? `${target}/index` : target
}

/** Reads a file of the tree. */
export function readSource(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
