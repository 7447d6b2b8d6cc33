import { FolderOpen, Upload } from 'lucide-preact'
import { useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { CheckField } from '@/components/parts/check-field'
import { describeCount } from '@/components/parts/describe-count'
import { Dialog } from '@/components/parts/dialog'

import { GivenFileRow } from './given-file-row'
import type { Importing } from './import-model'
import { LinkForm } from './link-form'

import './files.css'

/** Files and links in: which ones, masked again or not, and what became of each. */
export function ImportDialog({ importing }: { importing: Importing }) {
  return (
    <Dialog title="Import sessions" isOpen={importing.isOpen.value} onClose={importing.close}>
      <Sheet importing={importing} />
    </Dialog>
  )
}

function Sheet({ importing }: { importing: Importing }) {
  const input = useRef<HTMLInputElement>(null)
  const given = importing.given.value
  const isRunning = importing.isRunning.value
  const waitingCount = given.filter(({ state }) => state.step === 'waiting').length
  const mayTryAgain = given.some(({ state }) => state.step === 'refused')
  const isOver = given.length > 0 && waitingCount === 0 && !isRunning && !mayTryAgain
  const choose = (files: FileList | null) => {
    importing.offer([...(files ?? [])])
    void importing.start()
  }
  return (
    <div class="files-sheet">
      <p>
        Afterimage exports, rrweb JSON, PostHog exports and Sentry replay segments. Each session gets an id of its own;
        one that is here already is not stored twice. You can drop files onto the list as well.
      </p>
      {!isOver && (
        <CheckField
          label="Mask again by my rules"
          isChecked={importing.isMaskedAgain.value}
          onChange={importing.maskAgain}
        />
      )}
      {!isOver && (
        <p class="files-hint">
          Of sessions that were not recorded under rules as strict as yours, other tools’ among them, all text is
          masked.
        </p>
      )}
      {given.length > 0 && (
        <ul class="files-given" aria-label="Files and links" aria-live="polite">
          {given.map((one) => (
            <GivenFileRow key={one.key} given={one} onOpen={importing.close} />
          ))}
        </ul>
      )}
      {!isOver && <LinkForm importing={importing} />}
      <input
        ref={input}
        hidden
        type="file"
        multiple
        accept=".afterimage,.zip,.json,.jsonl,.gz,application/json,application/zip"
        aria-label="Files of sessions"
        onChange={({ currentTarget }) => {
          choose(currentTarget.files)
          // The same file, mended, is chosen again.
          currentTarget.value = ''
        }}
      />
      <div class="files-buttons">
        {waitingCount > 0 && !isRunning && (
          <Button look="primary" icon={Upload} onClick={() => void importing.start()}>
            {`Import ${describeCount(waitingCount, 'file')}`}
          </Button>
        )}
        {!isRunning && (
          <Button
            look={given.length === 0 ? 'primary' : 'plain'}
            icon={FolderOpen}
            onClick={() => input.current?.click()}
          >
            Choose files
          </Button>
        )}
        {isRunning && <Button onClick={importing.stop}>Cancel</Button>}
        {!isRunning && (
          <Button look="quiet" onClick={importing.close}>
            {isOver ? 'Done' : 'Cancel'}
          </Button>
        )}
      </div>
    </div>
  )
}
