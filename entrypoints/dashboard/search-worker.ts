import { expose } from 'comlink'

import { createInsights } from '@/lib/insights/create-insights'
import { createSearch } from '@/lib/search/search'
import { Database } from '@/lib/store/database'

const search = createSearch(new Database(), (doneCount, allCount) => postMessage({ progress: { doneCount, allCount } }))

// Comlink passes calls on only to what is exposed; how far the reading is comes as a plain message beside them.
expose({ ...search, ...createInsights(() => search.readLibrary()) })
