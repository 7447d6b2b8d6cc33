import { Download, RotateCcw, Upload } from 'lucide-preact'
import { useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'

import { ImportDialog } from './import-dialog'
import type { Masking } from './masking-model'
import { MaskingPart } from './masking-part'
import type { RulesFile } from './rules-file-model'

/** The rules as a file, and the way back to the defaults. */
export function RulesFilePart({ masking, file }: { masking: Masking; file: RulesFile }) {
  const input = useRef<HTMLInputElement | null>(null)
  const isLocked = masking.isLocked.value
  const read = (chosen: File | undefined) => {
    if (chosen) void file.readFile(chosen)
  }
  return (
    <MaskingPart title="Import and export">
      <p>All of these rules as one JSON file, to give a team the same ones or to keep them.</p>
      <div class="masking-buttons">
        <Button icon={Download} onClick={file.exportRules}>
          Export
        </Button>
        {!isLocked && (
          <>
            <Button icon={Upload} onClick={() => input.current?.click()}>
              Import…
            </Button>
            <input
              ref={input}
              hidden
              type="file"
              accept=".json,application/json"
              aria-label="File of masking rules"
              onChange={({ currentTarget }) => {
                read(currentTarget.files?.[0])
                // The same file, mended, is chosen again.
                currentTarget.value = ''
              }}
            />
            <Button
              look="quiet"
              icon={RotateCcw}
              disabled={masking.isDefault.value}
              onClick={() => void masking.reset()}
            >
              Reset to defaults
            </Button>
          </>
        )}
      </div>
      {file.problem.value !== null && (
        <p class="field-problem" role="alert">
          {file.problem.value}
        </p>
      )}
      <ImportDialog file={file} />
    </MaskingPart>
  )
}
