package london.outcomes.ingest.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Layout;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;

/** A sheet read to its end: what the tests look at. */
record Sheets(List<String> header, List<RawRecord> records, List<String> warnings) {

  static Sheets xlsx(byte[] workbook) throws IOException {
    return of(workbook, Layout.ofSheet(Layout.Type.XLSX, "Data"));
  }

  static Sheets ods(byte[] workbook) throws IOException {
    return of(workbook, Layout.ofSheet(Layout.Type.ODS, "Data"));
  }

  static Sheets of(byte[] workbook, Layout layout) throws IOException {
    try (WorkbookReader reader =
        WorkbookReader.open(new ByteArrayInputStream(workbook), layout, 1L << 30)) {
      List<RawRecord> records = new ArrayList<>();
      reader.forEachRemaining(records::add);
      return new Sheets(
          reader.header(), records, reader.warnings().stream().map(Problem::detail).toList());
    }
  }

  /** One entry for each record: its line, and its fields or its code. */
  List<String> rows() {
    return records.stream()
        .map(r -> r.line() + " " + (r.isIntact() ? List.of(r.fields()).toString() : r.code()))
        .toList();
  }
}
