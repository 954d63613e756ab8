import type { AlertIncident } from '#api/alertIncidents.ts'

type Told = Pick<AlertIncident, 'stream' | 'violations'>

/** The names of the streams that took part in an incident. */
export const streamsOfIncident = ({ stream, violations }: Told): string[] =>
  stream === null ? Object.keys(violations) : [stream]

/**
 * What `chart/isolate.ts` calls the lines on which these streams are: a stream of a source alone has the source's name, and
 * a chart that is broken out draws one line for each value of one tag.
 */
export const linesOfIncident = (incident: Told): string[] =>
  streamsOfIncident(incident).flatMap((name) => [name, `source=${name}`, ...name.split(',')])
