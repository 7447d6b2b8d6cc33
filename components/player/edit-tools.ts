import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import { trimContent } from '@/lib/edits/trim-content'

import type { EditState } from './edit-model'
import { PickModel } from './pick-model'
import type { LoadedSession } from './session-model'
import type { SessionSearch } from './playback-client'
import { TextModel } from './text-model'
import { TrimModel } from './trim-model'

/** The tools by which something is taken out of a session. */
export const EditToolsModel = createModel(
  (edit: EditState, search: SessionSearch, session: ReadonlySignal<LoadedSession>) => {
    const whole = computed(() => {
      const { from, to } = session.value.timeline
      return { from, to }
    })
    return {
      pick: new PickModel({ countElement: (wish, stop) => search.countElement(wish, stop), add: edit.add }),
      text: new TextModel({ hasText: (text, stop) => search.hasText(text, stop), add: edit.add }),
      trim: new TrimModel({
        whole,
        add: edit.add,
        hasAnything(range) {
          const { pages, events } = trimContent(session.peek().content, range)
          return pages.length > 0 || events.length > 0
        },
      }),
    }
  },
)

export type EditTools = InstanceType<typeof EditToolsModel>
