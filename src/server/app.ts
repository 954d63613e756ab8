import { join } from 'node:path'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Deps } from './deps.ts'
import { alertBacktestRoutes } from './http/alertBacktest.ts'
import { alertIncidentRoutes } from './http/alertIncidents.ts'
import { alertRoutes } from './http/alerts.ts'
import { alertServiceRoutes } from './http/alertServices.ts'
import { alertStatusRoutes } from './http/alertStatus.ts'
import { annotationEventRoutes } from './http/annotationEvents.ts'
import { annotationRoutes } from './http/annotations.ts'
import { MAX_BODY, parseQuery, readBodies } from './http/body.ts'
import { chartLayoutRoutes } from './http/chartLayouts.ts'
import { chartRoutes } from './http/charts.ts'
import { chartSearchRoutes } from './http/chartSearch.ts'
import { deletedSpaceRoutes } from './http/deletedSpaces.ts'
import { docsRoutes } from './http/docs/docs.ts'
import { answerError, answerMalformed } from './http/errors.ts'
import { favoriteRoutes } from './http/favorites.ts'
import { healthRoutes } from './http/health.ts'
import { jobRoutes } from './http/jobs.ts'
import { measurementComposeRoutes } from './http/measurementCompose.ts'
import { measurementCreateRoutes } from './http/measurementCreate.ts'
import { measurementViewRoutes } from './http/measurementView.ts'
import { metricBatchRoutes } from './http/metricBatch.ts'
import { metricRoutes } from './http/metrics.ts'
import { metricViewRoutes } from './http/metricView.ts'
import { openApiRoutes } from './http/openapi.ts'
import { servePage } from './http/page.ts'
import { secureAnswers } from './http/security.ts'
import { seriesRoutes } from './http/series.ts'
import { serviceNotificationRoutes } from './http/serviceNotifications.ts'
import { servicePreviewRoutes } from './http/servicePreview.ts'
import { serviceRoutes } from './http/services.ts'
import { serviceTestRoutes } from './http/serviceTests.ts'
import { sessionRoutes } from './http/session.ts'
import { type CountRead, sharedRate } from './http/sharedRate.ts'
import { sharedSpaceRoutes } from './http/sharedSpaces.ts'
import { sharedPageRoutes } from './http/sharedPage.ts'
import { sharingRoutes } from './http/sharing.ts'
import { snapshotSendRoutes } from './http/snapshotSend.ts'
import { snapshotRoutes } from './http/snapshots.ts'
import { sourceRoutes } from './http/sources.ts'
import { spaceDocumentRoutes } from './http/spaceDocument.ts'
import { spaceLinkRoutes } from './http/spaceLinks.ts'
import { spaceRoutes } from './http/spaces.ts'
import { spaceVersionRoutes } from './http/spaceVersions.ts'
import { tagRoutes } from './http/tags.ts'
import { tokenRoutes } from './http/tokens.ts'

export interface AppOptions {
  /** Where faults of the server are logged; standard output when left out. */
  logger?: FastifyServerOptions['logger']
  /** Folder of the built page. */
  page?: string
  /** What counts the reads of what is shared; `sharedRate` when left out. */
  count?: CountRead
}

const DIST = join(import.meta.dirname, '../../dist')

/** The whole server as one application that does not listen yet. */
export function buildApp(
  deps: Deps,
  { logger = { level: 'warn' }, page = DIST, count = sharedRate(deps.now) }: AppOptions = {},
): FastifyInstance {
  const app = Fastify({
    logger,
    bodyLimit: MAX_BODY,
    trustProxy: false,
    requestTimeout: 60_000,
    // What still comes while the server closes is answered, instead of in Fastify's own form of error.
    return503OnClosing: false,
    // Agents post every minute: their connection stays open from one post to the next.
    keepAliveTimeout: 75_000,
    routerOptions: { querystringParser: parseQuery, maxParamLength: 4_000, ignoreTrailingSlash: true },
    // collectd-librato and other early clients name a collection so. What is in one may have a name that ends in .json.
    rewriteUrl: ({ url = '/' }) => url.replace(/^\/v1\/(?!openapi)(\w+)\.json(?=\?|$)/, '/v1/$1'),
    frameworkErrors: answerError,
    clientErrorHandler: answerMalformed,
  })
  app.setErrorHandler(answerError)
  secureAnswers(app)
  readBodies(app)
  app.register(compress, {
    globalDecompression: false,
    threshold: 1024,
    encodings: ['br', 'gzip', 'deflate'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  servePage(app, page)
  // Inside a plugin of their own, because compression has to be there first.
  app.register(async (api) => {
    for (const routes of ROUTES) routes(api, deps)
    sharingRoutes(api, deps, count)
    sharedSpaceRoutes(api, deps, count)
    sharedPageRoutes(api, deps, count, page)
  })
  return app
}

const ROUTES = [
  metricRoutes,
  metricBatchRoutes,
  metricViewRoutes,
  measurementCreateRoutes,
  measurementComposeRoutes,
  measurementViewRoutes,
  spaceRoutes,
  deletedSpaceRoutes,
  spaceDocumentRoutes,
  spaceVersionRoutes,
  chartRoutes,
  chartLayoutRoutes,
  chartSearchRoutes,
  favoriteRoutes,
  annotationRoutes,
  annotationEventRoutes,
  sourceRoutes,
  jobRoutes,
  snapshotRoutes,
  snapshotSendRoutes,
  spaceLinkRoutes,
  seriesRoutes,
  tagRoutes,
  alertRoutes,
  alertServiceRoutes,
  alertStatusRoutes,
  alertIncidentRoutes,
  alertBacktestRoutes,
  serviceRoutes,
  serviceTestRoutes,
  servicePreviewRoutes,
  serviceNotificationRoutes,
  tokenRoutes,
  sessionRoutes,
  healthRoutes,
  openApiRoutes,
  docsRoutes,
]
