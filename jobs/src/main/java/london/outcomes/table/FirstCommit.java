package london.outcomes.table;

import io.delta.exceptions.MetadataChangedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The commit that makes a table: definition and first rows are one version, so there is never a
 * table without rows, and of two first writers one fails. Delta's public writers make a table
 * either without rows or without its NOT NULLs; to fill the empty one, they compute its state
 * first, which takes longer than all the rest.
 */
record FirstCommit(SparkSession session, TableDefinition definition, String location) {

  /**
   * Writes it.
   *
   * @param rows the defined columns in the defined order
   * @param schema names, types, NOT NULLs and comments
   * @throws io.delta.exceptions.DeltaConcurrentModificationException when someone else made the
   *     table meanwhile
   */
  void write(Dataset<Row> rows, StructType schema, CommitNote note) {
    DeltaLog log = DeltaLog.forTable(session, location);
    log.createLogDirectoriesIfNotExists();
    OptimisticTransaction transaction = log.startTransaction();
    if (transaction.readVersion() >= 0) {
      // Made since the caller looked: Delta would add these rows to those of the other writer.
      throw new MetadataChangedException(definition.name() + " has been made meanwhile");
    }
    transaction.updateMetadataForNewTable(metadata(schema));
    transaction.commit(actions(transaction, rows), operation(note));
  }

  @SuppressWarnings("unchecked") // a file is an action, and Scala's sequences are read-only
  private static Seq<Action> actions(OptimisticTransaction transaction, Dataset<Row> rows) {
    return (Seq<Action>) (Seq<?>) transaction.writeFiles(rows);
  }

  private Metadata metadata(StructType schema) {
    Map<String, String> properties = new HashMap<>();
    definition.constraints().forEach((n, p) -> properties.put("delta.constraints." + n, p));
    properties.put("delta.enableDeletionVectors", "false");
    if (List.of("conformed", "quarantine", "cells").contains(definition.layer())) {
      properties.put("delta.dataSkippingStatsColumns", String.join(",", telling()));
    }
    return new Metadata(
        UUID.randomUUID().toString(),
        null,
        definition.comment(),
        new Format("parquet", scala.collection.immutable.Map$.MODULE$.empty()),
        schema.json(),
        partitions(),
        scala.collection.immutable.Map.from(CollectionConverters.asScala(properties)),
        Metadata.apply$default$8());
  }

  /**
   * The columns by which files of records and cells are told apart. Least and greatest values of
   * the others would find nothing, take as long as to write the rows, and put what persons are
   * known by into the log.
   */
  private List<String> telling() {
    List<String> telling =
        new ArrayList<>(List.of("source_id", "delivery_id", "measure_id", "month"));
    telling.retainAll(definition.columnNames());
    telling.removeAll(definition.partitionBy());
    return telling;
  }

  private DeltaOperations.Operation operation(CommitNote note) {
    return new DeltaOperations.Write(
        SaveMode.ErrorIfExists,
        Option.apply(partitions()),
        Option.empty(),
        Option.apply(note.toJson()),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private Seq<String> partitions() {
    return CollectionConverters.asScala(List.copyOf(definition.partitionBy())).toList();
  }
}
