package london.outcomes.table;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.WideView;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** All tables and raw files below one root, on a disk or in an object store. */
public final class Lake {

  private static final String RELEASES = "releases";

  private final SparkSession session;
  private final Storage storage;
  private final Catalogue catalogue;
  private final String root;
  private final Pins pins;
  private final Runnable guard;

  public Lake(SparkSession session, Storage storage, Catalogue catalogue, String root) {
    this(session, storage, catalogue, root, new Pins(root, Map.of()), () -> {});
  }

  private Lake(
      SparkSession session,
      Storage storage,
      Catalogue catalogue,
      String root,
      Pins pins,
      Runnable guard) {
    this.session = session;
    this.guard = guard;
    this.storage = storage;
    this.catalogue = catalogue;
    this.root = storage.qualify(root);
    this.pins = new Pins(storage.qualify(pins.root()), pins.versions());
    // A step that changes no row leaves its note all the same: the note says what it has looked at.
    session.conf().set("spark.databricks.delta.skipRecordingEmptyCommits", "false");
  }

  public String root() {
    return root;
  }

  public Storage storage() {
    return storage;
  }

  /**
   * The same lake for a writer.
   *
   * @param guard is run before each change of a table, and throws when it may not be made
   */
  public Lake guardedBy(Runnable guard) {
    return new Lake(session, storage, catalogue, root, pins, guard);
  }

  /** Tables that are read as they were. */
  private record Pins(String root, Map<String, Long> versions) {}

  /**
   * A lake that reads tables of this one as they were, and has all others at a root of its own.
   *
   * @param definitions those that were in force then
   * @param versions of the tables to read
   */
  public Lake asItWas(Catalogue definitions, Map<String, Long> versions, String root) {
    return new Lake(session, storage, definitions, root, new Pins(this.root, versions), guard);
  }

  /** The tables that a named release has frozen. */
  public Lake frozen(String release) {
    String folder = pins.root() + "/" + RELEASES + "/" + release;
    return new Lake(session, storage, catalogue, folder, new Pins(folder, Map.of()), guard);
  }

  public LakeTable table(String name) {
    TableDefinition definition = catalogue.table(name);
    Long pin = pins.versions().get(name);
    String location = (pin == null ? root : pins.root()) + "/" + definition.path();
    OptionalLong version = pin == null ? OptionalLong.empty() : OptionalLong.of(pin);
    return new LakeTable(session, storage, definition, location, version, guard);
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

  /** Rows of a table by its name, or of a reading of tables. */
  public Dataset<Row> read(String name) {
    return catalogue.wideViews().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .map(view -> wide(view.select()))
        .orElseGet(
            () -> catalogue.table(name).view().map(this::read).orElseGet(() -> table(name).read()));
  }

  private Dataset<Row> read(TableDefinition.View view) {
    table(view.of()).read().createOrReplaceTempView(view.of());
    table(view.with()).read().createOrReplaceTempView(view.with());
    return session.sql(view.sql());
  }

  private Dataset<Row> wide(String select) {
    Stream.concat(
            catalogue.star().stream().map(TableDefinition::name),
            catalogue.wideViews().stream().map(WideView::name))
        .filter(name -> select.matches("(?s).*\\b" + name + "\\b.*"))
        .forEach(name -> read(name).createOrReplaceTempView(name));
    return session.sql(select);
  }
}
