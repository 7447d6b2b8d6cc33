import type { InsightKind } from '@/lib/model/insight'

const TABS: readonly { kind: InsightKind; name: string }[] = [
  { kind: 'funnel', name: 'Funnel' },
  { kind: 'paths', name: 'Paths' },
  { kind: 'trends', name: 'Trends' },
  { kind: 'clicks', name: 'Clicks' },
]

export const nameInsight = (kind: InsightKind) => TABS.find((tab) => tab.kind === kind)!.name

/** Each keeps its own address while another is shown. */
export function InsightTabs({ current }: { current: InsightKind }) {
  return (
    <nav class="insight-tabs" aria-label="Kinds of insight">
      {TABS.map(({ kind, name }) => (
        <a
          key={kind}
          class="insight-tab"
          href={`#/insights/${kind}`}
          {...(kind === current ? { 'aria-current': 'page' } : {})}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
