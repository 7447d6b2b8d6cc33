import { keepEarly } from '@/lib/capture/bootstrap'

/** MAIN world, `document_start`, all frames of the sites being recorded. */
keepEarly()
