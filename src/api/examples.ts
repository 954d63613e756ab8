import type * as z from 'zod/mini'
import { alertBacktest } from './alertBacktest.ts'
import {
  alertIncidentList,
  alertStreamList,
  incidentList,
  incidentNotificationList,
} from './alertIncidents.ts'
import { alertCreate, alertList, alertServiceAdd, alertUpdate } from './alerts.ts'
import { alertMute } from './alertMutes.ts'
import { annotationEventList } from './annotationEvents.ts'
import {
  annotationCreate,
  annotationEventUpdate,
  annotationLinkCreate,
  annotationList,
  annotationUpdate,
  annotationView,
} from './annotations.ts'
import { chartLayoutUpdate } from './chartLayouts.ts'
import { chartCreate, chartUpdate } from './charts.ts'
import { chartSearch } from './chartSearch.ts'
import { measurementCompose } from './composites.ts'
import type { Endpoint, Input } from './endpoint.ts'
import { measurementCreate, measurementView } from './measurements.ts'
import { metricBatchDelete, metricBatchUpdate } from './metricBatch.ts'
import { metricList, metricSubmit, metricUpdate, metricView } from './metrics.ts'
import { seriesRead } from './series.ts'
import { servicePreview } from './servicePreview.ts'
import { serviceCreate, serviceUpdate } from './services.ts'
import { serviceDraftTest } from './serviceTests.ts'
import { sessionCreate } from './session.ts'
import { snapshotBatchDelete, snapshotCreate, snapshotSend } from './snapshots.ts'
import { sourceList, sourceUpdate } from './sources.ts'
import { type SpaceDocument, spaceDocumentCreate, spaceDocumentUpdate } from './spaceDocument.ts'
import { sharedEventList, sharedSeriesRead } from './sharing.ts'
import { spaceLinkBatchDelete, spaceLinkCreate, spaceLinkUpdate } from './spaceLinks.ts'
import { spaceCreate, spaceList, spaceUpdate } from './spaces.ts'
import { tagList, tagView } from './tags.ts'
import { tokenCreate, tokenList, tokenUpdate } from './tokens.ts'

/** What stands in a path where no example says otherwise. */
const PARAMS: Readonly<Record<string, string | number>> = {
  id: 1,
  chart_id: 2,
  service_id: 3,
  incident_id: 5,
  name: 'cpu.load',
  link: 'github',
  number: 4,
  slug: 'Qn2mXw0Zr9sTbU4yLk7vHd1e',
}

type Example = Omit<Input<Endpoint>, 'params'>

/** A call that makes sense, for the documents: every endpoint has one. */
export function exampleOf(endpoint: Endpoint): Input<Endpoint> {
  const params = { ...PARAMS, ...PARAMS_OF[nounOf(endpoint)] }
  return { params, ...EXAMPLES.get(endpoint.name) }
}

/** The noun of an endpoint's name: `spaceList` is about spaces. */
export function nounOf({ name }: Pick<Endpoint, 'name'>): string {
  return /^[a-z]+/.exec(name)?.[0] ?? name
}

const PARAMS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  annotation: { name: 'app-deploys' },
  source: { name: 'web-1' },
  tag: { name: 'region' },
}

function example<E extends Endpoint>(
  { name }: E,
  input: Omit<Input<E>, 'params'>,
): [name: string, input: Example] {
  return [name, input]
}

const SPACE_DOCUMENT: z.input<typeof SpaceDocument> = {
  poise: 1,
  name: 'Production',
  charts: [
    {
      name: 'CPU',
      layout: { x: 0, y: 0, w: 6, h: 4 },
      streams: [{ metric: 'cpu.load', tags: [{ name: 'region', values: ['us-*'], grouped: true }] }],
    },
  ],
}

const EXAMPLES: ReadonlyMap<string, Example> = new Map([
  example(metricSubmit, {
    body: {
      source: 'web-1',
      gauges: [{ name: 'cpu.load', value: 0.42, measure_time: 1_700_000_000 }],
      counters: [{ name: 'requests', value: 48_211 }],
    },
  }),
  example(metricList, { query: { name: 'cpu', length: 20 } }),
  example(metricView, {
    query: { resolution: 60, count: 10, sources: ['web-*'] },
  }),
  example(metricUpdate, {
    body: { type: 'gauge', period: 60, attributes: { display_units_short: '%', display_min: 0 } },
  }),
  example(metricBatchUpdate, { body: { names: ['cpu.load', 'memory.free'], period: 60, display_min: 0 } }),
  example(metricBatchDelete, { body: { names: 'staging.*' } }),
  example(measurementCreate, {
    body: {
      time: 1_700_000_000,
      tags: { region: 'us-east', host: 'web-1' },
      measurements: [
        { name: 'cpu.load', value: 0.42 },
        { name: 'requests.time', count: 3, sum: 61, min: 12, max: 30, tags: { route: 'checkout' } },
      ],
    },
  }),
  example(measurementView, {
    query: {
      duration: 3_600,
      resolution: 60,
      tags: { region: ['us-*'] },
      group_by: 'region',
      group_by_function: 'sum',
    },
  }),
  example(measurementCompose, {
    query: { compose: 'mean(s("cpu.load", {"region":"us-*"}))', duration: 3_600, resolution: 60 },
  }),
  example(spaceList, { query: { name: 'prod' } }),
  example(spaceCreate, { body: { name: 'Production' } }),
  example(spaceUpdate, { body: { name: 'Production, Europe' } }),
  example(spaceDocumentCreate, { query: { dry_run: true }, body: SPACE_DOCUMENT }),
  example(spaceDocumentUpdate, { body: SPACE_DOCUMENT }),
  example(chartCreate, {
    body: {
      name: 'CPU',
      type: 'line',
      streams: [
        {
          metric: 'cpu.load',
          group_function: 'max',
          summary_function: 'average',
          tags: [{ name: 'region', values: ['us-*'], grouped: true }],
        },
      ],
    },
  }),
  example(chartUpdate, { body: { name: 'CPU by region', min: 0 } }),
  example(chartLayoutUpdate, {
    body: {
      charts: [
        { id: 2, layout: { x: 0, y: 0, w: 8, h: 4 } },
        { id: 3, layout: null },
      ],
    },
  }),
  example(annotationList, { query: { name: 'deploys' } }),
  example(annotationView, {
    query: { start_time: 1_700_000_000, sources: ['web-*'] },
  }),
  example(annotationCreate, {
    body: {
      title: 'Deployed v56',
      source: 'web-1',
      description: 'Typo in page titles',
      links: [{ rel: 'github', href: 'https://github.com/acme/app/commit/01beaf', label: 'Commit' }],
    },
  }),
  example(annotationEventList, { query: { streams: ['app-deploys', 'incidents'], duration: 86_400 } }),
  example(annotationUpdate, {
    body: { display_name: 'Deploys of the app' },
  }),
  example(annotationEventUpdate, {
    body: { end_time: 1_700_000_300 },
  }),
  example(annotationLinkCreate, {
    body: { rel: 'jenkins', href: 'http://ci.acme.com/job/app/34', label: 'Build' },
  }),
  example(alertList, { query: { name: 'cpu' } }),
  example(alertCreate, {
    body: {
      name: 'cpu.high',
      description: 'The web servers have too much to do',
      conditions: [
        { type: 'above', metric_name: 'cpu.load', source: 'web-*', threshold: 0.9, duration: 300 },
      ],
      services: [3],
      attributes: { runbook_url: 'https://wiki.acme.com/cpu' },
    },
  }),
  example(alertUpdate, {
    body: {
      active: false,
      conditions: [{ type: 'absent', metric_name: 'cpu.load', duration: 600 }],
    },
  }),
  example(alertServiceAdd, { body: { service: 3 } }),
  example(alertIncidentList, { query: { length: 10 } }),
  example(incidentNotificationList, { query: { length: 20 } }),
  example(alertStreamList, { query: { length: 10 } }),
  example(incidentList, { query: { open: true } }),
  example(alertMute, { body: { seconds: 3_600 } }),
  example(alertBacktest, {
    body: {
      duration: 604_800,
      conditions: [{ type: 'above', metric_name: 'cpu.load', threshold: 0.9, duration: 300 }],
      rearm_seconds: 600,
    },
  }),
  example(tokenList, { query: { name: '*agents*' } }),
  example(tokenCreate, { body: { name: 'Agents of production', role: 'recorder' } }),
  example(tokenUpdate, { body: { active: false } }),
  example(serviceCreate, {
    body: { type: 'slack', title: 'Ops', settings: { url: 'https://hooks.slack.com/services/T0/B0/key' } },
  }),
  example(serviceUpdate, { body: { title: 'Operations' } }),
  example(serviceDraftTest, {
    body: { type: 'slack', settings: { url: 'https://hooks.slack.com/services/T0/B0/key' } },
  }),
  example(servicePreview, {
    body: {
      type: 'slack',
      settings: { url: 'https://hooks.slack.com/services/T0/B0/key' },
      event: 'trigger',
    },
  }),
  example(sourceList, { query: { name: 'web' } }),
  example(sourceUpdate, { body: { display_name: 'Web server 1' } }),
  example(snapshotCreate, {
    body: { subject: { chart: { id: 2, source: '*', type: 'stacked' } }, duration: 7_200 },
  }),
  example(snapshotSend, { body: { service: 3, message: 'Is this what you see as well?' } }),
  example(snapshotBatchDelete, { body: { ids: [71, 72] } }),
  example(spaceLinkCreate, {
    body: { space: 1, name: 'Screen in the kitchen', tags: { region: ['us-east'] }, duration: 10_800 },
  }),
  example(spaceLinkUpdate, { body: { expires_at: 1_900_000_000 } }),
  example(spaceLinkBatchDelete, { body: { ids: [4, 5] } }),
  example(sharedSeriesRead, { body: { duration: 3_600, points: 300, streams: [{ chart: 2, stream: 7 }] } }),
  example(sharedEventList, { query: { duration: 3_600 } }),
  example(seriesRead, {
    body: {
      duration: 3_600,
      resolution: 60,
      streams: [{ metric: 'cpu.load', tags: [{ name: 'region', values: ['us-*'], grouped: true }] }],
    },
  }),
  example(chartSearch, { query: { name: 'latency', length: 20 } }),
  example(tagList, { query: { metric: 'cpu.load' } }),
  example(tagView, { query: { metric: 'cpu.load', search: 'us' } }),
  example(sessionCreate, { body: { email: 'admin@localhost', token: '75afdb82' } }),
])
