import { EyeOff, TextCursorInput } from 'lucide-preact'

import { IconButton } from '@/components/parts/icon-button'
import type { StreamItem } from '@/lib/replay/stream'

/** What can be taken out from the event stream; not there while a session is still recorded. */
export interface Removal {
  onRemoveEvent: (eventId: number) => void
  onRemoveText: (text: string) => void
}

/** For the pointer; by keyboard Delete takes out the row that has the focus. */
export function RemoveButtons({ item, removal }: { item: StreamItem; removal: Removal }) {
  const { eventId, label } = item
  return (
    <>
      {label !== '' && (
        <IconButton
          icon={TextCursorInput}
          label="Remove this text…"
          size="small"
          tabIndex={-1}
          onClick={() => removal.onRemoveText(label)}
        />
      )}
      {eventId !== undefined && (
        <IconButton
          icon={EyeOff}
          label="Remove this event"
          size="small"
          tabIndex={-1}
          onClick={() => removal.onRemoveEvent(eventId)}
        />
      )}
    </>
  )
}
