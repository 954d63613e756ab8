import type { Input } from '#api/endpoint.ts'
import type { Call } from '#api/client.ts'
import { chartCreate } from '#api/charts.ts'
import { spaceCreate } from '#api/spaces.ts'

/** A space and its charts as the API takes them. */
export interface SampleSpace {
  name: string
  charts: readonly NonNullable<Input<typeof chartCreate>['body']>[]
}

/** The charts, each with the events of an annotation stream; big numbers have no time axis to show them on. */
export function annotated(charts: SampleSpace['charts'], annotations: string): SampleSpace['charts'] {
  return charts.map((chart) =>
    chart.type === 'bignumber'
      ? chart
      : { ...chart, streams: [...(chart.streams ?? []), { type: 'annotation', metric: annotations }] },
  )
}

/** Creates a space with its charts in their order, and answers with its id. */
export async function createSampleSpace(call: Call, { name, charts }: SampleSpace): Promise<number> {
  const { id } = await call(spaceCreate, { body: { name } })
  for (const chart of charts) await call(chartCreate, { params: { id }, body: chart })
  return id
}
