import { expose } from 'comlink'

import { createFiles } from '@/lib/files/create-files'
import { Database } from '@/lib/store/database'

// Packing, unpacking and checking take seconds: the page stays free for the viewer.
expose(createFiles(new Database()))
