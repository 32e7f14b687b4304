package org.caselli.fax.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = TestDatabase.PG_URL,
    matches = ".+",
    disabledReason = "There is no PostgreSQL to test on; ./fax test starts one")
class PostgreSqlStoreTest
    implements JobsContract,
        AttemptsContract,
        NumberLocksContract,
        SlotsContract,
        LeasesContract,
        NodesContract,
        KeysContract,
        SubmissionKeysContract,
        RequestKeysContract,
        AccountsContract,
        SettingsContract,
        BlobStoreContract,
        FaxesContract,
        FaxDetailsContract,
        FaxIndexContract,
        FaxSearchContract,
        CallflowsContract,
        ReceptionsContract,
        MailLogContract,
        MailReportsContract,
        MailedFaxesContract,
        ReadersContract,
        OldFaxesContract,
        NoticesContract,
        NoticeTextsContract,
        BacklogsContract,
        UnfinishedJobsContract,
        EventLogContract,
        UsageLedgerContract,
        WebhooksContract {
  private static TestDatabase database;

  private final Store store = new Store(database);

  @BeforeAll
  static void migrateFromEmpty() {
    database = TestDatabase.postgreSql();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  public Store store() {
    return store;
  }
}
