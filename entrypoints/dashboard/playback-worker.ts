import { expose } from 'comlink'

import { createPlayback } from '@/lib/playback/create-playback'
import { createDatabaseStore } from '@/lib/playback/database-store'
import { Database } from '@/lib/store/database'

// Unpacking and laying out hours of a session takes seconds: the page stays free for the viewer.
expose(createPlayback(createDatabaseStore(new Database())))
