import type { Chart } from '#api/charts.ts'
import { timeText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'
import { newestTime } from '#chart/missing.ts'
import type { Picture } from '../viewing/seriesRequest.ts'
import { streamFact } from './streamFact.ts'

/** Something to know about where a chart's values come from. */
export interface Fact {
  name: string
  text: string
}

/** What a picture says of itself: how fresh it is, how fine, where it comes from, and what is missing. */
export function chartFacts(chart: Chart, { answer, readAt }: Picture, zone: string): Fact[] {
  const newest = newestTime(answer)
  const facts: Fact[] = [
    {
      name: 'Newest measurement',
      text:
        newest === null
          ? 'none in this interval'
          : `${timeText(newest, zone, 1)}, ${ageText(answer.end_time - newest)} before the end`,
    },
    { name: 'Read', text: timeText(Math.round(readAt), zone, 1) },
    { name: 'One value for every', text: ageText(answer.resolution) },
  ]
  if (answer.partial.last) facts.push({ name: 'Last value', text: 'partial: its time is not over yet' })
  answer.streams.forEach((stream, index) => {
    const asked = chart.streams[index] ?? {}
    const place = answer.streams.length === 1 ? '' : `${index + 1}. `
    const name = place + (asked.metric || asked.composite || 'no metric')
    facts.push({ name, text: streamFact(asked, stream) })
  })
  return facts
}
