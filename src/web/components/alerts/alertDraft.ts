import {
  type AlertCondition,
  CONDITION_SUMMARY_FUNCTIONS,
  type ConditionType,
  ConditionWrite,
} from '#api/alertConditions.ts'
import { type Alert, type alertCreate, REARM_SECONDS } from '#api/alerts.ts'
import type { Input } from '#api/endpoint.ts'
import type { AlertSeed } from '../drafts/alertSeed.ts'
import type { TagDraft } from '../drafts/chartDraft.ts'
import type { ChosenService } from '../settings/chosenService.ts'

/** A condition as the form holds it: numbers are text while they are typed. */
export interface ConditionDraft {
  /** Tells it from the others for as long as the form is open. */
  row: number
  /** Of one that is stored. */
  id?: number
  type: ConditionType
  metric_name: string
  source: string
  tags: TagDraft[]
  /** Empty for what is usual for the metric. */
  summary_function: string
  threshold: string
  minutes: string
  /** Undefined leaves it as it is. */
  detect_reset?: boolean
}

export interface AlertDraft {
  name: string
  description: string
  runbook: string
  rearmMinutes: string
  rearm_per_signal: boolean
  services: readonly ChosenService[]
  conditions: readonly ConditionDraft[]
}

type Body = NonNullable<Input<typeof alertCreate>['body']>

let lastRow = 0

export function newCondition(): ConditionDraft {
  return {
    row: ++lastRow,
    type: 'above',
    metric_name: '',
    source: '',
    tags: [],
    summary_function: '',
    threshold: '',
    minutes: '5',
  }
}

/** An alert that is to be made, with a first condition on what the address names. */
export function newAlertDraft({
  metric = '',
  source = '',
  summary,
  tags = {},
  by = [],
}: AlertSeed): AlertDraft {
  const names = [...new Set([...by, ...Object.keys(tags)])]
  const known = CONDITION_SUMMARY_FUNCTIONS.find((one) => one === summary)
  return {
    name: '',
    description: '',
    runbook: '',
    rearmMinutes: String(REARM_SECONDS / 60),
    rearm_per_signal: false,
    services: [],
    conditions: [
      {
        ...newCondition(),
        metric_name: metric,
        source,
        summary_function: known ?? '',
        tags: names.map((name) => ({
          name,
          values: [...(tags[name] ?? [])],
          ...(by.includes(name) && { grouped: true }),
        })),
      },
    ],
  }
}

/** An alert as the form holds it. */
export function alertDraftOf(alert: Alert): AlertDraft {
  const runbook = alert.attributes?.runbook_url
  return {
    name: alert.name,
    description: alert.description ?? '',
    runbook: typeof runbook === 'string' ? runbook : '',
    rearmMinutes: String(alert.rearm_seconds / 60),
    rearm_per_signal: alert.rearm_per_signal,
    services: alert.services.map(({ id, title, type, settings }) => ({ id, title, type, settings })),
    conditions: alert.conditions.map(conditionDraftOf),
  }
}

/** A copy of an alert, as one that is to be made: under another name, with conditions of its own. */
export function copyDraftOf(alert: Alert): AlertDraft {
  const { conditions, ...draft } = alertDraftOf(alert)
  return {
    ...draft,
    name: `${alert.name}.copy`,
    conditions: conditions.map(({ id: _id, ...condition }) => condition),
  }
}

function conditionDraftOf(condition: AlertCondition): ConditionDraft {
  const { id, type, metric_name, source, tags, summary_function, threshold, duration, detect_reset } =
    condition
  return {
    row: ++lastRow,
    id,
    type,
    metric_name,
    source: source ?? '',
    tags: [...tags],
    summary_function: summary_function ?? '',
    threshold: threshold === null ? '' : String(threshold),
    minutes: duration ? String(duration / 60) : '',
    ...(detect_reset !== undefined && { detect_reset }),
  }
}

/** Minutes as seconds; text that is no number stays as it is, for the contract to refuse. */
function secondsIn(minutes: string): string | number | null {
  const text = minutes.trim()
  if (text === '') return null
  const seconds = Math.round(Number(text) * 60)
  return Number.isNaN(seconds) ? text : seconds
}

/** What is stored of a condition. */
export function conditionBody(draft: ConditionDraft) {
  const { row: _row, minutes, threshold, source, summary_function, type, metric_name, tags, ...rest } = draft
  const isAbsent = type === 'absent'
  return {
    ...rest,
    type,
    metric_name: metric_name.trim(),
    source: source.trim() || null,
    threshold: isAbsent || threshold.trim() === '' ? null : threshold,
    summary_function: isAbsent
      ? null
      : (CONDITION_SUMMARY_FUNCTIONS.find((it) => it === summary_function) ?? null),
    duration: secondsIn(minutes),
    tags: tags
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, values, grouped, dynamic }) => ({ name, values, grouped, dynamic })),
  }
}

/** The conditions as they would be stored; undefined while one of them is not complete. */
export function wholeConditions({
  conditions,
}: Pick<AlertDraft, 'conditions'>): ConditionWrite[] | undefined {
  const read = conditions.map((condition) => ConditionWrite.safeParse(conditionBody(condition)))
  const whole = read.flatMap(({ data }) => data ?? [])
  return whole.length === read.length ? whole : undefined
}

/** The body that stores a draft; `before` is the alert that it changes, whose other attributes stay. */
export function alertBody(draft: AlertDraft, before: Alert | null): Body {
  const { name, description, runbook, rearmMinutes, rearm_per_signal, services, conditions } = draft
  return {
    name: name.trim() || suggestedName(draft),
    description: description.trim() || null,
    rearm_seconds: secondsIn(rearmMinutes),
    rearm_per_signal,
    attributes: { ...before?.attributes, runbook_url: runbook.trim() || null },
    conditions: conditions.map(conditionBody),
    services: services.map(({ id }) => id),
  }
}

/** What an alert is called when it is given no name: its first metric and how that leaves its bounds. */
export function suggestedName({ conditions }: Pick<AlertDraft, 'conditions'>): string {
  const [first] = conditions
  const metric = first?.metric_name.trim() ?? ''
  return metric === '' ? '' : `${metric}.${first!.type}`.slice(0, 255)
}
