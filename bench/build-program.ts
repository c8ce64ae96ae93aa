import { join } from 'node:path'
import { build } from 'vite'

interface Program {
  /** From the root of the repository. */
  entry: string
  /** Takes the built program beside what it holds. */
  folder: string
  fileName: string
  /** What is loaded where it runs, beside Node's own modules. */
  external?: string[]
}

/** Builds one program for another process, as the app is built; returns its file. */
export async function buildProgram({ entry, folder, fileName, external = [] }: Program): Promise<string> {
  const root = process.cwd()
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias: { '@domain': join(root, 'src/domain'), '@shared': join(root, 'src/shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.18',
      rollupOptions: { external, output: { entryFileNames: fileName } }
    }
  })
  return join(folder, fileName)
}
