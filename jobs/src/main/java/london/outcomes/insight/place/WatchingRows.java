package london.outcomes.insight.place;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** A watched category as a row, so that categories can be watched side by side. */
final class WatchingRows {

  private static final StructType LINE =
      new StructType()
          .add("area", DataTypes.StringType)
          .add("level", DataTypes.StringType)
          .add("borough", DataTypes.StringType);

  private static final StructType RISE =
      LINE.add("month", DataTypes.IntegerType)
          .add("months", DataTypes.IntegerType)
          .add("observed", DataTypes.LongType)
          .add("whole", DataTypes.LongType)
          .add("expected", DataTypes.DoubleType)
          .add("lower", DataTypes.DoubleType)
          .add("upper", DataTypes.DoubleType)
          .add("p", DataTypes.DoubleType);

  static final DataType TYPE =
      new StructType()
          .add("first", DataTypes.IntegerType)
          .add("months", DataTypes.IntegerType)
          .add("lines", DataTypes.createArrayType(LINE))
          .add("rises", DataTypes.createArrayType(RISE))
          .add("planted", DataTypes.createArrayType(LINE.add("from", DataTypes.IntegerType)))
          .add("trials", DataTypes.createArrayType(RISE));

  private WatchingRows() {}

  /** The row that stands for it. */
  static Row of(Watching watching) {
    Panel panel = watching.panel();
    return RowFactory.create(
        panel.first(),
        panel.months(),
        panel.lines().stream()
            .map(l -> RowFactory.create(l.area(), l.level(), l.borough()))
            .toArray(Row[]::new),
        rises(watching.rises()),
        watching.planted().stream()
            .map(p -> RowFactory.create(p.area(), p.level(), p.borough(), p.from()))
            .toArray(Row[]::new),
        rises(watching.trials()));
  }

  private static Row[] rises(List<Rise> rises) {
    return rises.stream()
        .map(
            r ->
                RowFactory.create(
                    r.area(),
                    r.level(),
                    r.borough(),
                    r.month(),
                    r.months(),
                    r.observed(),
                    r.whole(),
                    r.expected(),
                    r.lower(),
                    r.upper(),
                    r.p()))
        .toArray(Row[]::new);
  }

  /** What the row stands for; the counts themselves stay behind. */
  static Watching read(String category, Row row) {
    int months = row.getAs("months");
    List<Panel.Line> lines =
        rows(row, "lines").stream()
            .map(
                l ->
                    new Panel.Line(
                        l.getAs("area"), l.getAs("level"), l.getAs("borough"), new double[0]))
            .toList();
    List<Planting.Planted> planted =
        rows(row, "planted").stream()
            .map(
                p ->
                    new Planting.Planted(
                        category,
                        p.getAs("area"),
                        p.getAs("level"),
                        p.getAs("borough"),
                        p.getAs("from")))
            .toList();
    return new Watching(
        new Panel(category, row.getAs("first"), lines, new double[months]),
        rows(row, "rises").stream().map(r -> rise(category, r)).toList(),
        planted,
        rows(row, "trials").stream().map(r -> rise(category, r)).toList());
  }

  private static Rise rise(String category, Row row) {
    return new Rise(
        category,
        row.getAs("area"),
        row.getAs("level"),
        row.getAs("borough"),
        row.getAs("month"),
        row.getAs("months"),
        row.getAs("observed"),
        row.getAs("whole"),
        row.getAs("expected"),
        row.getAs("lower"),
        row.getAs("upper"),
        row.getAs("p"));
  }

  private static Collection<Row> rows(Row row, String name) {
    Iterable<Row> rows = row.getAs(name);
    return CollectionConverters.asJavaCollection(rows);
  }
}
