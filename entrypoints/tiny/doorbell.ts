import { ringDoorbell } from '@/lib/relay/doorbell'

/** Isolated world, `document_start`, all frames of the sites being recorded. */
ringDoorbell()
