import { type Argument, type Expression, isExpression } from './ast.ts'
import { SERIES_NAMES } from './catalogue.ts'

/** What the series() calls of a composite name, as it is written; patterns included. */
export function metricNames(expression: Expression): string[] {
  if (expression.kind === 'set') return expression.items.flatMap(metricNames)
  const [first] = expression.arguments
  if (SERIES_NAMES.includes(expression.name)) return first?.kind === 'text' ? [first.value] : []
  return expression.arguments.filter((argument: Argument) => isExpression(argument)).flatMap(metricNames)
}
