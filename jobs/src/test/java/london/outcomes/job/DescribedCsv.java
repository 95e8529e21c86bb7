package london.outcomes.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import london.outcomes.publish.opendata.FormulaGuard;

/** A reader that knows of a CSV file nothing but what the CSVW document beside it says. */
final class DescribedCsv {

  private static final String NOTHING = "\0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private DescribedCsv() {}

  static List<List<Object>> read(Path file) {
    try {
      JsonNode document = JSON.readTree(Files.readString(Path.of(file + "-metadata.json")));
      JsonNode columns = document.path("tableSchema").path("columns");
      List<List<Object>> rows = new ArrayList<>();
      CsvRecordHandler handler = CsvRecordHandler.of(b -> b.fieldModifier(new EmptyIsNothing()));
      try (CsvReader<CsvRecord> csv = CsvReader.builder().build(handler, file)) {
        List<CsvRecord> records = csv.stream().toList();
        requireHeader(records.get(0), columns);
        for (CsvRecord record : records.subList(1, records.size())) {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            row.add(value(record.getField(i), columns.get(i)));
          }
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireHeader(CsvRecord header, JsonNode columns) {
    List<String> titles = new ArrayList<>();
    columns.forEach(column -> titles.add(column.path("titles").get(0).asText()));
    if (!header.getFields().equals(titles)) {
      throw new AssertionError(header.getFields() + " are not " + titles);
    }
  }

  private static Object value(String cell, JsonNode column) {
    if (column.has("separator")) {
      String text = cell.equals(NOTHING) ? "" : FormulaGuard.original(cell);
      return text.isEmpty()
          ? List.of()
          : List.of(text.split("[" + column.path("separator").asText() + "]"));
    }
    if (cell.equals(NOTHING)) {
      if (column.path("required").asBoolean()) {
        throw new AssertionError("nothing in " + column);
      }
      return null;
    }
    JsonNode type = column.path("datatype");
    return switch (type.isObject() ? type.path("base").asText() : type.asText()) {
      case "int" -> Integer.valueOf(cell);
      case "long" -> Long.valueOf(cell);
      case "double" -> Double.valueOf(cell);
      case "boolean" -> Boolean.valueOf(cell);
      case "date" -> Date.valueOf(cell);
      default -> FormulaGuard.original(cell);
    };
  }

  /** Values with their types, so that 1 is not "1". */
  static String text(List<Object> values) {
    StringBuilder out = new StringBuilder();
    for (Object value : values) {
      out.append(
          value == null ? "-" : value.getClass().getSimpleName().replaceAll(".*List.*", "List"));
      out.append(' ')
          .append(value instanceof Double d ? Double.toHexString(d) : value)
          .append(" ; ");
    }
    return out.toString();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An empty cell is no value; one with quotes is an empty text. */
  private static final class EmptyIsNothing implements FieldModifier {
    @Override
    public String modify(long line, int field, boolean isQuoted, String text) {
      return text.isEmpty() && !isQuoted ? NOTHING : text;
    }
  }
}
