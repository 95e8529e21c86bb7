package london.outcomes.table;

import java.util.Map;
import java.util.TreeMap;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** All tables and raw files below one root, on a disk or in an object store. */
public final class Lake {

  private final SparkSession session;
  private final Storage storage;
  private final Catalogue catalogue;
  private final String root;

  public Lake(SparkSession session, Storage storage, Catalogue catalogue, String root) {
    this.session = session;
    this.storage = storage;
    this.catalogue = catalogue;
    this.root = storage.qualify(root);
    // A step that changes no row leaves its note all the same: the note says what it has looked at.
    session.conf().set("spark.databricks.delta.skipRecordingEmptyCommits", "false");
  }

  public String root() {
    return root;
  }

  public Storage storage() {
    return storage;
  }

  public LakeTable table(String name) {
    TableDefinition definition = catalogue.table(name);
    return new LakeTable(session, storage, definition, root + "/" + definition.path());
  }

  /** Versions of all stored tables that there are, without a session: what the lake's state is. */
  public static Map<String, Long> versions(Storage storage, Catalogue catalogue, String root) {
    Map<String, Long> versions = new TreeMap<>();
    for (TableDefinition table : catalogue.tables().values()) {
      String location = storage.qualify(root) + "/" + table.path();
      new CommitLog(storage, table.name(), location)
          .version()
          .ifPresent(version -> versions.put(table.name(), version));
    }
    return versions;
  }

  /** Where the untouched copy of a delivery is kept, by content. */
  public String raw(String sourceId, String sha256) {
    return root + "/raw/" + sourceId + "/" + sha256;
  }

  /** Rows from the definition's SQL over its two tables, or the stored table's own rows. */
  public Dataset<Row> read(String name) {
    TableDefinition definition = catalogue.table(name);
    return definition
        .view()
        .map(
            view -> {
              table(view.of()).read().createOrReplaceTempView(view.of());
              table(view.with()).read().createOrReplaceTempView(view.with());
              return session.sql(view.sql());
            })
        .orElseGet(() -> table(name).read());
  }
}
