import { BookmarkPlus, Save } from 'lucide-preact'

import { NamePopover } from '@/components/parts/name-popover'
import type { InsightKind } from '@/lib/model/insight'

import { ExportInsight, type ExportInsightProps } from './export-insight'
import { SavedInsightsMenu } from './saved-insights'
import type { SavedInsights } from './saved-insights-model'

export interface InsightToolsProps extends Pick<ExportInsightProps, 'rows' | 'readPicture' | 'toasts'> {
  kind: InsightKind
  /** What stands behind the `?` of the address. */
  address: string
  saved: SavedInsights
}

/** Keeps what is shown, under a name or as a file. */
export function InsightTools({ kind, address, saved, ...given }: InsightToolsProps) {
  const opened = saved.all.value.find((one) => one.kind === kind && one.address === address)
  return (
    <div class="insight-tools">
      {opened ? (
        <span class="insight-saved-name cut" dir="auto">
          <Save size={14} aria-hidden="true" /> {opened.name}
        </span>
      ) : (
        <NamePopover
          icon={BookmarkPlus}
          label="Save"
          field="Name of the insight"
          action="Save insight"
          onName={(name) => void saved.save({ name, kind, address })}
        />
      )}
      <SavedInsightsMenu saved={saved} />
      <ExportInsight {...given} name={opened?.name ?? kind} />
    </div>
  )
}
