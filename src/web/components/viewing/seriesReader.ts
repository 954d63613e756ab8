import { createContext } from 'react'
import { seriesRead } from '#api/series.ts'
import { call } from '#web/api/call.ts'
import { batchSeries } from './seriesBatch.ts'

/** What reads the series of charts: of the account, unless what is shown comes from elsewhere. */
export const SeriesReader = createContext(batchSeries((body, signal) => call(seriesRead, { body }, signal)))
