import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/** The folder a package was installed to, also of one that does not export its `package.json`. */
export function findPackage(name: string): string {
  const found = require.resolve
    .paths(name)
    ?.map((folder) => join(folder, name))
    .find((folder) => isPackage(folder))
  if (found === undefined) throw new Error(`${name} is not installed`)
  return found
}

function isPackage(folder: string): boolean {
  return existsSync(join(folder, 'package.json'))
}

/** Where the pages in `site/apps/` find the bundles of applications that nobody here wrote. */
export const APPLICATIONS = [
  ['swagger/dist', 'swagger-ui-dist', ''],
  ['redoc/dist', 'redoc', 'bundles'],
  ['quill/dist', 'quill', 'dist'],
  ['codemirror/dist', 'codemirror', ''],
  ['leaflet/dist', 'leaflet', 'dist'],
  ['chartjs/dist', 'chart.js', 'dist'],
  ['apexcharts/dist', 'apexcharts', 'dist'],
  ['three/dist', 'three', ''],
  ['lottie/dist', 'lottie-web', 'build/player'],
  ['mui/dist', '@mui/material', 'umd'],
  ['mui/react', 'react', ''],
  ['mui/react-dom', 'react-dom', ''],
  ['shoelace/dist', '@shoelace-style/shoelace', 'cdn'],
  ['tabulator/dist', 'tabulator-tables', 'dist'],
  ['reveal/dist', 'reveal.js', 'dist'],
  ['bpmn/dist', 'bpmn-js', 'dist'],
].map(([path, name, folder]) => ({ prefix: `/apps/${path!}/`, folder: join(findPackage(name!), folder!) }))
