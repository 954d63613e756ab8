/**
 * What an engine may fail with although the SQL is right; answered with 503, but for `QueryTimeout`, where less must be asked
 * for. Every other error of an engine is thrown as it came, because it is a mistake in our SQL.
 */
export class EngineError extends Error {
  override name = 'EngineError'
}

/** The query ran longer than it may. */
export class QueryTimeout extends EngineError {
  override name = 'QueryTimeout'
}

/** The query, or the whole engine, needs more memory than it may have. */
export class OutOfMemory extends EngineError {
  override name = 'OutOfMemory'
}

export class DiskFull extends EngineError {
  override name = 'DiskFull'
}

/** More at once than the engine takes. */
export class Overloaded extends EngineError {
  override name = 'Overloaded'
}

/** The engine's server, or what it needs of its cluster, cannot be reached, or the connection broke before the answer. */
export class Unreachable extends EngineError {
  override name = 'Unreachable'
}

type Kind = new (message: string, options: ErrorOptions) => EngineError

/** https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const clickhouseKinds: Readonly<Record<string, Kind>> = {
  159: QueryTimeout, // TIMEOUT_EXCEEDED
  202: Overloaded, // TOO_MANY_SIMULTANEOUS_QUERIES
  209: Unreachable, // SOCKET_TIMEOUT
  210: Unreachable, // NETWORK_ERROR
  241: OutOfMemory, // MEMORY_LIMIT_EXCEEDED
  242: Unreachable, // TABLE_IS_READ_ONLY: its replica lost the keeper
  243: DiskFull, // NOT_ENOUGH_SPACE
  252: Overloaded, // TOO_MANY_PARTS
  279: Unreachable, // ALL_CONNECTION_TRIES_FAILED
  285: Unreachable, // TOO_FEW_LIVE_REPLICAS
  319: Unreachable, // UNKNOWN_STATUS_OF_INSERT
  999: Unreachable, // KEEPER_EXCEPTION
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and those of Node's sockets. */
const postgresKinds: readonly [RegExp, Kind][] = [
  [/^57014$/, QueryTimeout],
  [/^53200$/, OutOfMemory],
  [/^53100$/, DiskFull],
  [/^(53300|55P03)$/, Overloaded],
  [/^(08...|57P..|ECONN\w+|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)$/, Unreachable],
]

/** The error to throw instead of one that carries this number of ClickHouse's, from whichever driver. */
export function fromClickhouse(code: string | undefined, error: unknown): unknown {
  const Known = code === undefined ? undefined : clickhouseKinds[code]
  return Known === undefined ? error : new Known(messageOf(error), { cause: error })
}

/**
 * The EngineError that an error is or stands for, looking through what wraps it: PostgreSQL's come inside drizzle's. Codes are
 * compared, not classes, because a driver may bring its own copy of a class.
 */
export function engineError(error: unknown): EngineError | undefined {
  if (error instanceof EngineError) return error
  if (!(error instanceof Error)) return undefined
  const code = codeOf(error)
  const Known = code === undefined ? undefined : postgresKinds.find(([pattern]) => pattern.test(code))?.[1]
  return Known === undefined ? engineError(error.cause) : new Known(messageOf(error), { cause: error })
}

/** In words for people who may not see its message. */
export function faultText(fault: EngineError): string {
  if (fault instanceof QueryTimeout)
    return 'The query took too long: ask for less data or a coarser resolution'
  if (fault instanceof OutOfMemory) return 'The server has not enough memory for this: ask for less data'
  if (fault instanceof DiskFull) return "The server's disk is full"
  if (fault instanceof Overloaded) return 'The database has too much to do at the moment'
  return 'The database cannot be reached at the moment'
}

/** Whether PostgreSQL refused a row because another one has what must be unique; also inside drizzle's error. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && (codeOf(error) === '23505' || isUniqueViolation(error.cause))
}

/** The `code` that drivers and Node put on their errors. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
