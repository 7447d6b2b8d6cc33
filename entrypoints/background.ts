import { defineBackground } from 'wxt/utils/define-background'

import { createBackground } from '@/lib/recording/create-background'

export default defineBackground({ type: 'module', main: createBackground })
