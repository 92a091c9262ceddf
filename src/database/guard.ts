import {
  PostgresDialect,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
  type TransactionSettings,
} from 'kysely'

/**
 * The PostgreSQL dialect of Kysely, whose driver asks before every connection it takes. Within a
 * transaction the transaction's own handle needs none, so whoever asks there uses the outer one.
 */
export class GuardedDialect extends PostgresDialect {
  readonly #mayConnect: () => boolean

  constructor(config: PostgresDialectConfig, mayConnect: () => boolean) {
    super(config)
    this.#mayConnect = mayConnect
  }

  override createDriver(): Driver {
    return new GuardedDriver(super.createDriver(), this.#mayConnect)
  }
}

class GuardedDriver implements Driver {
  readonly #driver: Driver
  readonly #mayConnect: () => boolean

  constructor(driver: Driver, mayConnect: () => boolean) {
    this.#driver = driver
    this.#mayConnect = mayConnect
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#mayConnect()) {
      throw new Error('Inside inTransaction() only its tx may be used: the outer db was asked.')
    }
    return this.#driver.acquireConnection()
  }

  init(): Promise<void> {
    return this.#driver.init()
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#driver.beginTransaction(connection, settings)
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(connection)
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(connection)
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(connection)
  }

  destroy(): Promise<void> {
    return this.#driver.destroy()
  }
}
