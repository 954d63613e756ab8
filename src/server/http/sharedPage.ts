import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from '#api/errors.ts'
import { rangeText } from '#chart/rangeText.ts'
import type { Deps } from '../deps.ts'
import { escaped } from '../notify/htmlText.ts'
import { findSnapshotBySlug, type SnapshotRow } from '../store/snapshots.ts'
import { framedHeaders } from './security.ts'
import type { CountRead } from './sharedRate.ts'
import { openLink } from './sharedSpaces.ts'
import { imageHref } from './snapshots.ts'

/** What a chat shows of an address: the Open Graph protocol, https://ogp.me. */
interface Preview {
  title: string
  description: string
  /** Of a snapshot that is drawn: chats remember that there was none. */
  image?: { url: string; width: number; height: number }
}

/**
 * `/s/:slug`: the page of a snapshot or of a read-only space, which says what it is to those who run no script. What is not
 * there has the page too, which says so, and a status that says the same.
 *
 * @param count counts a read of a slug, and throws where there were too many
 * @param folder of the built page; where there is none, that is told as for every other address
 */
export function sharedPageRoutes(app: FastifyInstance, deps: Deps, count: CountRead, folder: string): void {
  const file = join(folder, 'index.html')
  if (!existsSync(file)) return
  const headers = {
    ...framedHeaders(deps.config.embed),
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  }

  app.get<{ Params: { slug: string } }>('/s/:slug(^[\\w-]+$)', async (request, reply) => {
    const { status, preview } = await previewOf(request.params.slug, request)
    const html = await readFile(file, 'utf8')
    return reply
      .status(status)
      .headers(headers)
      .type('text/html; charset=utf-8')
      .send(preview === null ? html : html.replace(/<title>.*?<\/title>/, () => tagsOf(preview)))
  })

  async function previewOf(
    slug: string,
    request: FastifyRequest,
  ): Promise<{ status: number; preview: Preview | null }> {
    try {
      const snapshot = await findSnapshotBySlug(deps.db, slug)
      if (snapshot !== undefined) {
        count(slug)
        return { status: 200, preview: previewOfSnapshot(snapshot, imageHref(deps, snapshot, request)) }
      }
      const link = await openLink(deps, slug)
      if (link === undefined) return { status: 404, preview: null }
      count(slug)
      const isLive = link.end_time === null
      const description = isLive ? 'A live space of charts' : 'A space of charts'
      return { status: 200, preview: { title: link.space, description } }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return { status: error.status, preview: null }
    }
  }
}

function previewOfSnapshot({ look, end_time, duration }: SnapshotRow, picture: string | null): Preview {
  const { title, zone, width, height, scale } = look
  return {
    title,
    description: rangeText(end_time - duration, end_time, zone),
    ...(picture !== null && { image: { url: picture, width: width * scale, height: height * scale } }),
  }
}

function tagsOf({ title, description, image }: Preview): string {
  const properties = {
    'og:site_name': 'Poise',
    'og:type': 'website',
    'og:title': title,
    'og:description': description,
    ...(image && {
      'og:image': image.url,
      'og:image:type': 'image/png',
      'og:image:width': String(image.width),
      'og:image:height': String(image.height),
      'og:image:alt': `${title}, ${description}`,
      'twitter:card': 'summary_large_image',
    }),
  }
  const tags = Object.entries(properties).map(
    ([name, content]) => `<meta property="${name}" content="${escaped(content)}" />`,
  )
  return [`<title>${escaped(title)} · Poise</title>`, ...tags].join('\n    ')
}
