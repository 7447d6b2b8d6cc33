import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'

import { MARK_COMMAND, MARK_KEYS } from './lib/model/command.ts'
import { buildTiny } from './scripts/build-tiny.ts'
import { readClosedRoots } from './scripts/read-closed-roots.ts'
import { buildViewer } from './scripts/build-viewer.ts'

/**
 * Two builds of one extension. The one people install asks for no host at install and requests sites at the
 * first start; the granted one (`--mode granted`) has host access from the start, for tests and `npm start`.
 * They differ in the manifest alone: a test holds that.
 */
const isGranted = process.argv.includes('granted')
const hosts = ['http://*/*', 'https://*/*']

export default defineConfig({
  imports: false,
  outDirTemplate: isGranted ? '{{browser}}-mv{{manifestVersion}}-granted' : '{{browser}}-mv{{manifestVersion}}',
  manifest: {
    name: 'Afterimage',
    description: 'Records what happens in your own tabs, keeps it on your machine, and lets you watch it back.',
    minimum_chrome_version: '123',
    permissions: [
      'activeTab',
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'storage',
      'unlimitedStorage',
    ],
    ...(isGranted ? { host_permissions: hosts } : { optional_host_permissions: hosts }),
    commands: {
      [MARK_COMMAND]: { suggested_key: { default: MARK_KEYS }, description: 'Mark this moment of the recording' },
    },
    incognito: 'split',
    // What a team may set for all its people.
    storage: { managed_schema: 'managed-schema.json' },
    content_security_policy: {
      // The widest that is needed: the worker fetches what pages show. Each page narrows it, the dashboard to itself,
      // so that a replay, which inherits the policy of its page, can ask nobody for anything.
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        'img-src data: blob:',
        'font-src data: blob:',
        'media-src data: blob:',
        'frame-src blob: about:',
        "connect-src 'self' http: https: data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    },
  },
  hooks: {
    async 'build:publicAssets'(_wxt, files) {
      files.push(await buildTiny('bootstrap'), await buildTiny('doorbell'), await buildViewer())
    },
    'prepare:publicPaths'(_wxt, paths) {
      paths.push('bootstrap.js', 'doorbell.js', 'session-file.html')
    },
  },
  vite: () => ({
    plugins: [preact(), readClosedRoots()],
    // Vite would carry the mode into the bundle; both builds must have the same code.
    define: { 'import.meta.env.MODE': JSON.stringify('production') },
    build: { target: 'chrome123' },
  }),
})
