import type { Application } from './application.ts'
import { BPMN, QUILL } from './editors.ts'
import { CODEMIRROR, REDOC, REVEAL, SWAGGER } from './papers.ts'
import { MUI, SHOELACE, TABULATOR } from './parts.ts'
import { APEXCHARTS, CHARTJS, LEAFLET, LOTTIE, THREE } from './pictures.ts'

/** What is recorded and replayed by tests/browser/apps.test.ts, and by `npm run gallery` at every moment. */
export const APPLICATIONS: readonly Application[] = [
  SWAGGER,
  REDOC,
  QUILL,
  CODEMIRROR,
  LEAFLET,
  CHARTJS,
  APEXCHARTS,
  THREE,
  LOTTIE,
  MUI,
  SHOELACE,
  TABULATOR,
  REVEAL,
  BPMN,
]
