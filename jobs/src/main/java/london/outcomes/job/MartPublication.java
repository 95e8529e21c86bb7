package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableDefinition;
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

  /** Weakest first. */
  private static final List<String> PROVENANCES = List.of("synthetic", "open", "official");

  private MartPublication() {}

  /**
   * @param lake in which the curated tables are read
   * @param release name of the release; empty for the latest run's
   * @throws Failure.InputMissing when nothing has been released
   */
  static Publication of(Catalogue catalogue, Lake lake, String release, Instant at) {
    LakeTable facts = lake.table("fact_measure");
    if (facts.version().isEmpty()) {
      throw new Failure.InputMissing(
          "Nothing has been released in %s, so there is nothing to publish. Run first: outcomes run"
              .formatted(lake.root()));
    }
    List<MartTable> tables = new ArrayList<>();
    for (TableDefinition definition : catalogue.star()) {
      tables.add(table(lake.table(definition.name())));
    }
    return new Publication(
        release.isEmpty() ? lastRun(facts.read()) : release,
        provenance(facts.read()),
        at,
        tables,
        catalogue.wideViews());
  }

  private static MartTable table(LakeTable table) {
    List<Part> parts = new ArrayList<>();
    List<String> partition = table.definition().partitionBy();
    for (Content content : table.contents()) {
      Dataset<Row> rows = table.read();
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
      parts.add(new Part("", NOTHING, 0, table.read()));
    }
    return new MartTable(table.definition(), parts);
  }

  private static String lastRun(Dataset<Row> facts) {
    return facts.selectExpr("max(release_id)").head().getString(0);
  }

  private static String provenance(Dataset<Row> facts) {
    List<String> all =
        facts.select("provenance").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    return PROVENANCES.stream().filter(all::contains).findFirst().orElse("none");
  }
}
