import { fileURLToPath } from 'node:url'

import { build, type Rollup } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * The two scripts that unrecorded tabs of a recorded site get too. Together they stay below 1 KB, so they are built
 * without the framework's wrapper around an entrypoint, which alone is half of that.
 */
export async function buildTiny(name: 'bootstrap' | 'doorbell'): Promise<{ relativeDest: string; contents: string }> {
  const [output] = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      target: 'chrome123',
      lib: { entry: `entrypoints/tiny/${name}.ts`, formats: ['iife'], name },
    },
  })) as Rollup.RollupOutput[]
  return { relativeDest: `${name}.js`, contents: output!.output[0].code }
}
