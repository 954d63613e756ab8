import type { Metric } from '#api/metrics.ts'
import css from './MetricSummary.module.css'
import { COLOR, fieldText, METRIC_FIELDS } from './metricFields.ts'
import { Swatch } from '../charts/Swatch.tsx'

/** What is set of a metric, and nothing of what is not. */
export function MetricSummary({ metric }: { metric: Metric }) {
  const definition = fieldText(metric, 'composite')
  const description = fieldText(metric, 'description')
  const facts = METRIC_FIELDS.flatMap(({ path, label, options }) => {
    const value = fieldText(metric, path)
    const text = options?.find((option) => option.value === value)?.label ?? value
    return value === '' ? [] : [{ path, label, text }]
  })
  if (definition + description === '' && facts.length === 0) {
    return <p className={css.none}>No description, unit or other attribute is set.</p>
  }
  return (
    <div className={css.summary}>
      {description !== '' && (
        <p className={css.description}>
          <bdi>{description}</bdi>
        </p>
      )}
      {definition !== '' && <code className={css.definition}>{definition}</code>}
      {facts.length > 0 && (
        <dl className={css.facts}>
          {facts.map(({ path, label, text }) => (
            <div key={path} className={css.fact}>
              <dt>{label}</dt>
              <dd>
                {path === COLOR && <Swatch color={text} dashed={false} />}
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
