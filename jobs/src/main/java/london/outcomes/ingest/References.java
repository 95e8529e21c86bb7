package london.outcomes.ingest;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.ReferenceList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The reference lists of {@code conf/} as small data sets of texts; the empty text is null. */
public final class References {

  /** The value that a delivery's rows are joined on. */
  static final String MATCH = "_match";

  /** What a list says of a value: an array of structs with first day, last day, taken columns. */
  static final String ENTRIES = "_entries";

  /** The same times in words. */
  static final String TIMES = "_times";

  static final String FROM = "_from";
  static final String TO = "_to";

  private final SparkSession session;
  private final Map<String, ReferenceList> lists;

  public References(SparkSession session, Map<String, ReferenceList> lists) {
    this.session = session;
    this.lists = lists;
  }

  /** One row a line, all columns of type string. */
  public Dataset<Row> list(String name) {
    ReferenceList list = lists.get(name);
    List<Row> rows = list.rows().stream().map(r -> RowFactory.create(nullable(r))).toList();
    return session.createDataFrame(rows, texts(new StructType(), list.columns()));
  }

  /** One row a value of a list whose rows hold for a time: value, entries, times. */
  Dataset<Row> timed(Lookup lookup) {
    StructType entry = new StructType().add(FROM, DataTypes.DateType).add(TO, DataTypes.DateType);
    StructType schema =
        new StructType()
            .add(MATCH, DataTypes.StringType)
            .add(
                ENTRIES,
                DataTypes.createArrayType(texts(entry, List.copyOf(lookup.take().keySet()))))
            .add(TIMES, DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    entries(lookup)
        .forEach((value, entries) -> rows.add(RowFactory.create(value, entries, times(entries))));
    return session.createDataFrame(rows, schema);
  }

  private Map<String, List<Row>> entries(Lookup lookup) {
    ReferenceList list = lists.get(lookup.reference());
    Map<String, List<Row>> entries = new TreeMap<>();
    for (List<String> row : list.rows()) {
      List<Object> fields = new ArrayList<>();
      fields.add(day(list.field(row, lookup.validity().from())));
      fields.add(day(list.field(row, lookup.validity().to())));
      for (String theirs : lookup.take().values()) {
        String text = list.field(row, theirs);
        fields.add(text.isEmpty() ? null : text);
      }
      String value = list.field(row, lookup.match());
      entries
          .computeIfAbsent(
              lookup.isNormalised() ? value.toLowerCase(Locale.ROOT) : value,
              v -> new ArrayList<>())
          .add(RowFactory.create(fields.toArray()));
    }
    entries.values().forEach(own -> own.sort(Comparator.comparing(e -> e.getDate(0))));
    return entries;
  }

  private static Date day(String text) {
    return text.isEmpty() ? null : Date.valueOf(text);
  }

  private static String times(List<Row> entries) {
    return entries.stream()
        .map(e -> e.isNullAt(1) ? e.get(0) + " and later" : e.get(0) + " to " + e.get(1))
        .collect(Collectors.joining(", "));
  }

  private static Object[] nullable(List<String> texts) {
    return texts.stream().map(t -> t.isEmpty() ? null : t).toArray();
  }

  private static StructType texts(StructType schema, List<String> columns) {
    StructType out = schema;
    for (String column : columns) {
      out = out.add(column, DataTypes.StringType);
    }
    return out;
  }
}
