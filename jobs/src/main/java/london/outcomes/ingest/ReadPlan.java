package london.outcomes.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.Layout;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.ExpectedColumn;
import london.outcomes.ingest.csv.RecordReader;
import london.outcomes.ingest.csv.RecordSource;
import london.outcomes.ingest.workbook.WorkbookReader;
import london.outcomes.quality.Problems;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The part of a contract that executors need to cut files into rows.
 *
 * @param expected the headers, for matching by name
 * @param columns the row's columns, in their order
 * @param melt whether month columns become rows
 * @param nameIndex position of the melted header text, or -1
 * @param isConcealed whether messages keep to themselves what stands in a field
 * @param valueIndex position of the melted cell, or -1
 * @param preambleLines lines, or rows of a sheet, above the header
 * @param maxBytes what a file may hold, unpacked
 */
record ReadPlan(
    List<ExpectedColumn> expected,
    List<SourceColumn> columns,
    boolean melt,
    int nameIndex,
    int valueIndex,
    Layout layout,
    int preambleLines,
    long maxBytes,
    boolean isConcealed)
    implements Serializable {

  /** Name under which {@code expected} holds the columns to melt. */
  static final String MELTED = "(melted)";

  static ReadPlan of(SourceContract contract) {
    List<String> names = contract.columns().stream().map(SourceColumn::name).toList();
    return new ReadPlan(
        expected(contract),
        new ArrayList<>(contract.columns()),
        contract.melt().isPresent(),
        contract.melt().map(m -> names.indexOf(m.nameColumn())).orElse(-1),
        contract.melt().map(m -> names.indexOf(m.valueColumn())).orElse(-1),
        contract.layout(),
        contract.preambleLines(),
        contract.maxBytes(),
        contract.isRestricted());
  }

  /**
   * Opens unpacked content as the contract says it is written; closing the source closes it.
   *
   * @throws london.outcomes.ingest.archive.Refusal when a workbook must not be read
   */
  RecordSource open(InputStream content, Dialect dialect) throws IOException {
    RecordSource source =
        layout.isWorkbook()
            ? WorkbookReader.open(content, layout, preambleLines, maxBytes)
            : RecordReader.open(content, dialect, preambleLines);
    return layout.footer().isEmpty()
        ? source
        : new UntilFooter(source, layout.footer(), delimiter(dialect));
  }

  /** What stands between the fields in a record's raw text. */
  char delimiter(Dialect dialect) {
    return layout.isWorkbook() ? WorkbookReader.DELIMITER : dialect.delimiter();
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

  /** The position of the column that {@code expected} names by its first header. */
  int indexOf(String header) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).headers().get(0).equals(header)) {
        return i;
      }
    }
    throw new IllegalArgumentException("No column has the header " + header);
  }

  /** Columns out: the delivery, where the row stands, what is wrong with it, and its values. */
  StructType schema() {
    StructType schema =
        RowReader.DELIVERY
            .add(RowColumns.LINE, DataTypes.LongType, false)
            .add(RowColumns.OFFSET, DataTypes.LongType, false)
            .add(RowColumns.RAW, DataTypes.StringType)
            .add(RowColumns.IS_FILE, DataTypes.BooleanType, false)
            .add(RowColumns.PROBLEM, Problems.TYPE)
            .add(RowColumns.NOTES, DataTypes.createArrayType(DataTypes.StringType, false));
    for (SourceColumn column : columns) {
      schema = schema.add(column.name(), type(column.type()));
      if (column.hasStatus()) {
        schema = schema.add(column.statusName(), DataTypes.StringType);
      }
    }
    return schema;
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case INTEGER, GROUPED_INTEGER -> DataTypes.LongType;
      case DECIMAL, DECIMAL_COMMA, PERCENT -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case MONTH, DATE, SPSS_DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }
}
