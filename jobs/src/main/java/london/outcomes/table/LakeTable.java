package london.outcomes.table;

import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * One Delta table. It is made on its first write, exactly as {@code conf/tables} defines it, and a
 * write that does not fit the definition fails.
 */
public final class LakeTable {

  private static final String RETENTION_CHECK =
      "spark.databricks.delta.retentionDurationCheck.enabled";
  private static final int MANY = 10;
  private static final String VACUUM_NOTES = "spark.databricks.delta.vacuum.logging.enabled";

  private final SparkSession session;
  private final Storage storage;
  private final TableDefinition definition;
  private final String location;
  private final CommitLog log;
  private final OptionalLong pin;
  private final DefinedColumns columns;
  private final Runnable guard;

  /**
   * @param pin version that is read for the newest, where nothing is to be written; empty elsewhere
   * @param guard is run before each change, and throws when it may not be made
   */
  LakeTable(
      SparkSession session,
      Storage storage,
      TableDefinition definition,
      String location,
      OptionalLong pin,
      Runnable guard) {
    this.guard = guard;
    this.session = session;
    this.storage = storage;
    this.definition = definition;
    this.location = location;
    this.columns = new DefinedColumns(definition, location);
    this.log = new CommitLog(storage, definition.name(), location, pin);
    this.pin = pin;
  }

  public TableDefinition definition() {
    return definition;
  }

  public String location() {
    return location;
  }

  /** The newest version, or empty while nothing has been written. */
  public OptionalLong version() {
    return log.version();
  }

  /** Commits after a version, oldest first; -1 for all. */
  public List<Commit> commitsSince(long version) {
    return log.since(version);
  }

  /** The commit that made a version. */
  public Commit commit(long version) {
    return log.commit(version);
  }

  /** The newest commit that a step of ours made. */
  public Optional<Commit> lastCommit() {
    return log.lastNoted();
  }

  /**
   * All rows; none while nothing has been written. Columns: those of the definition.
   *
   * @throws Failure.Configuration when the table lacks some that may not be empty
   */
  public Dataset<Row> read() {
    return version().isPresent() ? stored() : session.createDataFrame(List.of(), schema());
  }

  private Dataset<Row> stored() {
    return pin.isPresent()
        ? readAt(pin.getAsLong())
        : columns.whole(VersionFiles.newest(session, location).rows());
  }

  /**
   * What the table is made of, part by part; one part where it is not partitioned.
   *
   * @throws IllegalStateException when it is partitioned by more than one column
   */
  public List<Content> contents() {
    if (version().isEmpty()) {
      return List.of();
    }
    return Content.of(
        definition,
        pin.isPresent()
            ? VersionFiles.at(session, location, pin.getAsLong())
            : VersionFiles.newest(session, location));
  }

  /** The rows as they were at a version. */
  public Dataset<Row> readAt(long version) {
    return columns.whole(VersionFiles.at(session, location, version).rows());
  }

  /** Whether all rows of a version can still be read: maintenance and erasure remove old files. */
  public boolean isWhole(long version) {
    Set<String> there = new HashSet<>();
    storage.everything(location).forEach(file -> there.add(storage.qualify(file.uri())));
    // Names of files come as URIs, in which a partition's "=" may be written in another way.
    return Stream.of(readAt(version).inputFiles())
        .allMatch(file -> there.contains(storage.qualify(Storage.path(file))));
  }

  /**
   * Puts the files of each partition together, where there are many; the rows stay as they are.
   *
   * @return whether there were
   */
  public boolean compact() {
    String[] files = read().inputFiles();
    long folders = Stream.of(files).map(f -> f.substring(0, f.lastIndexOf('/'))).distinct().count();
    boolean isScattered = files.length > MANY * folders;
    if (isScattered) {
      guard.run();
      DeltaTable.forPath(session, location).optimize().executeCompaction();
    }
    return isScattered;
  }

  /** Removes all files that the newest version does not need, whoever may still read them. */
  public void removeOldFiles() {
    vacuum(0);
  }

  /** Removes files that no version of the last hours needs, if there may be any. */
  public void removeFilesOlderThan(int hours, Instant now) {
    Instant limit = now.minus(Duration.ofHours(hours));
    long old =
        storage.everything(location).stream()
            .filter(f -> !f.path().startsWith("_delta_log") && f.modifiedAt().isBefore(limit))
            .count();
    if (old > 0) {
      vacuum(hours);
    }
  }

  private void vacuum(int hours) {
    guard.run();
    RuntimeConfig settings = session.conf();
    // Delta refuses less than a week, and would note in the log what it removes: a new version.
    settings.set(RETENTION_CHECK, "false");
    settings.set(VACUUM_NOTES, "false");
    try {
      DeltaTable.forPath(session, location).vacuum(hours);
    } finally {
      settings.unset(RETENTION_CHECK);
      settings.unset(VACUUM_NOTES);
    }
  }

  /**
   * Replaces the rows that a predicate selects by new ones, in one commit: the verb for periods,
   * scopes and deliveries. Doing it twice is the same as doing it once.
   *
   * @param rows new rows, all of them inside the predicate
   * @throws Failure.Transient when someone else wrote the same rows meanwhile
   */
  public Commit replace(Dataset<Row> rows, String predicate, CommitNote note) {
    return replaceGathered(gathered(rows), predicate, note);
  }

  /**
   * The same for rows that are not to be moved, because those of a partition lie together, as those
   * of a file of one month do.
   */
  public Commit replaceGathered(Dataset<Row> rows, String predicate, CommitNote note) {
    return write(note, commit -> commit.replace(columns.of(rows), predicate, this::gathered));
  }

  /**
   * Adds rows, in one commit, once: what was added under this identity already is left as it is.
   *
   * @throws IllegalStateException when other rows were added under the same identity
   */
  public Commit append(Dataset<Row> rows, CommitNote note, Identity identity) {
    return write(
        note,
        commit ->
            commit.hasAdded(identity)
                ? same(rows, identity)
                : commit.append(gathered(columns.of(rows)), identity));
  }

  private long same(Dataset<Row> rows, Identity identity) {
    long version = log.added(identity).orElseThrow();
    Dataset<Row> after = readAt(version);
    Dataset<Row> added = version == 0 ? after : after.exceptAll(readAt(version - 1));
    Dataset<Row> given = columns.of(rows);
    if (!added.exceptAll(given).union(given.exceptAll(added)).isEmpty()) {
      throw new IllegalStateException(
          "Other rows than these were added to %s in version %d as number %d of %s."
              .formatted(definition.name(), version, identity.number(), identity.of()));
    }
    return version;
  }

  /** Replaces all rows, in one commit. */
  public Commit replaceAll(Dataset<Row> rows, CommitNote note) {
    return write(note, commit -> commit.replaceAll(gathered(columns.of(rows))));
  }

  private Commit write(CommitNote note, ToLongFunction<TableCommit> change) {
    if (pin.isPresent()) {
      throw new IllegalStateException(definition.name() + " is read as it was, and not written");
    }
    guard.run();
    boolean isFirst = version().isEmpty();
    try {
      var commit = new TableCommit(session, definition, location, isFirst, note);
      if (!isFirst && !columns.added(commit.columns()).isEmpty()) {
        commit.addColumns();
      }
      return log.commit(change.applyAsLong(commit));
    } catch (DeltaConcurrentModificationException e) {
      throw new Failure.Transient(
          "Another writer changed " + definition.name() + " at the same time. Run again.", e);
    }
  }

  /** Each partition is written by one task: one file a partition instead of one for every task. */
  private Dataset<Row> gathered(Dataset<Row> rows) {
    Column[] partitions =
        definition.partitionBy().stream().map(functions::col).toArray(Column[]::new);
    return partitions.length == 0 ? rows : rows.repartition(partitions);
  }

  /** Rows that are made on the driver, in the order of the defined columns, as one file. */
  public Dataset<Row> rows(List<Row> rows) {
    return session.createDataFrame(rows, schema()).coalesce(1);
  }

  private StructType schema() {
    return new TableMetadata(definition).schema();
  }
}
