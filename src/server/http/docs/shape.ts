import type { JsonSchema } from '#api/jsonSchema.ts'

/** What a value looks like, for people. */
export interface Shape {
  /** Such as `number`, `list of text` or `line, stacked or bignumber`. */
  kind: string
  nullable: boolean
  /** Members of an object, or of the objects in a list. */
  fields: readonly Field[]
}

export interface Field extends Shape {
  name: string
  required: boolean
}

/** Reads a schema of the contract. Numbers and flags are also taken as text, from forms: that is said once, not here. */
export function shapeOf(schema: JsonSchema): Shape {
  const all = branches(schema)
  const branch = all.filter((one) => one.type !== 'null' && !isTextTwin(one, all))
  const shapes = branch.map(plainShape)
  const kinds = [...new Set(shapes.map(({ kind }) => kind))]
  const list = kinds.find((kind) => kind.startsWith('list of '))
  return {
    kind: alternatives(kinds.filter((kind) => kind === list || !isOneOf(list, kind))) || 'null',
    nullable: branch.length > 0 && all.some((one) => one.type === 'null'),
    fields: shapes.find(({ fields }) => fields.length > 0)?.fields ?? [],
  }
}

/** Where a list is taken, one thing of its kind is nearly always taken too: that is said once for all. */
function isOneOf(list: string | undefined, kind: string): boolean {
  return list !== undefined && (list.includes(kind) || list.includes(plural(kind)))
}

/** A schema as the alternatives that it has, without nesting. */
function branches(schema: JsonSchema): readonly JsonSchema[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(branches)
  if (typeof schema.type === 'object') return schema.type.map((type) => ({ ...schema, type }))
  return [schema]
}

/** Text that stands for a number or flag which is among the alternatives, as forms and query strings send it. */
function isTextTwin(schema: JsonSchema, all: readonly JsonSchema[]): boolean {
  const isFlag = all.some(({ type }) => type === 'boolean')
  if (isFlag && (schema.const === 0 || schema.const === 1 || schema.pattern?.includes('true|false')))
    return true
  const isNumber = all.some(({ type }) => type === 'number' || type === 'integer')
  return isNumber && schema.type === 'string' && schema.pattern?.includes('(e[-+]?') === true
}

function plainShape(schema: JsonSchema): Omit<Shape, 'nullable'> {
  const { type, items, additionalProperties } = schema
  if (schema.const !== undefined) return { kind: String(schema.const), fields: [] }
  if (schema.enum !== undefined) return { kind: alternatives(schema.enum.map(String)), fields: [] }
  if (type === 'array') {
    const { kind, fields } = shapeOf(items ?? {})
    return { kind: `list of ${plural(kind)}`, fields }
  }
  if (type !== 'object')
    return { kind: schema.format === 'date-time' ? 'ISO time' : nameOf(type), fields: [] }
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    required: schema.required?.includes(name) === true,
    ...shapeOf(property),
  }))
  if (fields.length > 0 || typeof additionalProperties !== 'object') return { kind: 'object', fields }
  const value = shapeOf(additionalProperties)
  return { kind: `object of name to ${value.kind}`, fields: value.fields }
}

function nameOf(type: JsonSchema['type']): string {
  if (type === undefined) return 'anything'
  return type === 'string' ? 'text' : type === 'boolean' ? 'true or false' : String(type)
}

function plural(kind: string): string {
  return /^(number|object|list)\b/.test(kind) ? kind.replace(/^\w+/, '$&s') : kind
}

function alternatives(kinds: readonly string[]): string {
  return kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`
}
