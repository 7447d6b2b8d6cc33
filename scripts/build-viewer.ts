import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'

import preact from '@preact/preset-vite'
import { build, type Rollup } from 'vite'

import { writeTemplate } from './viewer-template.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * The page of a session that is one file: the viewer with its styles, all of it inline, and a mark where a session's
 * parts go. The extension keeps it as a file of its own and reads it when somebody exports.
 */
export async function buildViewer(): Promise<{ relativeDest: string; contents: string }> {
  const [output] = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    plugins: [preact()],
    resolve: { alias: { '@': ROOT } },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      target: 'chrome123',
      cssCodeSplit: false,
      lib: { entry: 'entrypoints/session-file/open-file.tsx', formats: ['iife'], name: 'sessionFile' },
    },
  })) as Rollup.RollupOutput[]
  const chunk = output!.output.find((file) => file.type === 'chunk')!
  const styles = output!.output.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
  const script = escapeScript(chunk.code)
  const style = styles.map((file) => String((file as Rollup.OutputAsset).source)).join('\n')
  if (/<\/style/i.test(style)) throw new Error('a style ends the element it stands in')
  const hash = createHash('sha256').update(script).digest('base64')
  return { relativeDest: 'session-file.html', contents: writeTemplate({ script, style, hash }) }
}

/** What would end the element, or make the parser look for another end, as the same text of strings and expressions. */
function escapeScript(code: string): string {
  return code.replaceAll(/<(?=\/script|script|!--)/gi, String.raw`\x3c`)
}
