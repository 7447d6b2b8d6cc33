import { writeLines } from './basket.js'

writeLines([])
