import { keepEarly } from '@/lib/capture/bootstrap'
import { isCoveredByParent } from '@/lib/capture/covered-by-parent'

/** MAIN world, `document_start`, all frames of the sites being recorded. */
if (!isCoveredByParent()) keepEarly()
