import { TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { describeCount } from '@/components/parts/describe-count'
import { Dialog } from '@/components/parts/dialog'

import { describeEdit } from './describe-edit'
import type { EditState } from './edit-model'

/** The one thing here that cannot be undone: it names what goes. */
export function PermanentDialog({ edit }: { edit: EditState }) {
  const pending = edit.pending.value
  const isRunning = edit.isBecomingPermanent.value
  return (
    <Dialog
      title="Make the changes permanent"
      isOpen={edit.isConfirming.value}
      onClose={() => edit.setConfirming(false)}
    >
      {isRunning ? <Running /> : <Asking edit={edit} pending={pending} />}
    </Dialog>
  )
}

function Asking({ edit, pending }: { edit: EditState; pending: EditState['pending']['value'] }) {
  return (
    <div class="permanent">
      <p>This goes for good, from everything that is stored of this session:</p>
      <ul class="permanent-list" aria-label="What goes for good">
        {pending.map((one) => (
          <li key={one.id} dir="auto">
            {describeEdit(one)}
          </li>
        ))}
      </ul>
      <Callout meaning="warning" icon={TriangleAlert} title="It cannot be undone.">
        <p>
          The browser’s own files may keep some of it until they are compacted. Nothing of Afterimage can read it there.
        </p>
      </Callout>
      <div class="permanent-buttons">
        <Button onClick={() => edit.setConfirming(false)}>Cancel</Button>
        <Button look="danger" onClick={() => void edit.makePermanent()}>
          Make {describeCount(pending.length, 'change')} permanent
        </Button>
      </div>
    </div>
  )
}

/** How long it takes is not known before it is done. */
function Running() {
  return (
    <div class="permanent">
      <p>The session is being written anew, page by page. It goes on if you close this.</p>
      <progress class="progress-bar permanent-progress" aria-label="Writing the session anew" />
    </div>
  )
}
