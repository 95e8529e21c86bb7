package london.outcomes.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Takes persons out of conformed tables. A record about one goes; in a list of several persons a
 * word takes their place, as it does when the file is read again. Pseudonyms are joined and never
 * stand in a condition: conditions are kept in the table's log.
 */
final class RecordErasure {

  private static final String IS_ABOUT = "_is_about";
  private static final String IS_LISTED = "_is_listed";
  private static final String KEY = "_key";
  private static final String NEW = "_new";

  private final Workplace place;
  private final List<PersonList.Person> persons;
  private final RunContext run;

  RecordErasure(Workplace place, List<PersonList.Person> persons, RunContext run) {
    this.place = place;
    this.persons = persons;
    this.run = run;
  }

  /**
   * What was done to a table.
   *
   * @param rows records that went
   * @param lists records in whose lists a word has taken someone's place
   * @param months to be computed again
   */
  record Removed(long rows, long lists, Set<String> months) {}

  /** A column that names persons. */
  private record Named(String sourceId, String column, SourceColumn.Persons persons) {}

  /** The columns of a table that name persons; none for most tables. */
  private List<Named> named(TableDefinition table) {
    List<Named> named = new ArrayList<>();
    for (SourceContract contract : place.catalogue().sources().values()) {
      for (Mapping mapping : contract.conformed()) {
        for (SourceColumn column : contract.columns()) {
          String name = column.name();
          boolean isTaken =
              mapping.table().equals(table.name())
                  && table.columnNames().contains(name)
                  && mapping.columns().getOrDefault(name, name).equals(name);
          if (isTaken && column.persons().areNamed()) {
            named.add(new Named(contract.id(), name, column.persons()));
          }
        }
      }
    }
    return named;
  }

  /** Takes the persons out of one table. */
  Removed erase(LakeTable table, Steps steps) {
    Dataset<Row> marked =
        table.read().withColumn(IS_ABOUT, lit(false)).withColumn(IS_LISTED, lit(false));
    for (Named named : named(table.definition())) {
      marked =
          named.persons().separator().isEmpty()
              ? markedRows(marked, named)
              : markedLists(marked, named);
    }
    Dataset<Row> touched = marked.where(col(IS_ABOUT).or(col(IS_LISTED))).persist();
    try {
      return erase(table, marked, touched, steps);
    } finally {
      touched.unpersist();
    }
  }

  private Removed erase(LakeTable table, Dataset<Row> marked, Dataset<Row> touched, Steps steps) {
    String name = table.definition().name();
    Set<String> own =
        touched.select(date_format(col("month"), "yyyy-MM")).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toCollection(TreeSet::new));
    if (own.isEmpty()) {
      return new Removed(0, 0, own);
    }
    Set<String> months = new TreeSet<>(own);
    for (TableDefinition view : place.catalogue().tables().values()) {
      view.view()
          .filter(v -> v.with().equals(name))
          .ifPresent(v -> months.addAll(TallyStep.touched(touched, v.affected())));
    }
    String scope = Months.in(own);
    List<Row> counts =
        marked
            .where(scope)
            .groupBy(col("source_id"), col("force_id"), date_format(col("month"), "yyyy-MM"))
            .agg(
                count(lit(1)),
                count_if(not(col(IS_ABOUT)).and(col(IS_LISTED))),
                count_if(col(IS_ABOUT)))
            .collectAsList();
    Dataset<Row> kept = marked.where(scope).where(not(col(IS_ABOUT)));
    steps.record(
        "erase from " + name,
        () -> table.replace(kept, scope, run.note(Erasure.STEP, Map.of(), List.copyOf(months))));
    new RestatementLog(place.lake().table("restatement"), run).keepErased(name, counts);
    return new Removed(sum(counts, 5), sum(counts, 4), months);
  }

  private static long sum(List<Row> counts, int column) {
    return counts.stream().mapToLong(row -> row.getLong(column)).sum();
  }

  private Dataset<Row> markedRows(Dataset<Row> rows, Named named) {
    List<Row> keys = pseudonyms(named).stream().map(k -> RowFactory.create(k)).toList();
    return joined(rows, named, texts(keys, KEY))
        .withColumn(IS_ABOUT, col(IS_ABOUT).or(col(KEY).isNotNull()))
        .drop(KEY);
  }

  private Dataset<Row> markedLists(Dataset<Row> rows, Named named) {
    return joined(rows, named, texts(shortened(rows, named), KEY, NEW))
        .withColumn(IS_LISTED, col(IS_LISTED).or(col(KEY).isNotNull()))
        .withColumn(named.column(), coalesce(col(NEW), col(named.column())))
        .drop(KEY, NEW);
  }

  private static Dataset<Row> joined(Dataset<Row> rows, Named named, Dataset<Row> keys) {
    Column isSame =
        col(named.column()).equalTo(col(KEY)).and(col("source_id").equalTo(named.sourceId()));
    return rows.join(broadcast(keys), isSame, "left");
  }

  /** The lists that name any of the persons, and what they are to be. */
  private List<Row> shortened(Dataset<Row> rows, Named named) {
    String separator = named.persons().separator();
    Set<String> keys = new HashSet<>(pseudonyms(named));
    List<Row> wanted = keys.stream().map(k -> RowFactory.create(k)).toList();
    return rows
        .select(
            col(named.column()),
            explode(split(col(named.column()), Pattern.quote(separator))).as(KEY))
        .join(broadcast(texts(wanted, KEY)), KEY)
        .select(named.column())
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .map(list -> RowFactory.create(list, without(list, separator, keys)))
        .toList();
  }

  private static String without(String list, String separator, Set<String> keys) {
    return Arrays.stream(list.split(Pattern.quote(separator)))
        .map(key -> keys.contains(key) ? PseudonymKey.ERASED : key)
        .collect(Collectors.joining(separator));
  }

  private List<String> pseudonyms(Named named) {
    String domain = named.persons().domain();
    return persons.stream()
        .filter(p -> p.domain().equals(domain))
        .map(p -> place.key().pseudonym(domain, p.reference()))
        .toList();
  }

  private Dataset<Row> texts(List<Row> rows, String... names) {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return place.session().createDataFrame(rows, schema);
  }
}
