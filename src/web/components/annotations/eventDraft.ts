import type { AnnotationLink, StreamEvent } from '#api/annotationEvents.ts'
import type { ParamErrors } from '#api/errors.ts'
import { METRIC_NAME } from '#api/names.ts'
import { wallText } from '#chart/isoTime.ts'
import { readEventTime } from './eventTime.ts'

/** An event as it is written in a form: all of it is text. */
export interface EventDraft {
  stream: string
  title: string
  description: string
  source: string
  start: string
  /** Empty for a moment. */
  end: string
  links: readonly LinkDraft[]
}

export type LinkDraft = Record<'rel' | 'label' | 'href', string>

export interface Clock {
  now: number
  zone: string
}

/** The draft of a new event, at a moment or over a time. */
export function newDraft(stream: string, from: number | null, to: number | null, clock: Clock): EventDraft {
  return {
    stream,
    title: '',
    description: '',
    source: '',
    start: wallText(Math.round(from ?? clock.now), clock.zone),
    end: to === null ? '' : wallText(Math.round(to), clock.zone),
    links: [],
  }
}

export function draftOfEvent(event: StreamEvent, zone: string): EventDraft {
  const { name, title, description, source, start_time, end_time, links } = event
  return {
    stream: name,
    title,
    description: description ?? '',
    source: source ?? '',
    start: wallText(start_time, zone),
    end: end_time === null ? '' : wallText(end_time, zone),
    links: links.map(({ rel, label, href }) => ({ rel, label: label ?? '', href })),
  }
}

/** One more link, under a relationship that no other has. */
export function withLink(links: readonly LinkDraft[]): LinkDraft[] {
  const taken = new Set(links.map(({ rel }) => rel))
  const rels = ['link', ...links.map((_, i) => `link-${i + 2}`)]
  return [...links, { rel: rels.find((rel) => !taken.has(rel)) ?? '', label: '', href: '' }]
}

/** What is wrong with a draft, as far as it is known before the server says so; by the name that the server has for it. */
export function draftFaults(
  { stream, title, start, end, links }: EventDraft,
  { now, zone }: Clock,
): ParamErrors {
  const faults: ParamErrors = {}
  const [from, to] = [
    readEventTime(start, now, zone),
    end.trim() === '' ? null : readEventTime(end, now, zone),
  ]
  if (stream.trim() === '') faults.name = ['Which stream does it belong to? A new name makes a new stream.']
  else if (!METRIC_NAME.test(stream.trim())) faults.name = ['may hold A-Z a-z 0-9 . : - _']
  if (title.trim() === '') faults.title = ['Say what happened.']
  if (from === null) faults.start_time = [NOT_A_TIME]
  if (end.trim() !== '' && to === null) faults.end_time = [NOT_A_TIME]
  if (from !== null && to !== null && to < from) faults.end_time = ['is before the start']
  links.forEach(({ rel, href }, i) => {
    if (rel.trim() === '') faults[`links[${i}].rel`] = ["can't be blank"]
    if (!/^https?:\/\//i.test(href.trim()))
      faults[`links[${i}].href`] = ['must begin with http:// or https://']
  })
  return faults
}

const NOT_A_TIME = 'Not understood. Try 14:05, 5 min ago, yesterday 9:00 or 2026-01-31 14:05.'

/** What the API takes of a draft without faults. Times that were not touched stay as exact as they are. */
export function bodyOfDraft(draft: EventDraft, { now, zone }: Clock, event?: StreamEvent) {
  const was = event && draftOfEvent(event, zone)
  const start = draft.start === was?.start ? event?.start_time : readEventTime(draft.start, now, zone)
  const end = draft.end === was?.end ? event?.end_time : readEventTime(draft.end, now, zone)
  return {
    title: draft.title.trim(),
    description: draft.description.trim() || null,
    source: draft.source.trim() || null,
    start_time: start ?? null,
    end_time: end ?? null,
    links: draft.links.map(({ rel, label, href }): AnnotationLink => ({
      rel: rel.trim(),
      href: href.trim(),
      label: label.trim() || null,
    })),
  }
}
