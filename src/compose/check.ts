import { MAX_TAGS } from '#api/names.ts'
import {
  type Argument,
  type Call,
  ComposeError,
  type Expression,
  isExpression,
  type OptionMap,
  type Span,
} from './ast.ts'
import { catalogue, SERIES_NAMES } from './catalogue.ts'
import type { OptionSpec } from './options.ts'
import { readShifts } from './timeShift.ts'

/** A short text can ask for thousands of reads, as with shifts inside shifts. */
const MAX_READS = 200

/** Every fault of a composite that can be told without data, in the order of the text. */
export function check(expression: Expression): ComposeError[] {
  const faults = checkParts(expression)
  if (faults.length > 0 || readsOf(expression) <= MAX_READS) return faults
  const advice = 'name several series at once, as in s("metric", "*"), or shift fewer times'
  return [fault(`This reads more than ${MAX_READS} times: ${advice}`, expression)]
}

/** How often series() is read; once for each shift around it. */
function readsOf(argument: Argument): number {
  if (argument.kind === 'text' || argument.kind === 'map') return 0
  if (argument.kind === 'call' && SERIES_NAMES.includes(argument.name)) return 1
  const inner = argument.kind === 'set' ? argument.items : argument.arguments
  const reads = inner.reduce((sum, item) => sum + readsOf(item), 0)
  const [shifts] = argument.kind === 'call' && argument.name === 'timeshift' ? argument.arguments : []
  return shifts?.kind === 'text' ? reads * shifts.value.split(',').length : reads
}

/** Faults in the names, arguments and options. */
function checkParts(expression: Expression): ComposeError[] {
  if (expression.kind === 'set') return expression.items.flatMap(checkParts)
  if (SERIES_NAMES.includes(expression.name)) return checkSeries(expression)
  if (expression.name === 'group_by' || expression.name === 'timeshift') return checkPrefixed(expression)
  return checkFunction(expression)
}

function checkSeries(call: Call): ComposeError[] {
  const [metric, streams, options, ...rest] = call.arguments
  const example = `${call.name}("metric", "source") or ${call.name}("metric", {"tag": "value"})`
  if (metric?.kind !== 'text' || metric.value === '')
    return [fault(`Write ${example}: the metric's name is missing`, metric ?? call)]
  if (streams !== undefined && isExpression(streams)) return [fault(`Write ${example}`, streams)]
  if (options !== undefined && options.kind !== 'map')
    return [fault('Options are written {period: "60"}', options)]
  if (rest[0] !== undefined) return [fault(`${call.name}() takes no more than three arguments`, rest[0])]
  return options === undefined ? [] : checkOptions(call, catalogue.s!.options, options)
}

function checkPrefixed(call: Call): ComposeError[] {
  const [text, set, ...rest] = call.arguments
  const example =
    call.name === 'group_by' ? 'group_by("region", sum(s("cpu", "*")))' : 'timeshift("1w", s("cpu", "*"))'
  if (text?.kind !== 'text' || set === undefined || !isExpression(set))
    return [fault(`Write ${example}`, call)]
  const faults: ComposeError[] = []
  if (call.name === 'timeshift' && readShifts(text.value) === undefined) {
    faults.push(fault('Shifts are written "1w" or "0,1,2d", in s, m, h, d or w, up to 30 years', text))
  }
  const tags = text.value.split(',')
  if (call.name === 'group_by' && (tags.length > MAX_TAGS || tags.some((tag) => tag.trim() === ''))) {
    faults.push(fault(`Tags are written "region" or "region,az", ${MAX_TAGS} at most`, text))
  }
  if (rest[0] !== undefined) faults.push(fault(`${call.name}() takes no more than two arguments`, rest[0]))
  return [...faults, ...checkParts(set)]
}

function checkFunction(call: Call): ComposeError[] {
  const spec = own(catalogue, call.name)
  if (spec === undefined) {
    return [
      fault(`There is no function ${call.name}()${suggestion(call.name)}`, {
        start: call.start,
        end: call.start + call.name.length,
      }),
    ]
  }
  const [set, options, ...rest] = call.arguments
  if (set === undefined || !isExpression(set))
    return [fault(`${spec.signature} needs a series or a set first`, set ?? call)]
  const faults = checkParts(set)
  if (options !== undefined && options.kind !== 'map') {
    return [...faults, fault(`${spec.signature}: several series are written as a set, [a, b]`, options)]
  }
  if (rest[0] !== undefined) faults.push(fault(`${spec.signature} takes no more arguments`, rest[0]))
  return [...faults, ...checkOptions(call, spec.options, options)]
}

/** A function without options tolerates some: a client's own documentation passes them. */
function checkOptions(
  call: Call,
  specs: Readonly<Record<string, OptionSpec>>,
  map?: OptionMap,
): ComposeError[] {
  const faults: ComposeError[] = []
  const known = Object.keys(specs)
  for (const entry of map?.entries ?? []) {
    const spec = own(specs, entry.key)
    const message = spec?.fault(entry.value)
    if (spec === undefined && known.length > 0) {
      faults.push(fault(`${call.name}() has no option ${entry.key}, only ${known.join(', ')}`, entry))
    } else if (message !== undefined) faults.push(fault(`${entry.key} ${message}`, entry))
  }
  for (const name of known) {
    const given = map?.entries.some((entry) => entry.key === name) ?? false
    if (specs[name]?.required && !given) faults.push(fault(`${call.name}() needs the option ${name}`, call))
  }
  return faults
}

/** What a table has under a name that was typed, which may be that of a member of every object. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function suggestion(name: string): string {
  const typed = name.toLowerCase()
  const names = Object.keys(catalogue).filter((known) => known !== 's')
  const close = names.find((known) => known.startsWith(typed) || typed.startsWith(known))
  return close === undefined ? '' : `; did you mean ${close}()?`
}

function fault(message: string, at: Span | Argument): ComposeError {
  return new ComposeError(message, { start: at.start, end: at.end })
}
