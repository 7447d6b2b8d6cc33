import { buildScript } from './build-script.ts'

/**
 * The two scripts that unrecorded tabs of a recorded site get too. Together they stay below 1 KB, so they are built
 * without the framework's wrapper around an entrypoint, which alone is half of that.
 */
export async function buildTiny(name: 'bootstrap' | 'doorbell'): Promise<{ relativeDest: string; contents: string }> {
  return { relativeDest: `${name}.js`, contents: await buildScript(`entrypoints/tiny/${name}.ts`, name) }
}
