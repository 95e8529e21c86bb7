package london.outcomes.publish;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.Contract;

/**
 * What readers of a curated table may rely on, in the words of the Open Data Contract Standard
 * (bitol.io, 3.0), as YAML.
 */
final class SchemaContract {

  private static final String STANDARD = "v3.0.1";

  private final TableDefinition table;
  private final Contract contract;
  private final StringBuilder text = new StringBuilder();

  private SchemaContract(TableDefinition table, Contract contract) {
    this.table = table;
    this.contract = contract;
  }

  static String of(TableDefinition table, Contract contract) {
    return new SchemaContract(table, contract).text();
  }

  private String text() {
    text.append("# ").append(Documents.NOTICE);
    line("", "apiVersion", STANDARD);
    line("", "kind", "DataContract");
    line("", "id", "london.outcomes.curated." + table.name());
    line("", "name", table.name());
    line("", "version", contract.version());
    line("", "status", "active");
    line("", "domain", "policing");
    text.append("description:\n");
    line("  ", "purpose", table.comment());
    line("  ", "limitations", "Figures have passed disclosure control; see docs/data-ethics.md.");
    text.append("schema:\n");
    line("  - ", "name", table.name());
    line("    ", "logicalType", "object");
    line("    ", "physicalType", contract.select().isPresent() ? "view" : "table");
    line("    ", "description", table.comment());
    line("    ", "dataGranularityDescription", "One row for each " + words(contract.key()));
    if (!contract.references().isEmpty()) {
      text.append("    customProperties:\n");
      contract.references().forEach(this::add);
    }
    text.append("    properties:\n");
    table.columns().forEach(this::add);
    return text.toString();
  }

  private void add(TableDefinition.Reference reference) {
    line("      - ", "property", "references");
    line("        ", "value", words(reference.columns()) + " of " + reference.table());
  }

  private void add(TableColumn column) {
    line("      - ", "name", column.name());
    line("        ", "logicalType", LOGICAL.getOrDefault(column.type(), "array"));
    line("        ", "physicalType", column.type());
    line("        ", "required", !column.nullable());
    position("primaryKey", contract.key().indexOf(column.name()));
    position("partition", table.partitionBy().indexOf(column.name()));
    line("        ", "description", column.comment());
    if (column.type().startsWith("array")) {
      text.append("        items:\n");
      line("          ", "logicalType", "string");
    }
  }

  private static final Map<String, String> LOGICAL =
      Map.of(
          "string", "string",
          "int", "integer",
          "bigint", "integer",
          "double", "number",
          "boolean", "boolean",
          "date", "date",
          "timestamp", "date");

  private void position(String of, int index) {
    if (index >= 0) {
      line("        ", of.equals("partition") ? "partitioned" : of, true);
      line("        ", of + (of.equals("partition") ? "KeyPosition" : "Position"), index + 1);
    }
  }

  private void line(String indent, String key, Object value) {
    boolean isText = value instanceof String;
    text.append(indent).append(key).append(": ");
    // Every text in JSON is the same text in YAML.
    text.append(isText ? '"' + escaped((String) value) + '"' : value).append('\n');
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private static String words(Iterable<String> columns) {
    return String.join(", ", columns);
  }
}
