import { ScanEye } from 'lucide-preact'

import { Button } from '@/components/parts/button'

import type { PreviewTabs } from './preview-tabs-model'

import './preview-tabs.css'

const LIST_ID = 'preview-tabs'

/** Leads to the preview in an open tab. */
export function PreviewTabsButton({ previews }: { previews: PreviewTabs }) {
  return (
    <Button
      size="small"
      icon={ScanEye}
      aria-expanded={previews.tabs.value !== null}
      aria-controls={LIST_ID}
      onClick={() => void previews.toggle()}
    >
      Open tab
    </Button>
  )
}

/** The tabs it can be opened in. */
export function PreviewTabsList({ previews }: { previews: PreviewTabs }) {
  const tabs = previews.tabs.value
  return (
    <div id={LIST_ID} class="preview-tabs" hidden={tabs === null}>
      <p>See over a page what is masked in it. Only tabs of sites that Afterimage may see are here.</p>
      {tabs?.length === 0 && <p>No such tab is open.</p>}
      <ul aria-label="Open tabs">
        {tabs?.map(({ tabId, title, host }) => (
          <li key={tabId}>
            <button type="button" class="preview-tab" title={title} onClick={() => void previews.preview(tabId)}>
              <span class="cut">{title}</span>
              <span class="preview-tab-host cut">{host}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
