import type { Endpoint } from './endpoint.ts'
import {
  annotationCreate,
  annotationDelete,
  annotationEventDelete,
  annotationEventUpdate,
  annotationEventView,
  annotationLinkCreate,
  annotationLinkDelete,
  annotationList,
  annotationUpdate,
  annotationView,
} from './annotations.ts'
import { chartCreate, chartDelete, chartList, chartRestore, chartUpdate, chartView } from './charts.ts'
import { healthView } from './health.ts'
import { measurementCreate, measurementView } from './measurements.ts'
import { metricDelete, metricList, metricSubmit, metricUpdate, metricView } from './metrics.ts'
import { seriesRead } from './series.ts'
import { sessionCreate, sessionDelete, sessionView } from './session.ts'
import { spaceCreate, spaceDelete, spaceList, spaceRestore, spaceUpdate, spaceView } from './spaces.ts'
import { tagList, tagView } from './tags.ts'
import { tokenCreate, tokenDelete, tokenList, tokenUpdate, tokenView } from './tokens.ts'

/** Every endpoint there is, in the order of the OpenAPI document. */
export const endpoints: readonly Endpoint[] = [
  metricSubmit,
  metricList,
  metricView,
  metricUpdate,
  metricDelete,
  measurementCreate,
  measurementView,
  spaceList,
  spaceCreate,
  spaceView,
  spaceUpdate,
  spaceDelete,
  spaceRestore,
  chartList,
  chartCreate,
  chartView,
  chartUpdate,
  chartDelete,
  chartRestore,
  annotationList,
  annotationView,
  annotationCreate,
  annotationUpdate,
  annotationDelete,
  annotationEventView,
  annotationEventUpdate,
  annotationEventDelete,
  annotationLinkCreate,
  annotationLinkDelete,
  seriesRead,
  tagList,
  tagView,
  tokenList,
  tokenCreate,
  tokenView,
  tokenUpdate,
  tokenDelete,
  sessionCreate,
  sessionView,
  sessionDelete,
  healthView,
]
