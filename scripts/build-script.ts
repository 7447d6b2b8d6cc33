import { fileURLToPath } from 'node:url'

import { build, type Rollup } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** One file of ours with all it imports, as a classic script; what it exports is the global `name`. */
export async function buildScript(entry: string, name: string): Promise<string> {
  const [output] = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@': ROOT } },
    // A library that is built for a page asks for it.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'chrome123', lib: { entry, formats: ['iife'], name } },
  })) as Rollup.RollupOutput[]
  return output!.output[0].code
}
