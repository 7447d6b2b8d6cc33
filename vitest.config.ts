import { fileURLToPath } from 'node:url'

import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) }
/** Browsers come last and alone: beside the other projects two cores are too few for them. */
const sequence = { shuffle: true, groupOrder: 0 }
const last = { shuffle: true, groupOrder: 1 }

/** A machine may be slow: how long something takes is the bench's matter. */
const testTimeout = 60_000
const expect = { poll: { timeout: 30_000 } }

/** unit: pure rooms · flow: background and store on fakes of the browser only · components: models · browser: the built extension. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/rooms.test.ts'],
          sequence,
          testTimeout,
          expect,
        },
      },
      {
        plugins: [WxtVitest()],
        resolve: { alias },
        test: {
          name: 'flow',
          include: ['tests/flow/**/*.test.ts'],
          setupFiles: ['fake-indexeddb/auto'],
          sequence,
          testTimeout,
          expect,
        },
      },
      {
        plugins: [preact()],
        resolve: { alias },
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          setupFiles: ['fake-indexeddb/auto'],
          sequence,
          testTimeout,
          expect,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/support/build-first.ts'],
          sequence: last,
          testTimeout: 120_000,
          expect,
          hookTimeout: 120_000,
          // Two browsers at once are what two cores carry.
          maxWorkers: 2,
        },
      },
    ],
  },
})
