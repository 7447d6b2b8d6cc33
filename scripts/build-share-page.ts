import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import preact from '@preact/preset-vite'
import { build } from 'vite'

import { buildViewer } from './build-viewer.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The page behind a replay link, for the share server: no inline script, which its policy would not run. */
await build({
  root: `${ROOT}entrypoints/share-page`,
  base: '/',
  configFile: false,
  logLevel: 'warn',
  mode: 'production',
  plugins: [preact()],
  resolve: { alias: { '@': ROOT } },
  build: {
    outDir: `${ROOT}.output/share-page`,
    emptyOutDir: true,
    target: 'chrome123',
    modulePreload: { polyfill: false },
    // It is one page that needs all of it.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: { input: `${ROOT}entrypoints/share-page/share-page.html` },
  },
})

// What a reader's download is put together from.
const { relativeDest, contents } = await buildViewer()
await writeFile(`${ROOT}.output/share-page/${relativeDest}`, contents)
