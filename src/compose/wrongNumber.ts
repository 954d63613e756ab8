import { type Expression, isExpression } from './ast.ts'

const OF_TWO = ['divide', 'subtract']
/** What makes one series of any number. */
const FOLDS = ['sum', 'mean', 'min', 'max']

/**
 * Why a composite can never come to anything although it has no fault: a division that is given other than two series. Null
 * where only measurements tell how many there are, as in groups.
 */
export function wrongNumber(expression: Expression): string | null {
  if (expression.kind === 'set') return firstOf(expression.items)
  const { name, arguments: given } = expression
  if (name === 'group_by') return null
  const [set] = given
  if (OF_TWO.includes(name) && set?.kind === 'set' && set.items.length !== 2 && set.items.every(isOne)) {
    return `${name}() needs two series, and has ${set.items.length === 1 ? 'one' : set.items.length}.`
  }
  return firstOf(given.filter(isExpression))
}

const isOne = (item: Expression): boolean => item.kind === 'call' && FOLDS.includes(item.name)

const firstOf = (parts: readonly Expression[]): string | null =>
  parts.map(wrongNumber).find((why) => why !== null) ?? null
