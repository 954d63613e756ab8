/** Values for `{name:Type}` placeholders. UInt64 goes as bigint (or text inside rows), never as number. */
export type SqlParams = Record<
  string,
  string | number | bigint | boolean | readonly (string | number | bigint)[]
>

/** A result, column by column, in the order of the SELECT. UInt64 comes as text, NaN and infinity as null. */
export type Columns = Record<string, readonly unknown[]>

export interface QueryOptions {
  /** The query is stopped after this time with a `QueryTimeout`. */
  maxMs: number
}

/**
 * The engine that keeps measurements: ClickHouse, in process or by URL, with the same SQL.
 * Settings are always part of the SQL text, because sessions keep what `SET` changes.
 *
 * @throws EngineError (engine/errors.ts) from every method when the engine is slow, full or away.
 */
export interface Tsdb {
  /** Runs a statement without a result. */
  exec(sql: string, params?: SqlParams): Promise<void>
  /** A SELECT; when it has a SETTINGS clause, that is its last clause. */
  query(sql: string, params: SqlParams, options: QueryOptions): Promise<Columns>
  /** `rows` in the format JSONCompactEachRow; durable when the promise resolves. The same token is stored once. */
  insert(table: string, columns: readonly string[], rows: Buffer, token?: string): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}
