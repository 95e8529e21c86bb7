package london.outcomes.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.ExpectedColumn;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The part of a contract that executors need to cut files into rows.
 *
 * @param expected the headers, for matching by name
 * @param names our names of the row's columns, in their order
 * @param headers the first header of each column, as {@code expected} names it
 * @param normalised positions in {@code names} whose spelling is brought to one form
 * @param melt whether month columns become rows
 * @param nameIndex position of the melted header text, or -1
 * @param valueIndex position of the melted cell, or -1
 */
record ReadPlan(
    List<ExpectedColumn> expected,
    List<String> names,
    List<String> headers,
    List<Integer> normalised,
    boolean melt,
    int nameIndex,
    int valueIndex,
    int preambleLines)
    implements Serializable {

  /** Name under which {@code expected} holds the columns to melt. */
  static final String MELTED = "(melted)";

  static ReadPlan of(SourceContract contract) {
    List<String> names = contract.columns().stream().map(SourceColumn::name).toList();
    List<Integer> normalised = new ArrayList<>();
    for (SourceColumn column : contract.columns()) {
      if (column.isNormalised()) {
        normalised.add(names.indexOf(column.name()));
      }
    }
    return new ReadPlan(
        expected(contract),
        new ArrayList<>(names),
        new ArrayList<>(contract.columns().stream().map(c -> c.headers().get(0)).toList()),
        normalised,
        contract.melt().isPresent(),
        contract.melt().map(m -> names.indexOf(m.nameColumn())).orElse(-1),
        contract.melt().map(m -> names.indexOf(m.valueColumn())).orElse(-1),
        contract.preambleLines());
  }

  static List<ExpectedColumn> expected(SourceContract contract) {
    List<ExpectedColumn> expected = new ArrayList<>();
    for (SourceColumn column : contract.headed()) {
      List<String> headers = column.headers();
      expected.add(
          ExpectedColumn.required(
              headers.get(0), headers.subList(1, headers.size()).toArray(String[]::new)));
    }
    contract
        .melt()
        .map(Melt::columns)
        .map(p -> ExpectedColumn.matching(MELTED, p))
        .ifPresent(expected::add);
    return expected;
  }

  /** Columns out: where the row stands, its damage or notes, and its texts. */
  StructType schema() {
    StructType schema =
        new StructType()
            .add(RowColumns.DELIVERY, DataTypes.StringType, false)
            .add(RowColumns.LINE, DataTypes.LongType, false)
            .add(RowColumns.OFFSET, DataTypes.LongType, false)
            .add(RowColumns.RAW, DataTypes.StringType)
            .add(RowColumns.IS_FILE, DataTypes.BooleanType, false)
            .add(RowColumns.DAMAGE, DataTypes.StringType, false)
            .add(RowColumns.DAMAGE_DETAIL, DataTypes.StringType)
            .add(RowColumns.NOTES, DataTypes.createArrayType(DataTypes.StringType, false));
    for (String name : names) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }
}
