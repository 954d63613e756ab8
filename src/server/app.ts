import compress from '@fastify/compress'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { constants } from 'node:zlib'
import type { Deps } from './deps.ts'
import { MAX_BODY, parseQuery, readBodies } from './http/body.ts'
import { answerError, answerMalformed } from './http/errors.ts'
import { measurementCreateRoutes } from './http/measurementCreate.ts'
import { metricRoutes } from './http/metrics.ts'
import { measurementViewRoutes } from './http/measurementView.ts'
import { metricViewRoutes } from './http/metricView.ts'
import { seriesRoutes } from './http/series.ts'
import { tagRoutes } from './http/tags.ts'

export interface AppOptions {
  /** Where faults of the server are logged; standard output when left out. */
  logger?: FastifyServerOptions['logger']
}

/** The whole server as one application that does not listen yet. */
export function buildApp(deps: Deps, { logger = { level: 'warn' } }: AppOptions = {}): FastifyInstance {
  const app = Fastify({
    logger,
    disableRequestLogging: true,
    bodyLimit: MAX_BODY,
    trustProxy: false,
    requestTimeout: 60_000,
    // Agents post every minute: their connection stays open from one post to the next.
    keepAliveTimeout: 75_000,
    routerOptions: { querystringParser: parseQuery, maxParamLength: 4_000, ignoreTrailingSlash: true },
    frameworkErrors: answerError,
    clientErrorHandler: answerMalformed,
  })
  app.setErrorHandler(answerError)
  readBodies(app)
  app.register(compress, {
    globalDecompression: false,
    threshold: 1024,
    encodings: ['br', 'gzip', 'deflate'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  app.register(async (api) => {
    metricRoutes(api, deps)
    measurementCreateRoutes(api, deps)
    tagRoutes(api, deps)
    seriesRoutes(api, deps)
    metricViewRoutes(api, deps)
    measurementViewRoutes(api, deps)
  })
  return app
}
