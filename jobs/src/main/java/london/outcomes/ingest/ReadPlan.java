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
import london.outcomes.catalogue.Vintage;
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
 * @param columns the row's columns, in their order
 * @param vintages other layouts of the columns
 * @param ignoresOthers whether columns that are not declared are passed over without a word
 * @param melt which columns become rows
 * @param layout where in a file the table stands
 * @param maxBytes what a file may hold, unpacked
 * @param isConcealed whether messages keep to themselves what stands in a field
 * @param pseudonyms what takes the place of references to persons
 */
record ReadPlan(
    List<SourceColumn> columns,
    List<Vintage> vintages,
    boolean ignoresOthers,
    Melt melt,
    Layout layout,
    long maxBytes,
    boolean isConcealed,
    Pseudonyms pseudonyms)
    implements Serializable {

  /** For what can be known without reading a field. */
  static ReadPlan of(SourceContract contract) {
    return of(contract, Pseudonyms.NONE);
  }

  static ReadPlan of(SourceContract contract, Pseudonyms pseudonyms) {
    return new ReadPlan(
        new ArrayList<>(contract.columns()),
        new ArrayList<>(contract.vintages()),
        contract.ignoresOthers(),
        contract.melt(),
        contract.layout(),
        contract.maxBytes(),
        contract.isRestricted(),
        pseudonyms);
  }

  /**
   * Opens unpacked content as the contract says it is written; closing the source closes it.
   *
   * @throws london.outcomes.ingest.archive.Refusal when a workbook must not be read
   */
  RecordSource open(InputStream content, Dialect dialect) throws IOException {
    RecordSource source =
        layout.isWorkbook()
            ? WorkbookReader.open(content, layout, maxBytes)
            : RecordReader.open(content, dialect, layout.preambleLines(), layout.headerRows());
    return layout.footer().isEmpty()
        ? source
        : new UntilFooter(source, layout.footer(), delimiter(dialect));
  }

  /** What stands between the fields in a record's raw text. */
  char delimiter(Dialect dialect) {
    return layout.isWorkbook() ? WorkbookReader.DELIMITER : dialect.delimiter();
  }

  /** The position of a column by our name. */
  int indexOf(String name) {
    return columns.stream().map(SourceColumn::name).toList().indexOf(name);
  }

  /** Columns out: the delivery, where the row stands, what is wrong with it, and its values. */
  StructType schema() {
    StructType schema =
        RowReader.DELIVERY
            .add(RowColumns.ROW, DataTypes.LongType, false)
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
