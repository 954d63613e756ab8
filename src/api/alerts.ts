import * as z from 'zod/mini'
import { AlertCondition, ConditionWrite } from './alertConditions.ts'
import { ADMINS, endpoint } from './endpoint.ts'
import { metricName } from './names.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { SERVICE_TYPE_NAMES } from './serviceTypes.ts'
import { flag, idOrName, numeric, rowId, search, settable } from './values.ts'

/** `/v1/alerts/status` is another endpoint. */
const alertName = metricName.check(
  z.refine((name) => name.toLowerCase() !== 'status', { error: 'is reserved' }),
)

/** How long to wait before the next notification when nothing is said: API reference, "Alerts Properties". */
export const REARM_SECONDS = 600

const version = z.pipe(
  numeric,
  z.number().check(z.refine((value) => value === 1 || value === 2, { error: 'must be 1 or 2' })),
)

/** Seconds between two notifications. */
export const alertRearm = z.pipe(
  numeric,
  z.number().check(
    z.refine((value) => value >= 60 && value <= 2_147_483_640 && value % 60 === 0, {
      error: 'must be a multiple of 60',
    }),
  ),
)

/** Metadata by key; what is null is left out. `runbook_url` is a link for people. */
export const alertAttributes = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((given) => {
    const known: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(given)) if (value !== null) known[name] = value
    return known
  }),
)

/** An id as a number or as text, or an object with it, as an alert shows its services. */
const serviceId = z.pipe(
  z.union([rowId, z.object({ id: rowId })], { error: 'must be the id of a service' }),
  z.transform((given) => (typeof given === 'number' ? given : given.id)),
)

/** One id is as good as a list of one: forms cannot tell them apart. */
const serviceIds = z.union([
  z.array(serviceId),
  z.pipe(
    serviceId,
    z.transform((id) => [id]),
  ),
])

const properties = {
  description: settable(z.string()),
  version: settable(version),
  active: settable(flag),
  rearm_seconds: settable(alertRearm),
  rearm_per_signal: settable(flag),
  md: settable(flag),
  attributes: settable(alertAttributes),
  conditions: settable(z.array(ConditionWrite)),
  services: settable(serviceIds),
}

export const AlertWrite = z.object({ name: settable(alertName), ...properties })
export type AlertWrite = z.output<typeof AlertWrite>

/** A service as an alert shows it: `name` is how older clients know its type. Only admins see the settings. */
export const AlertService = z.object({
  id: z.number(),
  title: z.string(),
  type: z.enum(SERVICE_TYPE_NAMES),
  name: z.enum(SERVICE_TYPE_NAMES),
  settings: z.record(z.string(), z.string()),
})
export type AlertService = z.output<typeof AlertService>

/** API reference, "Alerts Properties". Every member is always there: python-librato fails without one. */
export const Alert = z.object({
  id: z.number(),
  name: z.string(),
  description: z.nullable(z.string()),
  version: z.number(),
  active: z.boolean(),
  /** Seconds between two notifications; for each stream on its own when `rearm_per_signal` is set. */
  rearm_seconds: z.number(),
  rearm_per_signal: z.boolean(),
  /** True for an alert on tags, false for one on sources. */
  md: z.boolean(),
  /** Null when nobody ever set any. */
  attributes: z.nullable(z.record(z.string(), z.unknown())),
  conditions: z.array(AlertCondition),
  services: z.array(AlertService),
  created_at: z.number(),
  updated_at: z.number(),
})
export type Alert = z.output<typeof Alert>

export const ALERT_STATUSES = ['triggered', 'ok'] as const
export type AlertStatus = (typeof ALERT_STATUSES)[number]

/** How an alert may be found to stand: the first of these that is true of it. */
export const ALERT_STATES = [
  'triggered',
  'off',
  /** It has no condition. */
  'empty',
  'failed',
  /** It was not evaluated in the last three minutes, or not yet. */
  'late',
  'resolved',
  'pending',
  'ok',
] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** Times in Unix seconds. */
export const AlertStatusList = z.object({
  firing: z.array(z.object({ id: z.number(), triggered_at: z.number() })),
  cleared: z.array(z.object({ id: z.number(), cleared_at: z.number() })),
})
export type AlertStatusList = z.output<typeof AlertStatusList>

/** What is beyond a threshold, but not yet for the duration of its condition. */
export const AlertPending = z.object({
  /** The stream that has been so for the longest, and under which condition. */
  stream: z.string(),
  condition: z.number(),
  /** For how long. */
  seconds: z.number(),
  /** How many streams are, under any condition. */
  stream_count: z.number(),
})
export type AlertPending = z.output<typeof AlertPending>

/** How an alert stands right now. Times in Unix seconds. */
export const AlertStanding = z.object({
  state: z.enum(ALERT_STATES),
  status: z.enum(ALERT_STATUSES),
  /** Since when it is triggered; null when it is not. */
  triggered_at: z.nullable(z.number()),
  /** The streams that took part in what goes on, by name; `stream_count` counts those that are left out, too. */
  streams: z.array(z.string()),
  stream_count: z.number(),
  /** What may trigger it soon; null for nothing. */
  pending: z.nullable(AlertPending),
  /** When somebody cleared it by hand, for as long as that is why it is not triggered; else null. */
  resolved_at: z.nullable(z.number()),
  /** Until when services are not told that it triggers; null when they are. */
  muted_until: z.nullable(z.number()),
  /** The minute up to which it was evaluated; null for an alert that is not active, or has just begun. */
  evaluated_at: z.nullable(z.number()),
  /** The minutes that were not evaluated when that happened last. */
  missed: z.nullable(z.object({ from: z.number(), to: z.number() })),
  /** Why it cannot be evaluated, and when that was tried last; null while it can. */
  failure: z.nullable(z.object({ reason: z.string(), at: z.number() })),
})
export type AlertStanding = z.output<typeof AlertStanding>

/** An alert of the list; `standing` is there when it was asked for. */
export const ListedAlert = z.extend(Alert, { standing: z.optional(AlertStanding) })
export type ListedAlert = z.output<typeof ListedAlert>

/** By its id or name. */
export const oneAlert = z.object({ id: idOrName })
const MAY_READ = ['admin', 'recorder'] as const
const MAY_WRITE = ADMINS.roles

export const alertList = endpoint({
  name: 'alertList',
  method: 'GET',
  path: '/v1/alerts',
  summary:
    'Lists alerts of a version (2 unless said) by their last change; `name` keeps those that contain it, in any case, and puts the one of exactly that name first. Additions of Poise: `search` keeps those whose name, a metric of theirs or the title of a service of theirs contains it, in any case; `state` keeps those that are triggered, else off, else empty, without a condition, else failed to be evaluated, else late, not evaluated for three minutes or yet, else resolved by hand and not normal since, else pending, beyond a threshold but not yet for its duration, else ok; `orderby=status` puts those that are triggered first, then those that are pending, and goes by name, in which numbers count as such; `standing=true` tells how each stands, and how many of those that `name` and `search` keep are in each state.',
  roles: MAY_READ,
  query: z.object({
    ...pageQuery,
    name: search,
    search,
    state: z.optional(z.enum(ALERT_STATES)),
    version: z._default(version, 2),
    orderby: z.optional(z.enum(['updated_at', 'status'])),
    standing: z.optional(flag),
  }),
  response: z.object({
    query: PageInfo,
    alerts: z.array(ListedAlert),
    states: z.optional(z.record(z.enum(ALERT_STATES), z.number())),
  }),
})

export const alertCreate = endpoint({
  name: 'alertCreate',
  method: 'POST',
  path: '/v1/alerts',
  summary:
    'Creates an alert, whose name must be new. Its metrics need not exist. A condition that is above or below needs a threshold, an absent one a duration. Active alerts are evaluated every minute, from the minute in which they were created.',
  roles: MAY_WRITE,
  status: 201,
  body: z.object({ name: alertName, ...properties }),
  response: Alert,
})

export const alertView = endpoint({
  name: 'alertView',
  method: 'GET',
  path: '/v1/alerts/:id',
  summary:
    'One alert, by its id or name. `detect_reset=true`, an addition of Poise, shows that of a condition also where it is false.',
  roles: MAY_READ,
  params: oneAlert,
  query: z.object({ detect_reset: z.optional(flag) }),
  response: Alert,
})

export const alertUpdate = endpoint({
  name: 'alertUpdate',
  method: 'PUT',
  path: '/v1/alerts/:id',
  summary:
    'Changes an alert. Without `conditions` all of them are removed, unless `keep_conditions=true`, an addition of Poise; `attributes` and `services`, when given, replace all; everything else that is left out stays. Other conditions, another `rearm_per_signal` and switching it on or off clear a triggered alert, and begin anew.',
  roles: MAY_WRITE,
  status: 204,
  params: oneAlert,
  query: z.object({ keep_conditions: z.optional(flag) }),
  body: AlertWrite,
})

export const alertDelete = endpoint({
  name: 'alertDelete',
  method: 'DELETE',
  path: '/v1/alerts/:id',
  summary: 'Deletes an alert, by its id or name. One that is triggered is cleared.',
  roles: MAY_WRITE,
  status: 204,
  params: oneAlert,
})

export const alertServiceAdd = endpoint({
  name: 'alertServiceAdd',
  method: 'POST',
  path: '/v1/alerts/:id/services',
  summary: 'Has an alert notify a service. Nothing changes when it does already.',
  roles: MAY_WRITE,
  status: 201,
  params: oneAlert,
  body: z.object({ service: serviceId }),
  response: AlertService,
})

export const alertServiceRemove = endpoint({
  name: 'alertServiceRemove',
  method: 'DELETE',
  path: '/v1/alerts/:id/services/:service_id',
  summary: 'Has an alert no longer notify a service.',
  roles: MAY_WRITE,
  status: 204,
  params: z.object({ id: idOrName, service_id: rowId }),
})

export const alertStatusList = endpoint({
  name: 'alertStatusList',
  method: 'GET',
  path: '/v1/alerts/status',
  summary: 'Alerts that are triggered, and those that cleared within the last day.',
  roles: MAY_READ,
  response: AlertStatusList,
})

export const alertStatusView = endpoint({
  name: 'alertStatusView',
  method: 'GET',
  path: '/v1/alerts/:id/status',
  summary: 'Whether an alert is triggered.',
  roles: MAY_READ,
  params: oneAlert,
  response: z.object({ alert: z.object({ id: z.number() }), status: z.enum(ALERT_STATUSES) }),
})

export const alertClear = endpoint({
  name: 'alertClear',
  method: 'POST',
  path: '/v1/alerts/:id/clear',
  summary:
    'Clears an alert by hand; it triggers again with the next measurement that violates it. Nothing happens to one that is not triggered. `stream`, an addition of Poise, clears what that stream alone triggered, of an alert with `rearm_per_signal`.',
  roles: MAY_WRITE,
  status: 204,
  params: oneAlert,
  query: z.object({ stream: search }),
})
