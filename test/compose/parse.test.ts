import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ComposeError } from '#compose/ast.ts'
import { check } from '#compose/check.ts'
import { parse } from '#compose/parse.ts'

/** Composites as Librato's own documents and clients write them. */
const REAL = [
  'mean(s("temperature","*",{function:"mean", period:"3600"}))',
  'derive(s("librato.disk.disk_ops.read", {"host":"ip-192-168-15-18.ec2.internal"}), {detect_reset:"true"})',
  'divide([sum(s("librato.cpu.percent.idle",{"environment":"*"})),sum(s("librato.cpu.percent.user",{"environment":"*"}))])',
  'timeshift("0,1,2,3w", window(max(s("api.auth.time.p99","*")), {size:"10"}))',
  'moving_average(max(s("api.auth.time.p99",{"@host":"*"},{function:"max"})), {size:"5"})',
  'moving_average(mean(series("foo", "*"), {size: "5"}))',
  'rate(s("http.requests.count",{"@host":"*"},{period:"300"}),{duration:"60"})',
  'filter(s("AWS.ApplicationELB.TargetResponseTime",{"name":"*"},{period:"60"}),{gt:"0.025",function:"max"})',
  'fill(s("json.errors.count",{"@host":"prod.web*"},{period:"300"}),{value:"0"})',
  'scale(s("AppOptics.memory.memory.used",{"@host":"*"}),{factor:"1/1048576"})',
  'top(s("system.cpu.user",{"@host":"*"}),{"count":"10","function":"max"})',
  'integrate(sum(s("AWS.EC2.CPUCreditUsage",{"name":"prodvpc*"},{period:"60",function:"sum"})))',
  'group_by("region", sum(series("AWS.ELB.HTTPCode_Backend_2XX", {"region":"us*"})))',
  'group_by("region,az", divide([sum(series("a","*")), sum(series("b","*"))]))',
  'derive(s("collectd.cpu.*.idle", "boatman*45", {period: "60"}))',
  'divide([\n  sum(s("memory_total","prod.web*")),\n  sum(s("memory_used","prod.web*"))])',
  's("a", "%")',
  "[s('a'), [s('b', {}), s('c', {x: y}, {period: 60})]]",
]

it.each(REAL)('reads %s', (text) => {
  expect(check(parse(text))).toEqual([])
})

it('keeps where everything stands', () => {
  const text = 'sum( s("a", {"x": "1"}) )'
  const call = parse(text)
  expect(call).toMatchObject({ kind: 'call', name: 'sum', start: 0, end: text.length })
  expect(call.kind === 'call' && call.arguments[0]).toMatchObject({ name: 's', start: 5, end: 23 })
})

/** Text, the part of it that is at fault, and what is said. */
const FAULTS: [string, string, string][] = [
  ['', '', 'A function such as s("metric", "source") is missing here'],
  ['sum', 'sum', '"(" is missing after sum'],
  ['sum (s("a"))', ' ', 'No space may stand between sum and "("'],
  ['sum(s("a")', '', '"," or ")" is missing before the end'],
  ['sum(s("a"))]', ']', 'Nothing may follow here, but there is ]'],
  ['s("a', '"a', 'This string has no closing quote'],
  ['s("a") + 1', '+', '+ has no meaning here'],
  ['sum(5)', '5', 'Expected a function such as s("metric", "source"), not 5'],
  ['s("a", {x})', '}', '":" is missing after x'],
  ['s("a", {x: ,})', ',', 'Expected a value for x, not ,'],
  ['s("a", {5: "x"})', '5', 'Expected the name of an option or tag, not 5'],
]

it.each(FAULTS)('says what is wrong with %j', (text, part, message) => {
  const error = caught(() => parse(text))
  expect(error.message).toBe(message)
  expect(text.slice(error.span.start, error.span.end)).toBe(part)
})

const SHIFTS = 'Shifts are written "1w" or "0,1,2d", in s, m, h, d or w, up to 30 years'
const GROUPED = 'Tags are written "region" or "region,az", 50 at most'
const MANY = Array.from({ length: 51 }, (_, n) => `t${n}`).join(',')

const MISUSES: [string, string, string][] = [
  ['total(s("a"))', 'total', 'There is no function total()'],
  ['constructor(s("a"))', 'constructor', 'There is no function constructor()'],
  [
    'scale(s("a"), {factor: "2", constructor: "1"})',
    'constructor: "1"',
    'scale() has no option constructor, only factor',
  ],
  ['averag(s("a"))', 'averag', 'There is no function averag()'],
  ['deriv(s("a"))', 'deriv', 'There is no function deriv(); did you mean derive()?'],
  [
    's()',
    's()',
    'Write s("metric", "source") or s("metric", {"tag": "value"}): the metric\'s name is missing',
  ],
  ['s("a", s("b"))', 's("b")', 'Write s("metric", "source") or s("metric", {"tag": "value"})'],
  ['s("a", "*", {period: "0"})', 'period: "0"', 'period must be a whole number from 1 to 604800'],
  ['s("a", "*", {function: "p99"})', 'function: "p99"', 'function must be one of mean, sum, min, max, count'],
  ['sum()', 'sum()', 'sum(set) needs a series or a set first'],
  ['sum(s("a"), s("b"))', 's("b")', 'sum(set): several series are written as a set, [a, b]'],
  ['top(s("a"))', 'top(s("a"))', 'top() needs the option count'],
  ['window(s("a"), {size: "65"})', 'size: "65"', 'size must be a whole number from 1 to 64'],
  ['window(s("a"), {length: "5"})', 'length: "5"', 'window() has no option length, only size, function'],
  [
    'scale(s("a"), {factor: "1/0"})',
    'factor: "1/0"',
    'factor must be a number such as "0.1" or a fraction such as "1/1024"',
  ],
  ['fill(s("a"), {value: "none"})', 'value: "none"', 'value must be a number or "last"'],
  ['timeshift("1x", s("a"))', '"1x"', SHIFTS],
  ['timeshift("9999w", s("a"))', '"9999w"', SHIFTS],
  ['timeshift("+999999999999999999999", s("a"))', '"+999999999999999999999"', SHIFTS],
  ['group_by("", s("a"))', '""', GROUPED],
  [`group_by("${MANY}", s("a"))`, `"${MANY}"`, GROUPED],
  ['group_by(s("a"))', 'group_by(s("a"))', 'Write group_by("region", sum(s("cpu", "*")))'],
]

it.each(MISUSES)('says how %s is misused', (text, part, message) => {
  const [error] = check(parse(text))
  expect(error?.message).toBe(message)
  expect(text.slice(error?.span.start, error?.span.end)).toBe(part)
})

describe('whatever is typed', () => {
  const soup = fc
    .array(fc.constantFrom(...'()[]{},:"\'\\ ', 's(', '"a"', 'sum(', '[', '{x:"1"}', '5', 'é'))
    .map((parts) => parts.join(''))

  it('is read or answered with a place inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        try {
          check(parse(text))
        } catch (error) {
          if (!(error instanceof ComposeError)) throw error
          expect(error.span.start).toBeLessThanOrEqual(error.span.end)
          expect(error.span.end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  it('does not exhaust the stack', () => {
    expect(caught(() => parse('['.repeat(100_000))).message).toBe('This is nested too deeply')
  })
})

function caught(action: () => void): ComposeError {
  try {
    action()
  } catch (error) {
    if (error instanceof ComposeError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
