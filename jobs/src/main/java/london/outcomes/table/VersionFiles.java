package london.outcomes.table;

import static org.apache.spark.sql.functions.input_file_name;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of one version of a Delta table, and their rows. Which of them a query has to open is
 * told here, from their partitions: Delta asks Spark instead, one to three jobs for each table of
 * each query, and in a short run these jobs were a third of the work. The list stands in the
 * checksum that Delta keeps beside each commit ({@code allFiles}, Delta 4); where there is none, as
 * after a kill, Delta works it out.
 */
final class VersionFiles extends TahoeBatchFileIndex {

  /** Files of less are written again without looking which of them hold rows that go. */
  private static final long SMALL = 8L << 20;

  private final SparkSession session;
  private final DeltaLog log;
  private final Snapshot snapshot;
  private final List<AddFile> files;

  private VersionFiles(SparkSession session, DeltaLog log, Snapshot snapshot, List<AddFile> files) {
    super(session, "read", sequence(files), log, log.dataPath(), snapshot, false);
    this.session = session;
    this.log = log;
    this.snapshot = snapshot;
    this.files = files;
  }

  static VersionFiles newest(SparkSession session, String location) {
    DeltaLog log = DeltaLog.forTable(session, location);
    return of(session, log, log.update(false, Option.empty(), Option.empty()));
  }

  static VersionFiles at(SparkSession session, String location, long version) {
    DeltaLog log = DeltaLog.forTable(session, location);
    return of(session, log, log.getSnapshotAt(version, Option.empty(), Option.empty(), false));
  }

  static VersionFiles of(SparkSession session, DeltaLog log, Snapshot snapshot) {
    var checksum = snapshot.checksumOpt();
    List<AddFile> files =
        checksum.isDefined() && checksum.get().allFiles().isDefined()
            ? CollectionConverters.asJava(checksum.get().allFiles().get())
            : snapshot.allFiles().collectAsList();
    return new VersionFiles(session, log, snapshot, files);
  }

  List<AddFile> files() {
    return files;
  }

  /** All rows of the files. Columns: those of the table. */
  Dataset<Row> rows() {
    return session.baseRelationToDataFrame(
        new HadoopFsRelation(
            this,
            partitionSchema(),
            schema(),
            Option.empty(),
            log.fileFormat(snapshot.protocol(), snapshot.metadata()),
            snapshot.metadata().format().options(),
            (org.apache.spark.sql.classic.SparkSession) session));
  }

  /**
   * What a predicate selects.
   *
   * @param condition the predicate, as one on the columns of the table
   * @param files those in which there are rows for which it is true; where the partitions do not
   *     tell and the files are small, those in which there may be some
   * @param areWhole whether it is true for all of their rows
   */
  record Selection(Expression condition, VersionFiles files, boolean areWhole) {}

  /** What a predicate in SQL selects. */
  Selection select(String predicate) {
    Expression condition =
        ((Filter) rows().where(predicate).queryExecution().analyzed()).condition();
    PartitionPredicate told = told(condition);
    VersionFiles possible = only(files.stream().filter(f -> told.mayHold(values(f))).toList());
    boolean isLarge = !told.isExact() && possible.sizeInBytes() >= SMALL;
    return new Selection(
        condition, isLarge ? possible.looked(predicate) : possible, told.isExact());
  }

  private PartitionPredicate told(Expression predicate) {
    return new PartitionPredicate(partitionSchema(), predicate);
  }

  private InternalRow values(AddFile file) {
    return getPartitionValuesRow(file.partitionValues());
  }

  /** Those of the files in which there are rows for which a predicate is true. */
  VersionFiles looked(String predicate) {
    Set<String> names =
        rows()
            .where(predicate)
            .select(input_file_name())
            .distinct()
            .as(Encoders.STRING())
            .collectAsList()
            .stream()
            .map(VersionFiles::name)
            .collect(Collectors.toSet());
    return only(files.stream().filter(file -> names.contains(name(file.path()))).toList());
  }

  /** A file's name is its own in the whole table, in whatever way its folder is written. */
  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private VersionFiles only(List<AddFile> some) {
    return new VersionFiles(session, log, snapshot, some);
  }

  @Override
  public Seq<AddFile> matchingFiles(Seq<Expression> ofPartitions, Seq<Expression> ofRows) {
    List<PartitionPredicate> all =
        CollectionConverters.asJava(ofPartitions).stream().map(this::told).toList();
    return sequence(files.stream().filter(file -> mayHold(all, values(file))).toList());
  }

  private static boolean mayHold(List<PartitionPredicate> all, InternalRow values) {
    return all.stream().allMatch(one -> one.mayHold(values));
  }

  static <T> Seq<T> sequence(List<T> list) {
    return CollectionConverters.asScala(List.copyOf(list)).toList();
  }

  /** Two scans of the same files are one to Spark, which then runs it once. */
  @Override
  public boolean equals(Object other) {
    return other instanceof VersionFiles that
        && path().equals(that.path())
        && version() == that.version()
        && files.equals(that.files);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path(), version());
  }
}
