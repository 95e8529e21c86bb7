package london.outcomes.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** What a new table says of itself in its log: its definition, in Delta's words. */
record TableMetadata(TableDefinition definition) {

  Metadata of() {
    return new Metadata(
        UUID.randomUUID().toString(),
        null,
        definition.comment(),
        new Format("parquet", scala.collection.immutable.Map$.MODULE$.empty()),
        schema().json(),
        CollectionConverters.asScala(definition.partitionBy()).toList(),
        scala.collection.immutable.Map.from(CollectionConverters.asScala(properties())),
        Metadata.apply$default$8());
  }

  /** The same for a table that has been made: what is not in the definition stays. */
  Metadata in(Metadata old) {
    return new Metadata(
        old.id(),
        old.name(),
        definition.comment(),
        old.format(),
        schema().json(),
        old.partitionColumns(),
        old.configuration(),
        old.createdTime());
  }

  /** Names, types, NOT NULLs and comments. */
  StructType schema() {
    StructType schema = new StructType();
    for (TableColumn column : definition.columns()) {
      DataType type = DataType.fromDDL(column.type());
      schema = schema.add(column.name(), type, column.nullable(), column.comment());
    }
    return schema;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    definition.constraints().forEach((n, p) -> properties.put("delta.constraints." + n, p));
    properties.put("delta.enableDeletionVectors", "false");
    if (List.of("conformed", "quarantine", "cells").contains(definition.layer())) {
      properties.put("delta.dataSkippingStatsColumns", String.join(",", telling()));
    }
    return properties;
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
}
