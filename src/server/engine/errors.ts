/**
 * What an engine may fail with through no fault of a request; answered with 503. Both ClickHouse drivers throw the same
 * classes. Every other error of an engine is thrown as it came, because it is a mistake in our SQL.
 */
export class EngineError extends Error {
  override name = 'EngineError'
}

/** The query ran, or waited for its turn, longer than it may. */
export class QueryTimeout extends EngineError {
  override name = 'QueryTimeout'
}

/** The query or the whole engine needs more memory than it may have. */
export class OutOfMemory extends EngineError {
  override name = 'OutOfMemory'
}

export class DiskFull extends EngineError {
  override name = 'DiskFull'
}

/** The engine's server cannot be reached, or the connection broke before the answer. */
export class Unreachable extends EngineError {
  override name = 'Unreachable'
}

/** ClickHouse's numbers: https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const byClickhouseCode: Readonly<
  Record<number, new (message: string, options: ErrorOptions) => EngineError>
> = {
  159: QueryTimeout,
  209: Unreachable,
  210: Unreachable,
  241: OutOfMemory,
  243: DiskFull,
}

/** The error to throw for one of ClickHouse with this number, whichever driver it came through. */
export function fromClickhouse(code: number | undefined, cause: unknown): unknown {
  const Known = code === undefined ? undefined : byClickhouseCode[code]
  return Known === undefined ? cause : new Known(messageOf(cause), { cause })
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
