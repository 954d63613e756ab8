import { statements } from './migrations.ts'

/**
 * The statements of a ClickHouse migration, from its one template, for one server or for a cluster.
 *
 * In a template `{{table x}}` is the table that holds the rows, `{{engine x}}` its engine, `{{remembered inserts}}` the
 * setting for how many inserts are known by their token. On a cluster the rows live in `x_local` on every shard, replicated
 * within it, and `x` is a Distributed table over them, so that questions and inserts read the same in both forms.
 * Rows of one stream share a shard, because ReplacingMergeTree replaces only what it has in one place.
 */
export function clickhouseDdl(template: string, cluster: string | undefined): string[] {
  const all = statements(template)
  return cluster === undefined ? all.map(plain) : all.flatMap((each) => clustered(each, cluster))
}

function plain(statement: string): string {
  return fill(statement, {
    table: (name) => name,
    engine: (engine) => engine,
    inserts: 'non_replicated_deduplication_window',
  })
}

function clustered(statement: string, cluster: string): string[] {
  const local = fill(statement, {
    table: (name) => `${name}_local ON CLUSTER ${cluster}`,
    engine: replicated,
    inserts: 'replicated_deduplication_window',
  })
  const created = /^CREATE TABLE IF NOT EXISTS \{\{table (\w+)\}\}/.exec(statement)?.[1]
  return created === undefined ? [local] : [local, distributed(created, cluster)]
}

/** The macros shard and replica are those of every guide to ClickHouse clusters. */
function replicated(engine: string): string {
  const [, name, args] = /^(\w+)(?:\((.*)\))?$/.exec(engine) ?? []
  const all = ["'/clickhouse/tables/{shard}/{database}/{table}'", "'{replica}'", ...(args ? [args] : [])]
  return `Replicated${name}(${all.join(', ')})`
}

function distributed(name: string, cluster: string): string {
  return `CREATE TABLE IF NOT EXISTS ${name} ON CLUSTER ${cluster} AS ${name}_local
ENGINE = Distributed(${cluster}, currentDatabase(), ${name}_local, cityHash64(stream_id))`
}

interface Form {
  table: (name: string) => string
  engine: (engine: string) => string
  inserts: string
}

function fill(statement: string, form: Form): string {
  return statement
    .replace(/\{\{table (\w+)\}\}/g, (_, name: string) => form.table(name))
    .replace(/\{\{engine (.*?)\}\}/g, (_, engine: string) => form.engine(engine))
    .replaceAll('{{remembered inserts}}', form.inserts)
}
