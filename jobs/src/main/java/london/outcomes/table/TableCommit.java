package london.outcomes.table;

import static london.outcomes.table.VersionFiles.sequence;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.delta.exceptions.MetadataChangedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.constraints.Constraint;
import org.apache.spark.sql.delta.constraints.Constraints;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One version of a table: the files that go and those that come, or the definition and the first
 * rows. Delta's public writer finds out what goes by three to six Spark jobs, and makes a table in
 * one version and fills it in another; here what goes is told from the partitions ({@link
 * VersionFiles}). What another writer changes meanwhile is still Delta's to find.
 */
final class TableCommit {

  private final SparkSession session;
  private final TableDefinition definition;
  private final OptimisticTransaction transaction;
  private final VersionFiles files;
  private final CommitNote note;
  private final boolean isFirst;
  private final List<Action> actions = new ArrayList<>();

  /**
   * Begins it.
   *
   * @param isFirst whether the caller has seen no table
   * @throws MetadataChangedException when somebody has made it meanwhile: Delta would add the rows
   *     to those of the other writer
   */
  TableCommit(
      SparkSession session,
      TableDefinition definition,
      String location,
      boolean isFirst,
      CommitNote note) {
    DeltaLog log = DeltaLog.forTable(session, location);
    if (isFirst) {
      log.createLogDirectoriesIfNotExists();
    }
    this.session = session;
    this.definition = definition;
    this.note = note;
    this.isFirst = isFirst;
    this.transaction = log.startTransaction();
    if (isFirst && transaction.readVersion() >= 0) {
      throw new MetadataChangedException(definition.name() + " has been made meanwhile");
    }
    this.files = VersionFiles.of(session, log, transaction.snapshot());
    if (isFirst) {
      transaction.updateMetadataForNewTable(new TableMetadata(definition).of());
    }
  }

  /** The columns that the table has; none before the first version. */
  String[] columns() {
    return files.schema().fieldNames();
  }

  /** Gives the table the columns that its definition has got since; what is there has none. */
  void addColumns() {
    transaction.updateMetadata(
        new TableMetadata(definition).in(transaction.snapshot().metadata()), false);
  }

  /** Puts rows, all of them inside a predicate, in the place of those for which it is true. */
  long replace(Dataset<Row> rows, String predicate, UnaryOperator<Dataset<Row>> gathered) {
    if (!isFirst) {
      remove(predicate, gathered);
    }
    Expression inside = parsed(predicate);
    write(rows, new Constraints.Check("rows lie inside " + predicate, inside));
    return commit(SaveMode.Overwrite, Optional.of(predicate));
  }

  /** Files that hold other rows as well leave these in a new one. */
  private void remove(String predicate, UnaryOperator<Dataset<Row>> gathered) {
    VersionFiles.Selection gone = files.select(predicate);
    transaction.trackReadPredicates(sequence(conjuncts(gone.condition())), false, true);
    transaction.trackFilesRead(sequence(gone.files().files()));
    if (!gone.areWhole() && !gone.files().files().isEmpty()) {
      Column isLeft = not(coalesce(expr(predicate), lit(false)));
      write(gathered.apply(gone.files().rows().where(isLeft)));
    }
    remove(gone.files());
  }

  /** Puts rows in the place of all. */
  long replaceAll(Dataset<Row> rows) {
    transaction.readWholeTable();
    remove(files);
    write(rows);
    return commit(SaveMode.Overwrite, Optional.empty());
  }

  /** Whether the rows of an identity have been added, and none of another of its kind since. */
  boolean hasAdded(Identity identity) {
    var checksum = transaction.snapshot().checksumOpt();
    var known =
        checksum.isDefined() && checksum.get().setTransactions().isDefined()
            ? checksum.get().setTransactions().get()
            : transaction.snapshot().setTransactions();
    return CollectionConverters.asJava(known).stream()
        .anyMatch(t -> t.appId().equals(identity.of()) && t.version() == identity.number());
  }

  /** Adds rows; whoever added others meanwhile may have added the same. */
  long append(Dataset<Row> rows, Identity identity) {
    transaction.readWholeTable();
    actions.add(new SetTransaction(identity.of(), identity.number(), Option.empty()));
    write(rows);
    return commit(SaveMode.Append, Optional.empty());
  }

  private void remove(VersionFiles gone) {
    gone.files().stream().map(AddFile::remove).forEach(actions::add);
  }

  private void write(Dataset<Row> rows, Constraint... constraints) {
    Seq<? extends Action> written = transaction.writeFiles(rows, sequence(List.of(constraints)));
    actions.addAll(CollectionConverters.asJava(written));
  }

  private long commit(SaveMode mode, Optional<String> predicate) {
    return transaction.commit(
        sequence(actions),
        new DeltaOperations.Write(
            mode,
            Option.apply(sequence(definition.partitionBy())),
            Option.apply(predicate.orElse(null)),
            Option.apply(note.toJson()),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty()));
  }

  private Expression parsed(String predicate) {
    var classic = (org.apache.spark.sql.classic.SparkSession) session;
    try {
      return classic.sessionState().sqlParser().parseExpression(predicate);
    } catch (ParseException e) {
      throw new IllegalArgumentException("no SQL: " + predicate, e);
    }
  }

  private static List<Expression> conjuncts(Expression predicate) {
    if (!(predicate instanceof And both)) {
      return List.of(predicate);
    }
    List<Expression> all = new ArrayList<>(conjuncts(both.left()));
    all.addAll(conjuncts(both.right()));
    return all;
  }
}
