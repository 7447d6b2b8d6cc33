import { Download, Upload } from 'lucide-preact'

import { Button } from '@/components/parts/button'

import type { Exporting } from './export-model'
import type { Importing } from './import-model'

/** What can go out and come in, as every screen with sessions is given it. */
export interface FileModels {
  exporting: Exporting
  importing: Importing
}

export function ExportButton({ exporting, sessionIds }: { exporting: Exporting; sessionIds: readonly string[] }) {
  return (
    <Button
      size="small"
      icon={Download}
      disabled={sessionIds.length === 0}
      onClick={() => void exporting.open(sessionIds)}
    >
      Export
    </Button>
  )
}

export function ImportButton({ importing }: { importing: Importing }) {
  return (
    <Button size="small" icon={Upload} onClick={importing.open}>
      Import
    </Button>
  )
}
