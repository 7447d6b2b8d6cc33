import { Bookmark, Copy, Download, Pin, PinOff, Trash, Upload } from 'lucide-preact'
import { useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import { closePopover, Popover } from '@/components/parts/popover'
import type { SavedInsight } from '@/lib/model/insight'

import { nameInsight } from './insight-tabs'
import { writeInsightLink, type SavedInsights } from './saved-insights-model'

/** What was saved: opened, duplicated, pinned, deleted; as a file out and in. */
export function SavedInsightsMenu({ saved }: { saved: SavedInsights }) {
  const all = saved.all.value
  const file = useRef<HTMLInputElement>(null)
  return (
    <Popover icon={Bookmark} label={all.length > 0 ? `Saved ${all.length}` : 'Saved'} title="Saved insights">
      {all.length === 0 && <p class="insight-quiet">Nothing is saved yet. Save what is shown under a name.</p>}
      <ul class="saved-insights">
        {all.map((insight) => (
          <SavedRow key={insight.id} saved={saved} insight={insight} />
        ))}
      </ul>
      <div class="popover-actions">
        <input
          ref={file}
          class="only-read-out"
          type="file"
          accept="application/json,.json"
          aria-label="Insights to import"
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen) void saved.importFile(chosen)
            event.currentTarget.value = ''
          }}
        />
        <Button size="small" icon={Upload} onClick={() => file.current?.click()}>
          Import definitions
        </Button>
        {all.length > 0 && (
          <Button size="small" icon={Download} onClick={saved.exportAll}>
            Export definitions
          </Button>
        )}
      </div>
    </Popover>
  )
}

function SavedRow({ saved, insight }: { saved: SavedInsights; insight: SavedInsight }) {
  const { name, kind, pinnedAt } = insight
  const isPinned = pinnedAt !== null
  return (
    <li class="saved-insight">
      <a class="saved-insight-link" href={writeInsightLink(insight)} onClick={closePopover}>
        <span class="cut" dir="auto">
          {name}
        </span>
        <span class="insight-quiet">{nameInsight(kind)}</span>
      </a>
      <IconButton
        icon={isPinned ? PinOff : Pin}
        size="small"
        label={isPinned ? `Take ${name} from Home` : `Pin ${name} to Home`}
        onClick={() => void saved.pin(insight, !isPinned)}
      />
      <IconButton icon={Copy} size="small" label={`Duplicate ${name}`} onClick={() => void saved.duplicate(insight)} />
      <IconButton icon={Trash} size="small" label={`Delete ${name}`} onClick={() => void saved.remove(insight)} />
    </li>
  )
}
