import type { Endpoint } from './endpoint.ts'
import { alertBacktest } from './alertBacktest.ts'
import {
  alertIncidentList,
  alertStreamList,
  incidentList,
  incidentNotificationList,
} from './alertIncidents.ts'
import {
  alertClear,
  alertCreate,
  alertDelete,
  alertList,
  alertServiceAdd,
  alertServiceRemove,
  alertStatusList,
  alertStatusView,
  alertUpdate,
  alertView,
} from './alerts.ts'
import { alertMute, alertUnmute } from './alertMutes.ts'
import { alertTest } from './alertTests.ts'
import { annotationEventList } from './annotationEvents.ts'
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
import { chartLayoutUpdate } from './chartLayouts.ts'
import { chartCreate, chartDelete, chartList, chartRestore, chartUpdate, chartView } from './charts.ts'
import { measurementCompose } from './composites.ts'
import { chartSearch } from './chartSearch.ts'
import { deletedSpaceDelete, deletedSpaceList } from './deletedSpaces.ts'
import { favoriteCreate, favoriteDelete, favoriteList } from './favorites.ts'
import { healthView } from './health.ts'
import { jobDelete, jobList, jobView } from './jobs.ts'
import { measurementCreate, measurementView } from './measurements.ts'
import { metricBatchDelete, metricBatchUpdate } from './metricBatch.ts'
import { metricDelete, metricList, metricSubmit, metricUpdate, metricView } from './metrics.ts'
import { seriesRead } from './series.ts'
import { serviceAlertList, serviceNotificationList } from './serviceNotifications.ts'
import { servicePreview } from './servicePreview.ts'
import { serviceCreate, serviceDelete, serviceList, serviceUpdate, serviceView } from './services.ts'
import { serviceDraftTest, serviceTest } from './serviceTests.ts'
import { sessionCreate, sessionDelete, sessionView } from './session.ts'
import { sharedContentView, sharedEventList, sharedSeriesRead, sharedView } from './sharing.ts'
import {
  snapshotBatchDelete,
  snapshotCreate,
  snapshotDelete,
  snapshotList,
  snapshotSend,
  snapshotView,
} from './snapshots.ts'
import { sourceDelete, sourceList, sourceUpdate, sourceView } from './sources.ts'
import { spaceDocumentCreate, spaceDocumentUpdate, spaceDocumentView } from './spaceDocument.ts'
import {
  spaceLinkBatchDelete,
  spaceLinkCreate,
  spaceLinkDelete,
  spaceLinkList,
  spaceLinkUpdate,
} from './spaceLinks.ts'
import { spaceVersionList, spaceVersionRestore, spaceVersionView } from './spaceVersions.ts'
import { spaceCreate, spaceDelete, spaceList, spaceRestore, spaceUpdate, spaceView } from './spaces.ts'
import { tagList, tagView } from './tags.ts'
import { tokenCreate, tokenDelete, tokenList, tokenUpdate, tokenView } from './tokens.ts'

/** Every endpoint there is, in the order of the OpenAPI document. */
export const endpoints: readonly Endpoint[] = [
  metricSubmit,
  metricList,
  metricBatchUpdate,
  metricBatchDelete,
  metricView,
  metricUpdate,
  metricDelete,
  measurementCreate,
  measurementCompose,
  measurementView,
  spaceList,
  spaceCreate,
  spaceView,
  spaceUpdate,
  spaceDelete,
  spaceRestore,
  deletedSpaceList,
  deletedSpaceDelete,
  spaceDocumentView,
  spaceDocumentUpdate,
  spaceDocumentCreate,
  spaceVersionList,
  spaceVersionView,
  spaceVersionRestore,
  chartList,
  chartCreate,
  chartView,
  chartUpdate,
  chartDelete,
  chartRestore,
  chartLayoutUpdate,
  chartSearch,
  favoriteList,
  favoriteCreate,
  favoriteDelete,
  annotationList,
  annotationView,
  annotationCreate,
  annotationUpdate,
  annotationDelete,
  annotationEventList,
  annotationEventView,
  annotationEventUpdate,
  annotationEventDelete,
  annotationLinkCreate,
  annotationLinkDelete,
  sourceList,
  sourceView,
  sourceUpdate,
  sourceDelete,
  jobList,
  jobView,
  jobDelete,
  snapshotCreate,
  snapshotView,
  snapshotList,
  snapshotSend,
  snapshotDelete,
  snapshotBatchDelete,
  spaceLinkList,
  spaceLinkCreate,
  spaceLinkUpdate,
  spaceLinkDelete,
  spaceLinkBatchDelete,
  sharedView,
  sharedContentView,
  sharedSeriesRead,
  sharedEventList,
  seriesRead,
  tagList,
  tagView,
  alertList,
  alertCreate,
  alertView,
  alertUpdate,
  alertDelete,
  alertServiceAdd,
  alertServiceRemove,
  alertStatusList,
  alertStatusView,
  alertClear,
  alertMute,
  alertUnmute,
  alertTest,
  alertIncidentList,
  incidentNotificationList,
  alertStreamList,
  incidentList,
  alertBacktest,
  serviceList,
  serviceCreate,
  serviceView,
  serviceUpdate,
  serviceDelete,
  serviceDraftTest,
  serviceTest,
  servicePreview,
  serviceNotificationList,
  serviceAlertList,
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
