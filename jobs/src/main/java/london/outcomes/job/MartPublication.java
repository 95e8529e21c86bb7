package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.measure.Weakest;
import london.outcomes.publish.mart.MartTable;
import london.outcomes.publish.mart.MartTable.Part;
import london.outcomes.publish.mart.Publication;
import london.outcomes.table.Content;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The curated tables of a lake, as they go to a mart. */
final class MartPublication {

  /** What a table without rows is loaded from. */
  private static final String NOTHING = "nothing";

  private MartPublication() {}

  /**
   * @param lake in which the curated tables are read
   * @param release its name
   */
  static Publication of(Catalogue catalogue, Lake lake, String release, Instant at) {
    List<MartTable> tables = new ArrayList<>();
    for (TableDefinition definition : catalogue.star()) {
      tables.add(table(lake.table(definition.name())));
    }
    Row provenances = lake.table("fact_measure").read().agg(collect_set("provenance")).head();
    return new Publication(
        release,
        provenances.<String>getList(0).stream().reduce("none", Weakest::provenance),
        at,
        tables,
        catalogue.wideViews());
  }

  private static MartTable table(LakeTable table) {
    List<Part> parts = new ArrayList<>();
    List<String> partition = table.definition().partitionBy();
    Dataset<Row> rows = table.read();
    for (Content content : table.contents()) {
      parts.add(
          new Part(
              content.value(),
              content.digest(),
              content.rows(),
              partition.isEmpty()
                  ? rows
                  : rows.where(col(partition.get(0)).equalTo(content.value()))));
    }
    if (parts.isEmpty()) {
      parts.add(new Part("", NOTHING, 0, rows));
    }
    return new MartTable(table.definition(), parts);
  }
}
