import { Download, Image, Link, Table } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { downloadBlob, downloadText } from '@/components/parts/download-text'
import { closePopover, Popover } from '@/components/parts/popover'
import type { Toasts } from '@/components/parts/toasts-model'

import { writeCsv, type CsvRow } from '@/lib/files/write-csv'
import { writePicture } from './write-picture'

export interface ExportInsightProps {
  /** Begins the names of files. */
  name: string
  /** The numbers that are shown; `undefined` while there are none. */
  rows: CsvRow[] | undefined
  /** What is drawn. */
  readPicture: () => HTMLElement | null
  toasts: Toasts
}

/** What is shown as a table, a picture or a link. */
export function ExportInsight({ name, rows, readPicture, toasts }: ExportInsightProps) {
  const tell = (text: string) => void toasts.show({ text })
  const savePicture = async () => {
    const target = readPicture()
    if (!target) return
    try {
      downloadBlob(`${name}.png`, await writePicture(target))
    } catch (error) {
      tell(`The picture could not be drawn. The browser said: ${String(error)}`)
    }
  }
  const copyLink = () =>
    navigator.clipboard.writeText(location.href).then(
      () => tell('Copied. The link works in this browser only.'),
      () => tell('The browser did not let the link be copied. Copy it from the address bar.'),
    )
  return (
    <Popover icon={Download} label="Export" title="Export this insight">
      <div class="insight-export">
        <Button
          icon={Table}
          size="small"
          disabled={!rows}
          onClick={(event) => {
            closePopover(event)
            if (rows) downloadText(`${name}.csv`, writeCsv(rows), 'text/csv;charset=utf-8')
          }}
        >
          Table as CSV
        </Button>
        <Button
          icon={Image}
          size="small"
          disabled={!rows}
          onClick={(event) => {
            closePopover(event)
            void savePicture()
          }}
        >
          Picture as PNG
        </Button>
        <Button
          icon={Link}
          size="small"
          onClick={(event) => {
            closePopover(event)
            void copyLink()
          }}
        >
          Copy link
        </Button>
      </div>
    </Popover>
  )
}
