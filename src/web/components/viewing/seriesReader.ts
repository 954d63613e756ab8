import { createContext } from 'react'
import { readSeries } from './readAhead.ts'
import { batchSeries } from './seriesBatch.ts'

/** What reads the series of charts: of the account, unless what is shown comes from elsewhere. */
export const SeriesReader = createContext(batchSeries(readSeries))
